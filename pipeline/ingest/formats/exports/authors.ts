/** What a byline begins with, in the languages of the databases. */
const BY = /^(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|DOOR|[Dd]i|DI):? (?=\p{Lu})/u;
const BETWEEN = / ?; ?| (?:and|und|et|y|en|e|AND|UND|ET|&) /u;

const MAX_WORDS = 6;
/** A word of a name, also in scripts without capitals, and what may stand between names and surnames. */
const NAME_WORD = /^[\p{Lu}\p{Lo}][\p{L}\p{M}.’'-]*$/u;
const PARTICLES: ReadonlySet<string> = new Set(
  'da das de del della der den di do dos el al bin la le ten ter van von y zu'.split(' '),
);
/** Jobs, desks, papers and sites. */
const NO_PERSON =
  /\b(?:staff|writer|reporter|correspondent|editor|editorial|desk|press|news|agency|agencies|post|times|redaktion|agence)\b|\.\p{Ll}{2,}$/iu;

/** The people whom a byline names: `By Ann Lee and Tom Roe`; none where it names a site. */
export function authorsIn(byline: string): readonly string[] {
  const names = byline
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BY, '');
  return names
    .split(BETWEEN)
    .flatMap(namesBetweenCommas)
    .map((name) => name.trim().replace(/(?<=\p{Ll})\.$/u, ''))
    .filter((name) => isPerson(name) && !NO_PERSON.test(name));
}

/** `Lee, Ann` is one name, surname first. */
function namesBetweenCommas(names: string): readonly string[] {
  const parts = names
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 2 && parts.every((part) => !part.includes(' '))
    ? [`${parts[1]} ${parts[0]}`]
    : parts;
}

function isPerson(name: string): boolean {
  const words = name.split(' ');
  return (
    words.length <= MAX_WORDS &&
    NAME_WORD.test(words[0] ?? '') &&
    words.every((word) => NAME_WORD.test(word) || PARTICLES.has(word))
  );
}
