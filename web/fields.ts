import type { Address, PageName, Query } from './address.js';

/** Reads one value of an address; undefined for what makes no sense there. */
type Field<Value> = (text: string) => Value | undefined;

type Fields = Readonly<Record<string, Field<unknown>>>;

type Values<Of extends Fields> = {
  readonly [Name in keyof Of]?: Exclude<ReturnType<Of[Name]>, undefined>;
};

const text: Field<string> = (value) => (value.trim() === '' ? undefined : value);

/** Stands in an address for what does not say; an empty text asks for that. */
export const NOT_GIVEN = '(none)';

const textOrNone: Field<string> = (value) => (value === NOT_GIVEN ? '' : text(value));

const day: Field<string> = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);

const flag: Field<boolean> = (value) => value === 'true' || undefined;

/** A number as it is typed; undefined for what is none. */
export const number: Field<number> = (value) =>
  value.trim() === '' || !Number.isFinite(Number(value)) ? undefined : Number(value);

const whole: Field<number> = (value) => (/^\d{1,15}$/.test(value) ? Number(value) : undefined);

const oneOf =
  <Choice extends string>(...choices: readonly Choice[]): Field<Choice> =>
  (value) =>
    choices.find((choice) => choice === value);

const PAGING = { offset: whole };
const PERIOD = { from: day, to: day };
const CONFIDENCE = { least: number, most: number };

/** What each page reads of its address. */
export const QUOTE_FIELDS = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  text,
  speaker: text,
  speakerName: text,
  kind: text,
  medium: text,
  nature: text,
  publisher: textOrNone,
  docId: text,
  sort: oneOf('article', 'newest', 'oldest', 'surest', 'unsurest', 'longest', 'repeated'),
  grouped: flag,
};

export const ENTITY_FIELDS = {
  ...PAGING,
  text,
  type: text,
  sort: oneOf('mentions', 'documents', 'utterances', 'name'),
};

export const MENTION_FIELDS = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  entity: text,
  type: text,
  publisher: textOrNone,
};

export const ARTICLE_FIELDS = {
  ...PAGING,
  ...PERIOD,
  text,
  publisher: textOrNone,
  language: textOrNone,
  status: text,
  duplicates: oneOf('all', 'only', 'none'),
  sort: oneOf('article', 'newest', 'oldest', 'longest', 'quotes'),
};

export const NUMBER_FIELDS = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  leastValue: number,
  mostValue: number,
  text,
  kind: text,
  unit: textOrNone,
  counted: text,
  publisher: textOrNone,
  sort: oneOf('article', 'newest', 'largest', 'smallest', 'unsurest'),
};

export const DATE_FIELDS = {
  ...PAGING,
  ...PERIOD,
  ...CONFIDENCE,
  text,
  kind: text,
  publisher: textOrNone,
  about: day,
  aboutTo: day,
  sort: oneOf('article', 'newest', 'earliest', 'latest', 'unsurest'),
};

export const REVIEW_FIELDS = {
  table: oneOf('quotes', 'mentions', 'numbers', 'dates'),
  size: whole,
  seed: whole,
  reviewer: text,
};

/** The values of an address, each of its kind; what makes no sense is left out. */
export function valuesOf<Of extends Fields>(query: Query, fields: Of): Values<Of> {
  const values = Object.entries(fields).flatMap(([name, read]) => {
    const value = query[name] === undefined ? undefined : read(query[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values) as Values<Of>;
}

const FILTERS: Readonly<Partial<Record<PageName, Fields>>> = {
  quotes: QUOTE_FIELDS,
  entities: ENTITY_FIELDS,
  mentions: MENTION_FIELDS,
  articles: ARTICLE_FIELDS,
  numbers: NUMBER_FIELDS,
  dates: DATE_FIELDS,
};

/** The names of the filters that an address sets, and that are understood. */
export const filtersOf = ({ page, query }: Address): string[] =>
  Object.keys(valuesOf(query, FILTERS[page] ?? {})).filter((name) => name !== 'offset');
