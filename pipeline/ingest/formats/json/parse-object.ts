import { isJsonObject, type JsonObject, jsonKind } from '../../json-object.js';
import { parseJson } from './parse.js';
import { columnOf } from './place.js';

/** The object of a JSON text, or what is wrong with it: one sentence. */
export type ParsedObject =
  | { readonly kind: 'object'; readonly object: JsonObject }
  | { readonly kind: 'fault'; readonly reason: string };

/** Parses the JSON text of a record. */
export function parseObject(json: string): ParsedObject {
  const parsed = parseJson(json);
  if (parsed.kind === 'fault') {
    const { offset, message } = parsed.fault;
    return { kind: 'fault', reason: `Column ${columnOf(json, offset)}: ${message}.` };
  }
  const { value } = parsed;
  return isJsonObject(value)
    ? { kind: 'object', object: value }
    : { kind: 'fault', reason: `It is ${jsonKind(value)}, not a JSON object.` };
}
