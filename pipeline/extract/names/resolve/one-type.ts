import { lastAtOrBefore } from '../../../text/span.js';
import { readWordSet } from '../../../text/word-list.js';
import type { TextDocument } from '../../text-document.js';
import { VERBS_OF_PEOPLE } from '../lists/gazetteers.js';
import type { NameType } from '../name-type.js';
import { nameKey } from './name-key.js';
import { personName } from './person-name.js';
import { countryOfTerritory, wellKnown } from './well-known.js';
import type { ListedName } from './written-forms.js';

const SPORTS_WORDS = readWordSet(new URL('../lists/sports-words.txt', import.meta.url));
/** Texts about sports have at least one such word in so many. */
const WORDS_PER_SPORTS_WORD = 60;

/**
 * Gives names that are written alike one type: the one of which the tagger was surest, all in all. Names of countries
 * and states are places, also where the text means their governments; in texts about sports those that play are
 * teams. Persons' surnames keep their types: in a text about George Washington the city may be named, too. Whoever is
 * called like an organization is a person where a title or a verb says so.
 *
 * @param texts the names as written
 */
export function withOneType(
  names: readonly ListedName[],
  texts: readonly string[],
  document: TextDocument,
): readonly ListedName[] {
  const keys = texts.map(nameKey);
  const single = new Map<string, NameType>();
  const several = new Set<string>();
  let areTeams: boolean | null = null;
  const isTerritory = (text: string): boolean => {
    if (wellKnown('location', text).length === 0 && countryOfTerritory(text) === null) return false;
    areTeams ??= isAboutSports(document);
    return !areTeams;
  };
  const territories = new Set<string>();
  names.forEach(({ type }, index) => {
    const key = keys[index]!;
    const known = single.get(key);
    if (known === undefined) single.set(key, type);
    else if (known !== type) several.add(key);
    if (type === 'organization' && isTerritory(texts[index]!)) territories.add(key);
  });
  const teams = teamsAmong(names, texts, document);
  const companies = companiesAmong(names, keys, texts, document);
  const people = peopleAmong(names, keys, texts, document);
  // So it is in most texts.
  if ([several, territories, teams, companies, people].every(({ size }) => size === 0)) return names;
  const surest = surestTypes(names, texts, keys, several);
  return names.map((name, index) => {
    const key = keys[index]!;
    if (people.has(index)) return { ...name, type: 'person' };
    const isTeam = teams.has(countryKey(texts[index]!)) && !isPlaceOf(name, document);
    const own = surest.get(key) ?? name.type;
    const isOrganization = isTeam || (companies.has(key) && own === 'person');
    const type = territories.has(key) ? 'location' : isOrganization ? 'organization' : own;
    return type === name.type ? name : { ...name, type };
  });
}

/** The end of a company's key; other organizations are as often called after a person or place (`Lee Library`). */
const COMPANY =
  / (?:airlines|airways|bank|brewery|brewing|broadcasting|capital|cellular|chemicals|co|communications|company|corp|corporation|cos|electric|electronics|energy|financial|foods|group|holding|holdings|inc|industries|international|limited|llc|ltd|motors|partners|pharmaceuticals|plc|steel|stores|systems|technologies)$/;
/** Titles that only people have. */
const OF_PEOPLE = /^(?:mr|mrs|ms|dr|prof|sir|lady|lord)$/;

/** The token of a title before a name, or of its abbreviation; -1 where the name begins its sentence. */
function titleBefore({ tokens, sentences }: TextDocument, firstToken: number): number {
  const sentence = sentences[lastAtOrBefore(sentences, firstToken, (one) => one.firstToken)];
  if (sentence?.firstToken === firstToken) return -1;
  return tokens.texts[firstToken - 1] === '.' ? firstToken - 2 : firstToken - 1;
}

/** The keys of single names that were the first word of a company's before: `Acme` after Acme Energy Corp. */
function companiesAmong(
  names: readonly ListedName[],
  keys: readonly string[],
  texts: readonly string[],
  document: TextDocument,
): ReadonlySet<string> {
  const { lowers } = document.tokens;
  const companies = new Set<string>();
  const people = new Set<string>();
  names.forEach(({ type, firstToken }, index) => {
    const key = keys[index]!;
    const space = key.indexOf(' ');
    if (type === 'organization' && COMPANY.test(key)) {
      const first = key.slice(0, space);
      if (!people.has(first)) companies.add(first);
    }
    if (type !== 'person') return;
    const person = personName(texts[index]!);
    if (person !== null) people.add(person.surname).add(person.given);
    else if (!companies.has(key) || OF_PEOPLE.test(lowers[titleBefore(document, firstToken)] ?? ''))
      people.add(key);
  });
  for (const key of people) companies.delete(key);
  return companies;
}

/** Offices before a surname: `Mayor Lee`. */
const OFFICE = /^(?:Gov|Governor|Mayor|President|Rep|Sen|Senator)$/;
/** Words before an agency that somebody speaks to: `the man who told Acme said`. */
const BEFORE_AGENCY = /^(?:by|on|to|told|via|with)$/;

/**
 * The indexes of single names that look like an organization's and mean a person: after a title (`Mayor Acme`), and
 * before a verb of people in a text that names the person in full or by office. A text that writes `Mr. Acme` writes so
 * each time, and means the organization by the name alone.
 */
function peopleAmong(
  names: readonly ListedName[],
  keys: readonly string[],
  texts: readonly string[],
  document: TextDocument,
): ReadonlySet<number> {
  const { lowers, texts: words } = document.tokens;
  const single: number[] = [];
  const titled = new Set<number>();
  const alwaysTitled = new Set<string>();
  const named = new Set<string>();
  names.forEach(({ type, firstToken, endToken }, index) => {
    if (type === 'person') named.add(personName(texts[index]!)?.surname ?? '');
    if (type !== 'organization' || endToken !== firstToken + 1) return;
    single.push(index);
    const title = titleBefore(document, firstToken);
    const hasOffice = OFFICE.test(words[title] ?? '');
    if (!hasOffice && !OF_PEOPLE.test(lowers[title] ?? '')) return;
    titled.add(index);
    (hasOffice ? named : alwaysTitled).add(keys[index]!);
  });
  const people = single.filter((index) => {
    const { firstToken, endToken } = names[index]!;
    const key = keys[index]!;
    if (titled.has(index)) return true;
    if (!named.has(key) || alwaysTitled.has(key)) return false;
    if (BEFORE_AGENCY.test(lowers[firstToken - 1] ?? '')) return false;
    const verb = /^(?:had|has)$/.test(lowers[endToken] ?? '') ? endToken + 1 : endToken;
    return VERBS_OF_PEOPLE.has(lowers[verb] ?? '');
  });
  return new Set(people);
}

/** How often a country plays before its name is taken for that of its team. */
const LEAST_GAMES = 2;

/** The countries, by key, that play against others in a text about sports: `Sweden beat Ghana`. */
function teamsAmong(
  names: readonly ListedName[],
  texts: readonly string[],
  document: TextDocument,
): ReadonlySet<string> {
  const games = new Map<string, number>();
  names.forEach((name, index) => {
    if (name.type !== 'location' && name.type !== 'organization') return;
    if (!plays(name, document)) return;
    const key = countryKey(texts[index]!);
    if (key !== '') games.set(key, (games.get(key) ?? 0) + 1);
  });
  const teams = [...games].filter(([, count]) => count >= LEAST_GAMES).map(([key]) => key);
  return new Set(teams.length > 0 && isAboutSports(document) ? teams : []);
}

/** The key of the country that a name means; empty for none. */
const countryKey = (text: string): string => wellKnown('location', text)[0]?.key ?? '';

/** Verbs of who plays, which stand right after or before a team. */
const GAMES =
  /^(?:advanced?|beat|beats|defeat(?:ed|s)?|drew|edged|eliminated|equali[sz]ed|faced?|faces|lost|loses|played|plays|qualified|scored?|thrashed|trailed|won|wins)$/;
const OPPOSING = /^(?:against|v|vs|versus)$/;

const plays = ({ firstToken, endToken }: ListedName, { tokens: { lowers } }: TextDocument): boolean =>
  [lowers[firstToken - 1], lowers[endToken]].some(
    (word) => word !== undefined && (GAMES.test(word) || OPPOSING.test(word)),
  );

/** Whether the word before a name says that it is where something is: `in Sweden`. */
const isPlaceOf = ({ firstToken }: ListedName, { tokens: { lowers } }: TextDocument): boolean =>
  /^(?:in|near|to|through|across|throughout)$/.test(lowers[firstToken - 1] ?? '');

/** The type with the largest sum of chances, by key; not of the parts of persons' names. */
function surestTypes(
  names: readonly ListedName[],
  texts: readonly string[],
  keys: readonly string[],
  several: ReadonlySet<string>,
): ReadonlyMap<string, NameType> {
  const sums = new Map<string, Map<NameType, number>>();
  const partsOfPersons = new Set<string>();
  for (const [index, { type, chance }] of names.entries()) {
    const person = type === 'person' ? personName(texts[index]!) : null;
    if (person !== null) partsOfPersons.add(person.surname).add(person.given);
    const key = keys[index]!;
    if (!several.has(key)) continue;
    const ofKey = sums.get(key) ?? new Map<NameType, number>();
    sums.set(key, ofKey.set(type, (ofKey.get(type) ?? 0) + chance));
  }
  const surest = new Map<string, NameType>();
  for (const [key, ofKey] of sums)
    if (!partsOfPersons.has(key))
      surest.set(key, [...ofKey].reduce((best, one) => (one[1] > best[1] ? one : best))[0]);
  return surest;
}

function isAboutSports({ tokens }: TextDocument): boolean {
  const words = tokens.lowers.reduce((count, word) => count + Number(SPORTS_WORDS.has(word)), 0);
  return words * WORDS_PER_SPORTS_WORD >= tokens.count;
}
