import { type Span, spanText } from '../../text/span.js';
import type { Finding, Rule } from './rule.js';

/** Longest run of headlines, in UTF-16 units: three headlines of some twenty words. */
const MAX_HEADLINES_LENGTH = 700;
/** Longest visible name and formal name together. */
const MAX_NAMES_LENGTH = 160;

/** The word that ends a run, as a word of its own. */
const MORE = / MORE(?![\p{L}\p{N}])/gu;

/** A word or a suffix ends and a capital, a figure or an opening mark follows without a space. */
const GLUE =
  /(?<=\p{Ll}|[JS]r\.|\p{Ll}\)|I{2,3}|IV|\p{L}\p{N})(?=[\p{Lu}\p{N}‘“'"…])|(?<=\p{Lu}\p{Lu})(?=\p{Lu}\p{Ll}|[‘“])/gu;

const NAME_WORD =
  '(?:\\p{Lu}[\\p{L}\\p{M}\\p{N}.\'’&-]*|[(“"‘]\\p{Lu}[^()“”"‘’\\n]{0,24}[)”"’]|of|the|and|for|on|in|to|de|da|del|della|di|la|le|van|von|der|den|bin|al|el|&|[\\p{Lu}\\p{Ll}]’?\\p{Ll}+-\\p{Lu}\\p{Ll}+)';
const SUFFIX = '(?:,? (?:Jr\\.|Sr\\.|Jr|Sr|II|III|IV))?';

/** The visible name's last word, an optional space, and a formal name that ends in the same word. */
const REPEATED_NAME = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?<visible>\\p{L}[\\p{L}\\p{M}\\p{N}'’-]{2,})${SUFFIX} ?(?<formal>(?:${NAME_WORD} ){0,9}\\k<visible>${SUFFIX})$`,
  'u',
);

/** Capitals, an optional space, and a name whose words begin with them: `FDAFood and Drug Administration`. */
const SPELT_OUT = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?<visible>\\p{Lu}{2,6}) ?(?<formal>(?:${NAME_WORD} ){1,9}\\p{Lu}[\\p{L}\\p{M}’'-]+)$`,
  'u',
);

/**
 * Headlines of other articles run together with a linked name, as a lost hover box leaves them: a name,
 * its formal form, headlines, MORE (`Ann LeeAnn Mary LeeLee wins seat Mayor resigns MORE said …`). The formal
 * name must end in the word that the visible one ends in (or spell it out) and touch the first headline, so that
 * MORE in a sentence is never taken for the end of a run.
 */
export const gluedRelatedLinks: Rule = ({ text }) => {
  const findings: Finding[] = [];
  let floor = 0;
  for (const match of text.matchAll(MORE)) {
    const end = match.index + match[0].length;
    const formal = formalNameOfRun(text, floor, match.index);
    floor = end;
    if (formal === null) continue;
    const formalName = spanText(text, formal);
    findings.push({
      start: formal.start,
      end,
      kind: 'related_links',
      rule: 'glued-related-links',
      formalName,
    });
  }
  return findings;
};

/** The formal name that begins the run that ends at `more`, in its line and not before `floor`; null when there is no run. */
function formalNameOfRun(text: string, floor: number, more: number): Span | null {
  const window = Math.max(floor, more - MAX_HEADLINES_LENGTH - MAX_NAMES_LENGTH);
  const from = window + text.slice(window, more).lastIndexOf('\n') + 1;
  const glues = [...text.slice(from, more).matchAll(GLUE)].map((glue) => from + glue.index);
  for (const glue of glues.reverse()) {
    if (more - glue > MAX_HEADLINES_LENGTH) break;
    const names = withoutAccents(text.slice(Math.max(from, glue - MAX_NAMES_LENGTH), glue));
    const formal = repeated(names) ?? speltOut(names);
    if (formal !== undefined) return { start: glue - formal.length, end: glue };
  }
  return null;
}

/** Sites spell a name with its accents in one place and without in the other. Keeps the length. */
const withoutAccents = (names: string): string =>
  names.replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').charAt(0));

const LAST_WORD = new RegExp(`([\\p{L}\\p{M}\\p{N}'’-]{3,})${SUFFIX}$`, 'u');

function repeated(names: string): string | undefined {
  const last = LAST_WORD.exec(names);
  // Most glued words (`McAdam`) are no repetition: no need to try every way to read the names before them.
  if (last?.[1] === undefined || !names.slice(0, last.index).includes(last[1])) return undefined;
  return REPEATED_NAME.exec(names)?.groups?.formal;
}

function speltOut(names: string): string | undefined {
  const { visible, formal } = SPELT_OUT.exec(names)?.groups ?? {};
  if (visible === undefined || formal === undefined) return undefined;
  const initials = formal.match(/(?<![\p{L}’'])\p{Lu}/gu)?.join('');
  return initials === visible ? formal : undefined;
}
