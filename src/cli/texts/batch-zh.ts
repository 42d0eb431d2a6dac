import { type BatchTexts, clock } from './batch.js';

/** What to do about the system's reasons for refusing to write. */
const WRITE_ADVICE: Record<string, string> = {
  ENOENT: '文件夹不存在，请先建立。',
  ENOTDIR: '路径中有一段是文件而不是文件夹。',
  EEXIST: '路径中有一段是文件而不是文件夹。',
  ENOSPC: '磁盘已满，请腾出空间。',
  EDQUOT: '磁盘配额已用完，请腾出空间。',
  EFBIG: '此处不允许这么大的文件，请另选位置。',
  EROFS: '磁盘是只读的，请另选位置。',
  EACCES: '请检查权限。',
  EPERM: '请检查权限。',
};

/** What can be done when the system refuses to write, by its code. */
export const writeAdvice = (code: string) => WRITE_ADVICE[code] ?? '请检查文件夹、权限和剩余空间。';

export const batchZh: BatchTexts = {
  reasons: {
    'not-found': () => '没有这个文件或文件夹，请检查名称。',
    'not-utf8': () => '文件名不是 UTF-8 编码，请先改名（convmv -r -f gbk -t utf8 --notest <文件夹>）。',
    'not-readable': (detail) => `无法读取（${detail}），${detail === 'ELOOP' ? '链接首尾相连' : '请检查权限'}。`,
    'not-a-file': () => '这不是可以读取的文件，请给出 PDF 或文本文件。',
    'nobody-writes': () => '这是命名管道，而没有程序向它写入。',
    'no-inputs-in': () => '文件夹里没有 .pdf 或 .txt 文件。请直接给出文件名。',
    'too-large': (detail) => `超过 ${detail}，不会是申报表，请检查是否选错了文件。`,
    'not-writable': (detail) => `结果无法写入（${detail}）。${writeAdvice(detail)}`,
    timeout: (detail) => `超过 ${detail}，已放弃。可用 --timeout 放宽。`,
    memory: (detail) => `占用内存过多（${detail}），已放弃。可用 --memory 放宽。`,
    killed: (detail) => `处理它的进程被外部终止（${detail}）。可加 --resume 再试。`,
    crashed: (detail) => `处理它的进程崩溃（${detail}）。请连同输入文件一起报告。`,
    internal: (detail) => `declparse 自身出错（${detail}）。请连同输入文件一起报告。`,
  },
  because: (input, sentence) => `${input}：${sentence}`,
  progress: ({ done, total, failed, rate, remaining }) =>
    [
      `${total} 个文件中已完成 ${done} 个`,
      ...(rate === null ? [] : [`每秒 ${rate.toFixed(1)} 个`]),
      ...(remaining === null ? [] : [`还需 ${clock(remaining)}`]),
      `失败 ${failed} 个`,
    ].join('，'),
  combining: '正在写入合并结果……',
  stopping: '正在停止：先完成手头的文件。再按一次 Ctrl-C 则放弃这些文件。',
  interrupted: (done, total, canResume) =>
    `已停止：${total} 个文件中完成了 ${done} 个。${canResume ? '加上 --resume 再次运行同一命令即可继续。' : '没有 --output，不保留结果。'}`,
  broken: (reason, done, total, canResume) =>
    `已停止：无法继续写入结果（${reason}）。${writeAdvice(reason)}${total} 个文件中完成了 ${done} 个。${canResume ? '解决后加上 --resume 再次运行同一命令即可继续。' : ''}`,
  summary: {
    files: '文件',
    ok: '没有问题',
    findings: '有问题',
    failed: '失败',
    resumed: '沿用已有结果',
    projects: '项目',
    indicators: '指标',
    rejected: '未通过',
    errors: '错误',
    warnings: '警告',
    time: '用时',
    byCode: '错误和警告（按代码）',
    byReason: '失败（按原因）',
    slowest: '最慢的文件',
  },
  seconds: (seconds) => (seconds < 60 ? `${seconds.toFixed(1)} 秒` : clock(seconds)),
  differs: (input) => `${input}：与预期不同（- 预期，+ 实际）`,
  notCompared: '旁边没有预期的 JSON',
  nothingExpected: (files) => `；${files} 个文件旁边没有预期的 JSON`,
  merge: {
    missing: (shards) => `缺少分片：${shards}。请同时给出它们的文件夹或清单。`,
    unfinished: (path, status) => `${path}：该次运行的状态是 ${status}，尚未完成。请先加 --resume 继续。`,
    mixed: '这些清单的选项或程序版本不同，结果不能合并。',
    merged: (manifests, files) => `合并了 ${manifests} 份清单，${files} 个文件`,
  },
};
