import type { Span } from '../../../text/span.js';
import { readLines } from '../../../text/word-list.js';
import { nameKey } from './name-key.js';
import { countryOfTerritory } from './well-known.js';
import type { ListedName } from './written-forms.js';

/** A place's country has to have so large a part of those that a text names. */
const MAIN_SHARE = 2 / 3;
/** What a country or state tells of where a text is set, in comparison to a city, of which there may be several. */
const TERRITORY_WEIGHT = 2;

/** A name in the text. */
interface NamedPlace {
  readonly name: ListedName;
  readonly text: string;
  readonly start: number;
}

/**
 * The country in which a text is set, as an ISO code: that of the dateline, else the one that most of the places belong
 * to; null where neither tells.
 */
export function countryOfText(names: readonly NamedPlace[], dateline: Span | null): string | null {
  const inDateline =
    dateline === null ? [] : names.filter(({ start }) => start >= dateline.start && start < dateline.end);
  return mainCountry(inDateline, 0) ?? mainCountry(names, TERRITORY_WEIGHT);
}

/** The country of most places; null where they tell less than `least`. */
function mainCountry(names: readonly NamedPlace[], least: number): string | null {
  const weights = new Map<string, number>();
  let total = 0;
  for (const { name, text } of names) {
    const territory =
      countryOfTerritory(name.known?.fullName ?? text) ?? countryBefore(text)?.country ?? null;
    const country = territory ?? (name.type === 'location' ? name.known?.country : null);
    if (country == null) continue;
    const weight = territory === null ? 1 : TERRITORY_WEIGHT;
    weights.set(country, (weights.get(country) ?? 0) + weight);
    total += weight;
  }
  for (const [country, weight] of weights)
    if (weight >= MAIN_SHARE * total && weight >= least) return country;
  return null;
}

const NATIONAL: ReadonlySet<string> = new Set(
  readLines(new URL('../lists/national-institutions.txt', import.meta.url)).map(nameKey),
);
const MINISTRY = /^(?:department|ministry) (?:of|for) | ministry$/;

/** Whether a name, as a key, is one that an institution of many a country has: `senate`, `ministry of health`. */
export const isNational = (key: string): boolean => NATIONAL.has(key) || MINISTRY.test(key);

/** The country that a name begins with, and the rest: `U.S. Senate`; null for other names. */
export function countryBefore(name: string): { country: string; rest: string } | null {
  const match = BEFORE.exec(name);
  if (match === null) return null;
  const country = countryOfTerritory(match[1]!);
  return country === null ? null : { country, rest: name.slice(match[0].length) };
}

const BEFORE = /^(U\.S\.|US|U\.K\.|UK|United States|United Kingdom) (?=\p{Lu})/u;
