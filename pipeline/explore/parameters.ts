import { REVIEWED_TABLES } from '../review/parts.js';
import { DUPLICATES, ORDERS } from './asked-values.js';
import type { Answers, View } from './contract.js';

/*
 * What each view may be asked, and how that is written: in the address of a page, and in that of a request.
 */

/** A form of values. */
interface Kind {
  /** For a message. */
  readonly expected: string;
  /** A value from its text; null for a text that is none. */
  readonly read: (text: string) => unknown;
}

export const KINDS = {
  text: { expected: 'a text without NUL', read: withoutNul },
  /** As text; the empty text asks for what does not say. */
  given: { expected: 'a text without NUL', read: withoutNul },
  day: { expected: 'a day like 2024-05-14', read: (text) => (isDay(text) ? text : null) },
  number: { expected: 'a number', read: numberFrom },
  count: {
    expected: 'a whole number from 0 up',
    read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
  },
  truth: {
    expected: 'true or false',
    read: (text) => (text === 'true' ? true : text === 'false' ? false : null),
  },
} as const satisfies Readonly<Record<string, Kind>>;

function withoutNul(text: string): string | null {
  return text.includes('\0') ? null : text;
}

/** A number as it is typed; null for what is none. */
export function numberFrom(text: string): number | null {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** Whether a text is a day of the calendar: 2021-02-30 is none. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
}

type KindName = keyof typeof KINDS;
/** The kind of a value, or the texts to choose from. */
export type Parameter = KindName | readonly string[];
type Parameters<Asks> = { readonly [Name in keyof Asks]-?: ParameterFor<NonNullable<Asks[Name]>> };
type ParameterFor<Value> = [Value] extends [string]
  ? string extends Value
    ? KindName
    : readonly Value[]
  : KindName;

const PAGING = { offset: 'count', limit: 'count' } as const;
const PERIOD = { from: 'day', to: 'day', undated: 'truth' } as const;
const CONFIDENCE = { least: 'number', most: 'number' } as const;
const NUMBERS: Parameters<Answers['numbers']['asks']> = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  text: 'text',
  kind: 'text',
  unit: 'given',
  counted: 'text',
  leastValue: 'number',
  mostValue: 'number',
  publisher: 'given',
  sort: ORDERS.numbers,
};
const DATES: Parameters<Answers['dates']['asks']> = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  text: 'text',
  kind: 'text',
  publisher: 'given',
  about: 'day',
  aboutTo: 'day',
  unresolved: 'truth',
  sort: ORDERS.dates,
};

export const PARAMETERS: { readonly [Name in View]: Parameters<Answers[Name]['asks']> } = {
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
    publisher: 'given',
    docId: 'text',
    utterance: 'text',
    sort: ORDERS.quotes,
    grouped: 'truth',
  },
  entities: { ...PAGING, text: 'text', type: 'text', sort: ORDERS.entities },
  entity: { id: 'text' },
  mentions: { ...PAGING, ...PERIOD, ...CONFIDENCE, entity: 'text', type: 'text', publisher: 'given' },
  articles: {
    ...PAGING,
    ...PERIOD,
    text: 'text',
    publisher: 'given',
    language: 'given',
    status: 'text',
    duplicates: DUPLICATES,
    sort: ORDERS.articles,
  },
  article: { id: 'text' },
  publishers: { ...PAGING, text: 'text', sort: ORDERS.publishers },
  numbers: NUMBERS,
  'numbers/histogram': NUMBERS,
  dates: DATES,
  'dates/timeline': DATES,
  quarantine: { ...PAGING, text: 'text', code: 'text', table: 'text' },
  review: { table: REVIEWED_TABLES, size: 'count', seed: 'count', reviewer: 'text' },
  'review/summary': {},
};

/** Rows of a sample that a page judges, at most. */
export const LARGEST_SAMPLE = 1_000;

export const isView = (name: string): name is View => Object.hasOwn(PARAMETERS, name);

/** A value as a parameter has it, from its text; null for a text that it does not take. */
export function valueFrom(parameter: Parameter, text: string): unknown {
  if (typeof parameter === 'string') return KINDS[parameter].read(text);
  return parameter.includes(text) ? text : null;
}
