import { readTable } from '../../../text/word-list.js';
import type { NameType } from '../name-type.js';
import { nameKey } from './name-key.js';

/** A thing that readers know by several names without their article's help. */
export interface WellKnown {
  readonly name: string;
  /** Equal for all its names. */
  readonly key: string;
  /** Its item in Wikidata; null where no source gives it. */
  readonly wikidata: string | null;
  /** Names that are shown as they are written; others (`U.S.`, `America`) give way to {@link name}. */
  readonly ownNames: readonly string[];
}

type Found = Map<string, WellKnown[]>;

const list = (name: string): URL => new URL(`../lists/${name}.txt`, import.meta.url);

/** ISO codes of countries by the keys of their names and of the names of their states; null for a name of several. */
const COUNTRIES = new Map<string, string | null>();

const BY_TYPE: { readonly [Type in NameType]?: Found } = { location: new Map(), organization: new Map() };

function addName(found: Found, name: string, thing: WellKnown): void {
  const key = nameKey(name);
  const things = found.get(key) ?? [];
  if (!things.includes(thing)) found.set(key, [...things, thing]);
}

function addCountry(name: string, country: string): void {
  const key = nameKey(name);
  const known = COUNTRIES.get(key);
  COUNTRIES.set(key, known === undefined || known === country ? country : null);
}

for (const [code, wikidata, ...names] of readTable(list('territories'))) {
  const [name] = names as [string];
  for (const one of names) addCountry(one, code!.slice(0, 2));
  if (code!.includes('-')) continue;
  const thing = { name, key: nameKey(name), wikidata: wikidata!, ownNames: names };
  for (const one of names) addName(BY_TYPE.location!, one, thing);
}

for (const [type, name, ...others] of readTable(list('well-known-names'))) {
  const found = BY_TYPE[type as NameType]!;
  const [known] = found.get(nameKey(name!)) ?? [];
  const thing = known ?? { name: name!, key: nameKey(name!), wikidata: null, ownNames: [name!] };
  for (const one of [name!, ...others]) addName(found, one, thing);
  const country = type === 'location' ? COUNTRIES.get(thing.key) : null;
  if (country != null) for (const one of others) addCountry(one, country);
}

// A state and a country of one name are not told apart.
for (const [key, country] of COUNTRIES) if (country === null) BY_TYPE.location!.delete(key);

/** The things that a name of a type can mean; most names mean none. */
export const wellKnown = (type: NameType, name: string): readonly WellKnown[] =>
  BY_TYPE[type]?.get(nameKey(name)) ?? NOTHING;

const NOTHING: readonly WellKnown[] = [];

/** The country, as an ISO code, that a place is or is a state of; null for any other name. */
export const countryOfTerritory = (name: string): string | null => COUNTRIES.get(nameKey(name)) ?? null;
