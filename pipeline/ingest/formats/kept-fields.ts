import type { JsonObject } from '../json-object.js';
import type { RecordNote, SourceRecord } from '../record.js';
import { exactInteger } from './json/exact-integer.js';
import { type Member, Members } from './members.js';

/** A value with more lists and objects in one another is not kept: what writes JSON again is bounded in its depth. */
const MAX_DEPTH = 100;

/**
 * The fields of a record that are kept as they stand, as the text of a JSON object; left out where there is none. Keys
 * are the names as they are asked for, in their order; what the record does not have, or has as null, has none.
 *
 * @param names with dots where a field is within a field
 * @param json that the record was parsed from, for integers that a number rounds
 */
export function keptFields(
  record: JsonObject,
  names: readonly string[],
  json: string,
): Pick<SourceRecord, 'extra' | 'notes'> {
  if (names.length === 0) return {};
  const members = new Members(record);
  const found = names.flatMap((name) => {
    const member = members.at(name);
    return member === null || member.value === null || member.value === undefined ? [] : [{ name, member }];
  });
  const kept = found.filter(({ member }) => !isDeeper(member.value, MAX_DEPTH));
  const texts = kept.map(({ name, member }) => `${JSON.stringify(name)}:${jsonOf(member, json)}`);
  return {
    ...(texts.length === 0 ? {} : { extra: `{${texts.join(',')}}` }),
    ...(kept.length === found.length ? {} : { notes: [TOO_DEEP] }),
  };
}

const TOO_DEEP: RecordNote = {
  code: 'unkept_field',
  message: `a field that --keep names has more than ${MAX_DEPTH} lists and objects in one another, and is not kept; name a field within it`,
};

const jsonOf = ({ value, path }: Member, json: string): string =>
  exactInteger(value, path, json) ?? JSON.stringify(value);

/** Whether a value has more than so many lists and objects in one another. Recursion would have a bound of its own. */
function isDeeper(value: unknown, depth: number): boolean {
  let level = [value].filter(isContainer);
  for (let at = 0; at < depth && level.length > 0; at++)
    level = level.flatMap(Object.values).filter(isContainer);
  return level.length > 0;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
