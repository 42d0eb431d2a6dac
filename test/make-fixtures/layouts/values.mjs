/** 1234567.5 → `1,234,567.50`; null → null. */
export function yuan(amount) {
  return amount === null || amount === undefined ? null : amount.toLocaleString('en-US', { minimumFractionDigits: 2 });
}

/** Yuan as 万元, every cent kept: 16205000 → `1,620.50`, 1234567.8 → `123.45678`. */
export function tenThousands(amount) {
  if (amount === null || amount === undefined) return null;
  const exact = (amount / 10000).toFixed(6).replace(/0+$/, '');
  const [whole, fraction] = exact.split('.');
  return `${Number(whole).toLocaleString('en-US')}.${fraction.padEnd(2, '0')}`;
}

/** An amount in the unit that the form is printed in. */
export function money(amount, unit) {
  return unit === '万元' ? tenThousands(amount) : yuan(amount);
}

/** `2026-01-05` → `2026/1/5` or `2026年1月5日`. */
export function date(iso, style = 'iso') {
  const [year, month, day] = iso.split('-').map(Number);
  if (style === 'slash') return `${year}/${month}/${day}`;
  if (style === 'han') return `${year}年${month}月${day}日`;
  return iso;
}

/** Of tick boxes with one ticked: `新增项目□　延续项目√`. */
export function ticks(choices, chosen, mark = '√') {
  return choices.map((choice) => choice + (choice === chosen ? mark : '□')).join('　');
}
