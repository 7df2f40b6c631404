import { UsageError } from '../errors.js';
import { isReviewedTable, type Part, partsOf } from '../review/tables.js';
import { JUDGEMENTS } from '../review/verdicts.js';
import type { Answers, VerdictRequest, View } from './contract.js';
import { VIEWED_TABLES } from './views/rows.js';

/** Forms of values in an address. */
const KINDS = {
  text: (value: string) => (value.includes('\0') ? null : value),
  day: (value: string) => (isDay(value) ? value : null),
  number: (value: string) => (value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null),
  count: (value: string) => (/^\d{1,9}$/.test(value) ? Number(value) : null),
  truth: (value: string) => (value === 'true' ? true : value === 'false' ? false : null),
} as const;

/** Whether a text is a day of the calendar: 2021-02-30 is none. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
}

type Kind = keyof typeof KINDS;
/** The kind of a value, or the texts to choose from. */
type Parameter = Kind | readonly string[];
type Parameters<Asks> = { readonly [Name in keyof Asks]-?: ParameterFor<NonNullable<Asks[Name]>> };
type ParameterFor<Value> = [Value] extends [string] ? (string extends Value ? Kind : readonly Value[]) : Kind;

const EXPECTED: Readonly<Record<Kind, string>> = {
  text: 'a text without NUL',
  day: 'a day like 2024-05-14',
  number: 'a number',
  count: 'a whole number from 0 up',
  truth: 'true or false',
};

const PAGING = { offset: 'count', limit: 'count' } as const;
const PERIOD = { from: 'day', to: 'day' } as const;
const CONFIDENCE = { least: 'number', most: 'number' } as const;
const NUMBERS: Parameters<Answers['numbers']['asks']> = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  text: 'text',
  kind: 'text',
  unit: 'text',
  counted: 'text',
  leastValue: 'number',
  mostValue: 'number',
  publisher: 'text',
  sort: ['article', 'newest', 'largest', 'smallest', 'unsurest'],
};
const DATES: Parameters<Answers['dates']['asks']> = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  text: 'text',
  kind: 'text',
  publisher: 'text',
  about: 'day',
  aboutTo: 'day',
  sort: ['article', 'newest', 'earliest', 'latest', 'unsurest'],
};

/** What each view may be asked. */
const PARAMETERS: { readonly [Name in View]: Parameters<Answers[Name]['asks']> } = {
  overview: {},
  choices: {},
  quotes: {
    ...PAGING,
    ...PERIOD,
    ...CONFIDENCE,
    text: 'text',
    speaker: 'text',
    speakerName: 'text',
    kind: 'text',
    medium: 'text',
    nature: 'text',
    publisher: 'text',
    docId: 'text',
    utterance: 'text',
    sort: ['article', 'newest', 'oldest', 'surest', 'unsurest', 'longest', 'repeated'],
    grouped: 'truth',
  },
  entities: { ...PAGING, text: 'text', type: 'text', sort: ['mentions', 'documents', 'utterances', 'name'] },
  entity: { id: 'text' },
  mentions: { ...PAGING, ...PERIOD, ...CONFIDENCE, entity: 'text', type: 'text', publisher: 'text' },
  articles: {
    ...PAGING,
    ...PERIOD,
    text: 'text',
    publisher: 'text',
    language: 'text',
    status: 'text',
    duplicates: ['all', 'only', 'none'],
    sort: ['article', 'newest', 'oldest', 'longest', 'quotes'],
  },
  article: { id: 'text' },
  numbers: NUMBERS,
  'numbers/histogram': NUMBERS,
  dates: DATES,
  'dates/timeline': DATES,
  review: { table: VIEWED_TABLES, size: 'count', seed: 'count', reviewer: 'text' },
  'review/summary': {},
};

const REQUIRED: Readonly<Partial<Record<View, readonly string[]>>> = {
  entity: ['id'],
  article: ['id'],
  review: ['table', 'size', 'seed'],
};

const MOST_AT_ONCE = 500;
const LARGEST_SAMPLE = 1_000;
const LONGEST_NAME = 200;
const LONGEST_SHOWN = 60;

export const isView = (name: string): name is View => Object.hasOwn(PARAMETERS, name);

/**
 * What an address asks of a view.
 *
 * @throws UsageError for parameters that the view does not have, and values that they do not take
 */
export function asked<Name extends View>(view: Name, search: URLSearchParams): Answers[Name]['asks'] {
  const parameters = PARAMETERS[view] as Readonly<Record<string, Parameter>>;
  const asks: Record<string, unknown> = {};
  for (const [name, text] of search) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter === undefined) throw new UsageError(`${view} has no parameter ${name}`);
    asks[name] = valueFrom(name, parameter, text);
  }
  if (typeof asks.size === 'number') asks.size = Math.min(asks.size, LARGEST_SAMPLE);
  if (typeof asks.limit === 'number') asks.limit = Math.min(asks.limit, MOST_AT_ONCE);
  for (const name of REQUIRED[view] ?? []) {
    if (asks[name] === undefined) throw new UsageError(`${view} needs ${name}`);
  }
  return asks as Answers[Name]['asks'];
}

function valueFrom(name: string, parameter: Parameter, text: string): unknown {
  const isChoice = typeof parameter !== 'string';
  const value = isChoice ? (parameter.includes(text) ? text : null) : KINDS[parameter](text);
  if (value !== null) return value;
  const expected = isChoice ? parameter.join(', ') : EXPECTED[parameter];
  throw new UsageError(`${name} takes ${expected}, not ${text.slice(0, LONGEST_SHOWN)}`);
}

/**
 * A verdict as a page sends it.
 *
 * @throws UsageError
 */
export function verdictRequest(body: unknown): VerdictRequest {
  const { table, id, verdict, parts, reviewer, seed } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const isWhole =
    isReviewedTable(table) &&
    typeof id === 'string' &&
    JUDGEMENTS.some((judgement) => judgement === verdict) &&
    Array.isArray(parts) &&
    parts.every((part) => partsOf(table).includes(part as Part)) &&
    (verdict === 'wrong') === parts.length > 0 &&
    (reviewer === null || (typeof reviewer === 'string' && reviewer.length <= LONGEST_NAME)) &&
    (seed === null || Number.isSafeInteger(seed));
  if (!isWhole) throw new UsageError('a verdict names table, id, verdict, parts, reviewer and seed');
  return { table, id, verdict, parts, reviewer: reviewer === '' ? null : reviewer, seed } as VerdictRequest;
}
