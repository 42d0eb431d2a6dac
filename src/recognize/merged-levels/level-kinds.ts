import type { Level2Definition, TargetKind } from '../../model/form.js';
import { remember } from '../../model/remember.js';

interface Kind {
  readonly name: string;
  /** Words of which a level 2 of this kind holds one, if it is not the kind's name. */
  readonly words?: readonly string[];
  readonly targets?: readonly TargetKind[];
}

/** Kinds of level 2, whatever a form calls them, with the kinds of target that are usual there: the first whose word a name holds. */
const KINDS = [
  { name: '投入管理' },
  { name: '财务管理' },
  { name: '实施管理' },
  { name: '数量', targets: ['count'] },
  { name: '质量', targets: ['percent', 'words'] },
  { name: '时效', words: ['时效', '进度'], targets: ['time'] },
  { name: '社会成本' },
  { name: '环境成本' },
  { name: '成本', targets: ['money'] },
  { name: '满意度' },
  { name: '经济效益', words: ['经济'], targets: ['money'] },
  { name: '社会效益', words: ['社会'] },
  { name: '生态效益', words: ['生态', '环境'] },
  { name: '可持续影响', words: ['可持续', '长效'] },
  { name: '人力资源' },
  { name: '部门协助' },
  { name: '配套设施' },
  { name: '信息共享' },
] as const satisfies readonly Kind[];

export type LevelKind = (typeof KINDS)[number]['name'];

export const LEVEL_KINDS: readonly LevelKind[] = KINDS.map(({ name }) => name);

const kindNamed = remember((level2): (Kind & { readonly name: LevelKind }) | null => {
  const kinds: readonly (Kind & { readonly name: LevelKind })[] = KINDS;
  return kinds.find(({ name, words = [name] }) => words.some((word) => level2.includes(word))) ?? null;
});

export function kindOfLevel(level2: string): LevelKind | null {
  return kindNamed(level2)?.name ?? null;
}

/** Kinds of target that are usual under a level 2: those that its form names, or those of its kind. */
export function usualTargets({ name, targetKinds }: Level2Definition): readonly TargetKind[] | undefined {
  return targetKinds ?? kindNamed(name)?.targets;
}
