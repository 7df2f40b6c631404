import { readWordSet } from '../../text/word-list.js';
import type { Body } from '../body.js';
import { countWords, type Draft, isHeadlineLike, type Line } from '../lines.js';
import { type EdgeRule, type Finding, lineRule, type Rule } from './rule.js';

const HEADINGS = readWordSet(new URL('./related-headings.txt', import.meta.url));
const FINAL_HEADINGS = readWordSet(new URL('./final-headings.txt', import.meta.url));

/** Most headlines that a list of links has; a longer run of lines without full stops is something else. */
const MAX_LISTED = 20;

/**
 * A heading such as `Related Articles` and the headlines listed under it: all that follow when the article does
 * not go on, else those of its own block, or the one that a heading with a colon (`READ MORE:`) announces.
 */
export const relatedLists: EdgeRule = (draft, body) => {
  const findings: Finding[] = [];
  for (let i = 0; i < draft.lines.length; i++) {
    const heading = draft.lines[i] as Line;
    if (!isListHeading(heading, i > body.last)) continue;
    findings.push({ start: heading.start, end: heading.end, kind: 'related_links', rule: 'related-heading' });
    const end = listEnd(draft, i, body);
    for (i++; i < end; i++) {
      const { start, end: lineEnd } = draft.lines[i] as Line;
      findings.push({ start, end: lineEnd, kind: 'related_links', rule: 'related-list' });
    }
    i--;
  }
  return findings;
};

const isListHeading = (line: Line, isFinal: boolean): boolean =>
  (HEADINGS.has(line.folded) || (isFinal && FINAL_HEADINGS.has(line.folded))) && !/[?!]$/.test(line.text);

/** Index behind the last headline listed under the heading at `index`. */
function listEnd(draft: Draft, index: number, body: Body): number {
  const heading = draft.lines[index] as Line;
  const announces = /:["”]?$/.test(heading.text);
  const isFinal = index > body.last;
  let end = index + 1;
  while (end < draft.lines.length && end - index <= MAX_LISTED) {
    const line = draft.lines[end] as Line;
    if (isListHeading(line, isFinal) || !isListed(line)) break;
    const isOfBlock = draft.hasBlankLines && !line.opensBlock;
    const isAnnounced = announces && end === index + 1;
    if (!isFinal && !isOfBlock && !isAnnounced) break;
    end++;
  }
  return end;
}

/** A headline of at least three words; a line of one or two may be a button, which has its own rules. */
const isListed = (line: Line): boolean =>
  isHeadlineLike(line.text) && countWords(line.text, 3) >= 3 && !/^[—–-]/.test(line.text);

/**
 * A link on a line of its own: `READ MORE: Council votes on bridge`. In small letters only labels
 * that no sentence begins with count.
 */
const LABEL =
  /^[[(*►▶•>]{0,3} ?(?:RELATED|READ MORE|READ ALSO|ALSO READ|SEE ALSO|MORE|READ NEXT|READ|DON[’']T MISS|RELATED (?:STORY|ARTICLE|COVERAGE|NEWS|CONTENT|VIDEO|STORIES)|Related|Read [Mm]ore|More|Read [Aa]lso|Also [Rr]ead|See [Aa]lso|Read [Nn]ext|Related (?:[Ss]tory|[Aa]rticle|[Cc]overage|[Nn]ews|[Cc]ontent|[Vv]ideo|[Ss]tories))\s?[:|»>]\s?["“‘]?[\p{L}\p{N}]/u;

export const relatedHeadlines: Rule = (draft) => {
  const findings: Finding[] = [];
  draft.lines.forEach((line, index) => {
    if (index === 0 || !LABEL.test(line.text) || !isHeadlineLike(line.text)) return;
    findings.push({ start: line.start, end: line.end, kind: 'related_links', rule: 'related-headline' });
  });
  return findings;
};

/** Bounded to 300 units: `MAX_POINTER_LENGTH`. */
const POINTER =
  /^[[(*]{0,2}(?:More|Follow|Read|Find|See|Full coverage|[\p{Lu}]\S* full coverage)\b[^.?!"“”]{0,80}[ :]https?:\/\/\S+(?: (?:and |or |& )?https?:\/\/\S+){0,5}$/u;
const MAX_POINTER_LENGTH = 300;

/** A line that points to other coverage by its address or addresses: `More on the flood: https://example.org/flood`. */
export const coveragePointers = lineRule(
  'related_links',
  'coverage-pointer',
  ({ text }) => text.length <= MAX_POINTER_LENGTH && text.includes('://') && POINTER.test(text),
);
