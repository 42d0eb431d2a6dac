/** Text copied from a PDF may hold the radical of the same shape in place of a character: 项⽬ for 项目. */
const RADICALS = /[\u2e80-\u2fd5\u3b35\uf900-\ufad9]/u;
const EACH_RADICAL = /[\u2e80-\u2fd5\u3b35\uf900-\ufad9]/gu;

/** Radical, character, radical, character …: those whose character Unicode's compatibility mapping does not give. */
const SUPPLEMENT =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬' +
  '⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冈⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹' +
  '⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞' +
  '⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀';

/**
 * Radicals whose compatibility mapping is an old form where simplified documents print the new one, and the one rare character that
 * has its glyph from a usual one in the most usual free font (Source Han Sans, Noto Sans CJK SC).
 */
const SIMPLIFIED = '⼾户⾭青⿈黄㬵胶';

let table: ReadonlyMap<string, string> | undefined;

/** Text with the characters that its radicals and compatibility ideographs look like, one for one: offsets stay the same. */
export function mendRadicals(text: string): string {
  if (!RADICALS.test(text)) return text;
  table ??= exceptions();
  return text.replace(EACH_RADICAL, (radical) => table!.get(radical) ?? radical.normalize('NFKC'));
}

/** What Unicode's compatibility mapping gives for those, where a tool has applied it: 戶 for 户. */
const OLD = /[戶靑黃]/u;
const EACH_OLD = /[戶靑黃]/gu;
const NEW: Readonly<Record<string, string>> = { 戶: '户', 靑: '青', 黃: '黄' };
/** Of labels that every form has some of. */
const TRADITIONAL = /[項標績預額]/u;

/** A dump in simplified characters with its old forms as the new ones; offsets stay the same. */
export function mendOldForms(text: string): string {
  if (!OLD.test(text) || TRADITIONAL.test(text)) return text;
  return text.replace(EACH_OLD, (old) => NEW[old]!);
}

function exceptions(): ReadonlyMap<string, string> {
  const pairs = [...SUPPLEMENT, ...SIMPLIFIED];
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < pairs.length; i += 2) map.set(pairs[i]!, pairs[i + 1]!);
  return map;
}
