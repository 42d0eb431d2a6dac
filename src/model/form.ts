/** A form family as plain data: everything the recogniser, the schema, the tables and `declparse forms` know of it. */
export interface FormDefinition {
  /** Stable id, lower case with hyphens: `shanghai-2020`. */
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /**
   * Printed titles, the most usual first. A title is evidence, never the decision: two families share one. The title of
   * a form without a table may hold a field: `{projectName}经费情况说明`.
   */
  readonly titles: readonly string[];
  /** Label → one value. */
  readonly fields: readonly FieldDefinition[];
  /** Long texts, in printed order. Keys start with `narrative.`. */
  readonly sections: readonly SectionDefinition[];
  /** Printed words that head a group and carry no value. `{year}` stands for four digits. */
  readonly headings: readonly string[];
  /** Money grid with one row a source of funds; null when the form has none. */
  readonly funds: FundsDefinition | null;
  /** Tables of the form's own beside the indicators, one entry a row: 年度主要任务. */
  readonly lists?: readonly ListDefinition[];
  /** The indicator table; null for a purely narrative form. */
  readonly table: TableDefinition | null;
}

export type FieldType = 'text' | 'choice' | 'date' | 'money' | 'boolean' | 'number';

export interface FieldDefinition {
  /** Path in the project record: `projectName`, `budget.total`. */
  readonly key: string;
  readonly type: FieldType;
  /** Printed label first, then aliases. Compared after `normalizeLabel`, so no `*`, no colon, no spaces, no unit needed. */
  readonly labels: readonly string[];
  /** Those of the labels that may as well be meant for another total. */
  readonly vague?: readonly string[];
  /** The key of that other total: where money is headed as that of a year, such a label is meant for it. */
  readonly otherwise?: string;
  /** For a sub-label that occurs under several totals (其他资金): the key of the total it belongs to. */
  readonly under?: string;
  /** For a value that stands inside a text: the key of the section, where one of the labels stands directly before it. */
  readonly within?: string;
  /** A record without it is rejected. */
  readonly required?: boolean;
}

export interface SectionDefinition {
  /** `narrative.overview` … */
  readonly key: string;
  readonly labels: readonly string[];
  /** Words that mostly head a group (绩效目标), and are a label of this section only where its text stands in their row. */
  readonly headings?: readonly string[];
  /** May be blank on the form. */
  readonly optional?: boolean;
  /** Stands in a column beside the section before or after it, not below: its lines have a width of their own. */
  readonly beside?: boolean;
  /**
   * Words that speak for a text belonging here, beside those that are known for sections of this key, used only where a dump
   * has lost the cell borders: at the start of a paragraph, and anywhere in it. `#` stands for a number in digits.
   */
  readonly cues?: { readonly start: readonly string[]; readonly any: readonly string[] };
}

export interface FundsDefinition {
  /** Row labels, total first. */
  readonly sources: readonly { readonly key: string; readonly labels: readonly string[] }[];
  readonly columns: readonly { readonly key: FundsColumn; readonly labels: readonly string[] }[];
}
export type FundsColumn = 'initialBudget' | 'revisedBudget' | 'executed' | 'weight' | 'rate' | 'score';

export interface ListDefinition {
  /** Key of the entries in the record: `tasks`. */
  readonly key: string;
  /** Columns in printed order; all of their labels stand in the head of the list. */
  readonly columns: readonly ListColumnDefinition[];
  /** Labels of a row with totals (合计). It is no entry: the record has it under the list's key with `Total` behind. */
  readonly totals?: readonly string[];
}

export interface ListColumnDefinition {
  readonly key: string;
  /** Text when not given. */
  readonly type?: FieldType;
  readonly labels: readonly string[];
}

export interface TableDefinition {
  /** Columns in printed order. */
  readonly columns: readonly ColumnDefinition[];
  /** Level-1 labels in canonical order. */
  readonly levels: readonly Level1Definition[];
  /** Labels of footer rows and the field that takes the value: 总分 → totalScore. */
  readonly footers: readonly { readonly key: string; readonly labels: readonly string[] }[];
}

export type KnownColumn =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'target'
  | 'actual'
  | 'weight'
  | 'score'
  | 'deviation'
  | 'note'
  | 'explanation'
  /** Parts of a split target: 指标性质 (≥), 指标值 is `target`, 度量单位. Joined into `target` before validation. */
  | 'targetComparator'
  | 'targetUnit';

/** A column that we know the meaning of, or one of the form's own (责任部门), which is read by its `type`. */
export type ColumnKey = KnownColumn | (string & {});

export interface ColumnDefinition {
  readonly key: ColumnKey;
  readonly labels: readonly string[];
  /** How the cells of a column of the form's own are read; text when not given. Known columns have a type of their own. */
  readonly type?: FieldType;
  /** The table is not this form's without it. */
  readonly required?: boolean;
  /** Few offices print it: indicators have its key only where it is printed. */
  readonly occasional?: boolean;
}

export interface Level1Definition {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly children: readonly Level2Definition[];
}

export interface Level2Definition {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Level-3 names that are near-fixed on this form. */
  readonly level3?: readonly string[];
  /** Words inside a level-3 name that speak for this level 2. */
  readonly cues?: readonly string[];
  /** Hardly a name stands here that holds none of them. */
  readonly alwaysCued?: boolean;
  /** Words or units inside a target that speak for this level 2. */
  readonly targetCues?: readonly string[];
  /** Kinds of target that are usual here. */
  readonly targetKinds?: readonly TargetKind[];
}

/** What a target is about: a share, a number of things, a time or date, money, or plain words. */
export type TargetKind = 'percent' | 'count' | 'time' | 'money' | 'words';
