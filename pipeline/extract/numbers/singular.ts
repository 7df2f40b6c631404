import { readTable } from '../../text/word-list.js';

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  readTable(new URL('./irregular-plurals.txt', import.meta.url)).map(([plural, singular]) => [
    plural as string,
    singular as string,
  ]),
);

/** Endings of words that look like plurals and are none. */
const NO_PLURALS =
  /(?:ss|us|is|ous|^gas|^bias|^lens|^news|^chaos|^canvas|^christmas|^texas|^kansas|^dallas)$/;

/** An abbreviation in the plural: `MPs`, `TDs`, `RBIs`. */
const ABBREVIATIONS = /^\p{Lu}{2,}s$/u;

/** Whether a noun, as written, is a plural by its form: `votes`, `children`, `MPs`. */
export function isPlural(noun: string, lower: string): boolean {
  if (IRREGULAR.has(lower)) return true;
  return lower.length > 2 && lower.endsWith('s') && (!NO_PLURALS.test(lower) || ABBREVIATIONS.test(noun));
}

/**
 * The singular of a noun in lower case: `vote` of `votes`, `child` of `Children`; a singular is itself, and
 * abbreviations keep their capitals (`MP`).
 */
export function singularOf(noun: string): string {
  if (ABBREVIATIONS.test(noun)) return noun.slice(0, -1);
  if (/^\p{Lu}{2,}$/u.test(noun)) return noun;
  const lower = noun.toLowerCase();
  const irregular = IRREGULAR.get(lower);
  if (irregular !== undefined) return irregular;
  if (!isPlural(noun, lower)) return lower;
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  return /(?:sh|ch|x|ss|zz|o|[^aeo]us)es$/.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1);
}
