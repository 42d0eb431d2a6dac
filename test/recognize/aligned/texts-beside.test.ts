import { describe, expect, it } from 'vitest';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { partTexts } from '../../../src/recognize/aligned/texts-beside.js';
import { linesOf } from '../../support/dump.js';

const HEADINGS = [
  { x0: 8, x1: 13, exact: true },
  { x0: 30, x1: 36, exact: true },
];

function part(...printed: readonly string[]) {
  const lines = toTextLines(linesOf(printed.join('\n')));
  const { columns, narrow } = partTexts(lines, HEADINGS);
  return { texts: columns.map((row) => row.map((words) => words.map(({ text }) => text).join(''))), narrow };
}

describe('partTexts', () => {
  it('is sure where wide gaps part the texts', () => {
    expect(
      part(
        '  完成全区八十所学校的体质监测，      建立覆盖全区的监测档案，',
        '  按期上报。                逐年提高优良率。',
      ),
    ).toEqual({
      texts: [
        ['完成全区八十所学校的体质监测，', '建立覆盖全区的监测档案，'],
        ['按期上报。', '逐年提高优良率。'],
      ],
      narrow: false,
    });
  });

  it('says where lines that were printed closed up may as well be cut elsewhere', () => {
    expect(part('确保改造教室照明 72 间 安装饮水设备 10 台', '合格率达到 100%。').narrow).toBe(true);
  });

  it('doubts a line that is far wider than all others: it may hold one of each text, printed without a blank', () => {
    const printed = [
      '  完成全区八十所学校的体质监测，按期上报并逐校反1.培训教师不少于六十名，考核通过',
      '  馈。                      2.配备监测车一辆。',
    ];
    expect(part(...printed).narrow).toBe(true);
    expect(part(printed[0]!.replace('1.培', '         1.培'), printed[1]!).narrow).toBe(false);
  });

  it('parts a line where an item of the right text begins right behind a full line of the left one', () => {
    const { texts } = part(
      '  新收集资源3.5万份，抢救性保护濒 目标1：引进种质资源7000份，',
      '  危资源4200份。         入库保存6500份。',
      '  目标3：精准鉴定水稻、小麦、玉米、目标2：维持53个种质圃运转。',
      '  大豆等资源2.8万份。',
    );
    expect(texts[2]).toEqual(['目标3：精准鉴定水稻、小麦、玉米、', '目标2：维持53个种质圃运转。']);
  });

  it('cuts a line where another one is cut, though only a single blank parts it from a short rest', () => {
    const { texts } = part(
      '目标1：公园全域18.4万亩林地火情视频覆盖率达到九 目标1：新建高点监控塔7座，接入省级防火平台；',
      '成。                           目标2：开辟东坡巡护步道21公里，设置语音警示桩90',
      '目标2：巡护步道连成环线，护林员半小时可达任一林 根；',
      '班。                           目标3：购置风力灭火机、水枪等机具，清明前培训半',
      '目标3：连续三年不发生较大以上森林火灾。         专业扑火队员两轮。',
    );
    expect(texts[2]).toEqual(['目标2：巡护步道连成环线，护林员半小时可达任一林', '根；']);
  });

  it('takes a single blank between two characters for the border, far left of it though a full line puts it', () => {
    const { texts } = part(
      '                                  一、翻做屋面防水层3160平方米，更换落水管26',
      '总体 趁暑期停课把两栋宿舍楼的漏雨问题一次解决，并 根；',
      '目标 把烧煤锅炉换成空气源热泵。                 二、安装热泵机组6台、保温水箱2只，9月1日开学',
      '   使942名住校生冬季每天都能洗上热水澡。          前通水试用；',
      '                                  三、拆除旧锅炉并办理注销手续。',
    );
    expect(texts[1]).toEqual(['总体趁暑期停课把两栋宿舍楼的漏雨问题一次解决，并', '根；']);
  });
});
