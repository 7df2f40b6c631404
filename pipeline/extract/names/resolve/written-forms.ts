import type { Mention } from '../../findings.js';
import type { KnownName } from '../lists/gazetteers.js';
import type { RecognisedName } from '../recognise/recognised-name.js';
import { nameKey } from './name-key.js';
import { type PersonName, personName, sameGivenName } from './person-name.js';
import type { WellKnown } from './well-known.js';

/** A name with its entry in the lists. */
export interface ListedName extends RecognisedName {
  /** The listed name that it is, as a whole. */
  readonly known: KnownName | null;
}

const LEGAL_FORM = / (?:inc|corp|co|ltd|llc|plc|corporation|company|limited|group)$/;

/** A key without its legal form, so that `Acme` and `Acme Inc.` are the same. */
export const withoutLegalForm = (key: string): string => key.replace(LEGAL_FORM, '');

/**
 * The name of an entity as it is displayed: well-known initials and words for peoples in the form of the lists (`GOP` →
 * `Republican Party`, `Democrats` → `Democrat`), so that documents agree; states' abbreviations in full (`Ala.` →
 * `Alabama`), and capitals of datelines in lower case (`MONTGOMERY` → `Montgomery`).
 */
export function displayName(name: ListedName, text: string, thing: WellKnown | null): string {
  if (thing !== null && (isShortForm(text, thing.name) || !isShown(name, text, thing))) return thing.name;
  const known = name.known?.type === name.type ? name.known : null;
  if (known?.source === 'demonym') return known.fullName;
  if (known?.type === 'organization' && isShortForm(text, known.fullName)) return known.fullName;
  if (name.known?.source === 'place' && isAbbreviation(text)) return name.known.fullName;
  if (name.type === 'location' && text.length > 4 && text === text.toUpperCase() && !text.includes('.')) {
    return text.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
  }
  return text;
}

/** Places are shown by a name of their own, things of other types by any that is no initials. */
const isShown = ({ type }: ListedName, text: string, { ownNames }: WellKnown): boolean =>
  type !== 'location' || ownNames.some((own) => nameKey(own) === nameKey(text));

/** `Ala.`, `N.Y.`; countries' initials (`U.S.`) are names in their own right. */
const isAbbreviation = (text: string): boolean =>
  /^\p{Lu}\p{Ll}+\.$/u.test(text) || (/^(?:\p{Lu}\.){2,}$/u.test(text) && !/^[UE]\./.test(text));

/** Whether a form is fuller than the name so far; of demonyms the singular is preferred. */
export function isFuller(name: ListedName, text: string, current: string): boolean {
  if (name.known?.source === 'demonym') return text.length < current.length;
  return text.length > current.length;
}

/** Whether a form is the short one of a longer name: `FBI`, `U.N.` */
const isShortForm = (text: string, fullest: string): boolean =>
  text.length < fullest.length && /^[\p{Lu}.]{2,7}$/u.test(text);

/** `Federal Bureau of Investigation` → `FBI`. */
export const initialsOf = (text: string): string =>
  text
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');

/** How a name of several words compares with the person it names: `Ruiz Ortega` of Paul Ruiz Ortega is a surname. */
export function personWrittenAs(text: string, person: PersonName | null): Mention['resolution'] {
  const written = personName(text);
  if (written === null || person === null) return 'full_name';
  if (written.surname !== person.surname && !sharesWord(written.surname, person.surname)) return 'variant';
  return sameGivenName(written.given, person.given) ? 'full_name' : 'surname';
}

const sharesWord = (a: string, b: string): boolean => a.endsWith(` ${b}`) || b.endsWith(` ${a}`);

/** How a name compares with the fullest one of its thing. */
export function writtenAs(text: string, fullest: string): Mention['resolution'] {
  if (text === fullest) return 'full_name';
  if (isShortForm(text, fullest)) return 'acronym';
  const key = withoutLegalForm(nameKey(text));
  return key === withoutLegalForm(nameKey(fullest)) ||
    `${key}s` === nameKey(fullest) ||
    key === `${nameKey(fullest)}s`
    ? 'full_name'
    : 'variant';
}
