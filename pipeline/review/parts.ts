/*
 * What a person judges, as the command line, the server and the pages know it.
 */

/** The tables whose rows a person can judge. */
export const REVIEWED_TABLES = ['quotes', 'mentions', 'numbers', 'dates'] as const;
export type ReviewedTable = (typeof REVIEWED_TABLES)[number];

export const isReviewedTable = (name: unknown): name is ReviewedTable =>
  REVIEWED_TABLES.some((table) => table === name);

/** What can be wrong of a row, and the key for it. */
export const PART_KEYS = { span: 's', speaker: 'p', type: 't', value: 'v' } as const;
export type Part = keyof typeof PART_KEYS;
export const PARTS = Object.keys(PART_KEYS) as readonly Part[];

const SPAN = 'it is no such passage, or begins or ends elsewhere';

/** The parts that rows of each table have, and when each of them is wrong. */
export const WRONG_WHEN: Readonly<Record<ReviewedTable, Readonly<Partial<Record<Part, string>>>>> = {
  quotes: {
    span: SPAN,
    speaker: 'somebody else speaks, or the speaker is not told',
    type: 'another kind (direct, mixed, indirect) or nature (statement, attitude, act)',
  },
  mentions: { span: SPAN, type: 'another type of entity', value: 'another entity' },
  numbers: { span: SPAN, type: 'another kind', value: 'another value, unit, or thing counted' },
  dates: { span: SPAN, type: 'another kind', value: 'another time' },
};

/** The parts that rows of a table have. */
export const partsOf = (table: ReviewedTable): readonly Part[] =>
  PARTS.filter((part) => WRONG_WHEN[table][part] !== undefined);

export const JUDGEMENTS = ['right', 'wrong', 'unsure'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];
