/** What printed texts begin and end with, and what tells that they go on. */

/** A sentence ends here, in quotation marks or brackets too. */
export const SENTENCE_END = /[。！？!?；;.…][”"’』」）)】》]?$/u;

/** What begins so goes on with the line before. */
export const CLOSING_START = /^[，,、。；;：:）)》”』」】！？]/u;

/** A bracket or quotation mark is open at the end. */
export const OPEN_BRACKET = /[(（《“][^)）》”]*$/u;

/** A number ends here: what stands behind it is no label. */
export const NUMBER_TAIL = /[\d.,，%—－/-]\s*$/u;

/** A box that is ticked or may be. */
export const TICK = /[□☐☑☒■√✓●○]/u;

/** Nothing but digits, as the number of a page is. */
export const BARE_NUMBER = /^\s*\d{1,4}\s*$/u;

/** The unit of an amount on a line of its own below its label: `（元）`, `（万元）：`. */
export const MONEY_UNIT = /^[(（︵]\s*万?元\s*[)）︶]\s*[:：]?$/u;

/** Where someone signs below a form: `评价组长（签字）：`, `单位（公章）`. */
export const SIGNATURE = /^[^:：]{2,12}[(（](?:签字|签名|签章|盖章|公章)[)）]\s*(?:[:：]|$)/u;
