import { type Span, spanText } from '../../text/span.js';
import type { Rule, RuleFinding } from './rule.js';

/** Longest run of headlines, in UTF-16 units: three headlines of about twenty words. */
const MAX_HEADLINES_LENGTH = 700;
/** Longest visible and formal name together, in UTF-16 units. */
const MAX_NAMES_LENGTH = 160;

/** Its name in the table of removals. */
export const GLUED_RELATED_LINKS = 'glued-related-links';

/** The word after a run of headlines, as a word of its own. */
const MORE = / MORE(?![\p{L}\p{N}])/gu;

/** A place where a word or suffix ends and a capital, figure or opening mark follows without a space. */
const MISSING_SPACE =
  /(?<=\p{Ll}|[JS]r\.|\p{Ll}\)|I{2,3}|IV|\p{L}\p{N})(?=[\p{Lu}\p{N}‘“'"…])|(?<=\p{Lu}\p{Lu})(?=\p{Lu}\p{Ll}|[‘“])/gu;

const NAME_WORD =
  '(?:\\p{Lu}[\\p{L}\\p{M}\\p{N}.\'’&-]*|[(“"‘]\\p{Lu}[^()“”"‘’\\n]{0,24}[)”"’]|of|the|and|for|on|in|to|de|da|del|della|di|la|le|van|von|der|den|bin|al|el|&|\\p{Ll}’?\\p{Ll}+-\\p{Lu}\\p{Ll}+)';
const SUFFIX = '(?:,? (?:Jr\\.|Sr\\.|Jr|Sr|III|II|IV))?';

/** The last word of a name, before any suffix. Tested on at most 160 units (`MAX_NAMES_LENGTH`). */
const LAST_WORD = new RegExp(`([\\p{L}\\p{M}\\p{N}'’-]{3,})${SUFFIX}$`, 'u');
/** What can separate a visible name from its formal form. */
const BEFORE_FORMAL = new RegExp(`^${SUFFIX} ?`, 'u');
/** A formal name without its last word. */
const FIRST_WORDS = new RegExp(`^(?:${NAME_WORD} ){0,9}$`, 'u');
const SPELLED_OUT = new RegExp(`^(?:${NAME_WORD} ){1,9}\\p{Lu}[\\p{L}\\p{M}’'-]+$`, 'u');
const CAPITALS = /(?<![\p{L}\p{M}\p{N}])\p{Lu}{2,}/gu;
const MAX_CAPITALS = 6;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u;

/**
 * Headlines of other articles that run into a linked name, left over from a hover box: a name, its formal form,
 * headlines, MORE (`Ann LeeAnn Mary LeeLee wins seat Mayor resigns MORE said …`). The formal name must end in the last
 * word of the visible one (or spell it out) and touch the first headline, so that MORE in a sentence is never taken for
 * the end of a run.
 */
export const gluedRelatedLinks: Rule = ({ text }) => runsIn(text);

function runsIn(text: string): RuleFinding[] {
  const findings: RuleFinding[] = [];
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
      rule: GLUED_RELATED_LINKS,
      formalName,
    });
  }
  return findings;
}

/**
 * The formal name that a stretch which the rule took out began with; null where the rule would not take it out.
 *
 * @param before the text before it
 */
export function formalNameOf(before: string, removed: string): string | null {
  const last = runsIn(before + removed).at(-1);
  return last?.start === before.length ? (last.formalName ?? null) : null;
}

/**
 * The formal name at the beginning of the run that ends at `more`, in its line and not before `floor`; null when there
 * is no run.
 */
function formalNameOfRun(text: string, floor: number, more: number): Span | null {
  const window = Math.max(floor, more - MAX_HEADLINES_LENGTH - MAX_NAMES_LENGTH);
  const from = window + text.slice(window, more).lastIndexOf('\n') + 1;
  const glues = [...text.slice(from, more).matchAll(MISSING_SPACE)].map((glue) => from + glue.index);
  for (const glue of glues.reverse()) {
    if (more - glue > MAX_HEADLINES_LENGTH) break;
    const names = withoutAccents(text.slice(Math.max(from, glue - MAX_NAMES_LENGTH), glue));
    const formal = repeatedName(names) ?? spelledOut(names);
    if (formal !== undefined) return { start: glue - formal.length, end: glue };
  }
  return null;
}

/** Names without accents, as sites write them in one place with and in another without. The length stays the same. */
const withoutAccents = (names: string): string =>
  names.replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').charAt(0));

/**
 * The formal name that ends in the last word of the visible name before it: `Ann Mary Lee` in `Ann LeeAnn Mary Lee`.
 */
function repeatedName(names: string): string | undefined {
  const last = LAST_WORD.exec(names);
  if (last?.[1] === undefined || !/^\p{L}/u.test(last[1])) return undefined;
  const [, word] = last;
  const head = names.slice(0, last.index);
  for (let at = head.indexOf(word); at >= 0; at = head.indexOf(word, at + 1)) {
    if (ENDS_IN_WORD.test(head.slice(0, at))) continue;
    const rest = head.slice(at + word.length);
    const between = BEFORE_FORMAL.exec(rest)?.[0].length ?? 0;
    if (FIRST_WORDS.test(rest.slice(between))) return names.slice(at + word.length + between);
  }
  return undefined;
}

/**
 * The formal name whose initials are the capitals before it: `Food and Drug Administration` in `FDAFood and Drug
 * Administration`.
 */
function spelledOut(names: string): string | undefined {
  for (const { 0: capitals, index } of names.matchAll(CAPITALS)) {
    for (let length = Math.min(capitals.length, MAX_CAPITALS); length >= 2; length--) {
      const rest = names.slice(index + length);
      const formal = rest.startsWith(' ') ? rest.slice(1) : rest;
      if (SPELLED_OUT.test(formal))
        return initialsOf(formal) === capitals.slice(0, length) ? formal : undefined;
    }
  }
  return undefined;
}

const initialsOf = (name: string): string | undefined => name.match(/(?<![\p{L}’'])\p{Lu}/gu)?.join('');
