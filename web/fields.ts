import type { Answers, View } from '../pipeline/explore/contract.js';
import { isView, numberFrom, PARAMETERS, type Parameter, valueFrom } from '../pipeline/explore/parameters.js';
import type { Address, Query } from './address.js';

/** Stands in an address for what does not say; an empty text asks for that. */
export const NOT_GIVEN = '(none)';

/** Whether a text is a number as it is typed. */
export const isNumber = (text: string): boolean => numberFrom(text) !== null;

/** What an address asks of a view, each value of its kind; what makes no sense is left out. */
export function valuesOf<Name extends View>(view: Name, query: Query): Partial<Answers[Name]['asks']> {
  const values = Object.entries<Parameter>(PARAMETERS[view]).flatMap(([name, parameter]) => {
    const value = query[name] === undefined ? null : readFrom(parameter, query[name]);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values) as Partial<Answers[Name]['asks']>;
}

function readFrom(parameter: Parameter, text: string): unknown {
  if (parameter === 'given' && text === NOT_GIVEN) return '';
  return text.trim() === '' ? null : valueFrom(parameter, text);
}

/** The names of the filters that an address sets, and that are understood. */
export const filtersOf = ({ page, query }: Address): string[] =>
  isView(page) ? Object.keys(valuesOf(page, query)).filter((name) => !PAGING.includes(name)) : [];

const PAGING = ['offset', 'limit'];
