import { UsageError } from '../errors.js';
import { isReviewedTable, JUDGEMENTS, type Part, partsOf } from '../review/parts.js';
import type { Answers, VerdictRequest, View } from './contract.js';
import { KINDS, LARGEST_SAMPLE, PARAMETERS, type Parameter, valueFrom } from './parameters.js';

const REQUIRED: Readonly<Partial<Record<View, readonly string[]>>> = {
  entity: ['id'],
  article: ['id'],
  review: ['table', 'size', 'seed'],
};

const MOST_AT_ONCE = 500;
const LONGEST_NAME = 200;
const LONGEST_SHOWN = 60;

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
    asks[name] = valueFrom(parameter, text);
    if (asks[name] !== null) continue;
    const expected = typeof parameter === 'string' ? KINDS[parameter].expected : parameter.join(', ');
    throw new UsageError(`${name} takes ${expected}, not ${text.slice(0, LONGEST_SHOWN)}`);
  }
  if (typeof asks.size === 'number') asks.size = Math.min(asks.size, LARGEST_SAMPLE);
  if (typeof asks.limit === 'number') asks.limit = Math.min(asks.limit, MOST_AT_ONCE);
  for (const name of REQUIRED[view] ?? []) {
    if (asks[name] === undefined) throw new UsageError(`${view} needs ${name}`);
  }
  return asks as Answers[Name]['asks'];
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
