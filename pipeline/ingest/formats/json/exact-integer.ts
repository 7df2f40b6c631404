import { scanJson } from './scanner.js';

/** Digits of the shortest integer that a double may round. */
const MIN_LENGTH = 16;
const INTEGER = /^-?\d+$/;

/**
 * The digits of an integer of more than 53 bits, such as the 64-bit ids of databases and social networks, as they
 * stand in the JSON text that it was parsed from; null for any other value.
 *
 * @param path names of the members that lead to the value, in any case
 */
export function exactInteger(value: unknown, path: readonly string[], json: string): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return null;
  let digits: string | null = null;
  scanJson(json, {
    number: (start, end, pathThere) => {
      if (end - start < MIN_LENGTH) return;
      const text = json.slice(start, end);
      // Of several members of one name the last counts, as for `JSON.parse`.
      if (INTEGER.test(text) && Number(text) === value && isSamePath(pathThere(), path)) digits = text;
    },
  });
  return digits;
}

const isSamePath = (a: readonly string[] | null, b: readonly string[]): boolean =>
  a !== null && a.length === b.length && a.every((name, i) => isSameName(name, b[i]!));

const isSameName = (a: string, b: string): boolean =>
  a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
