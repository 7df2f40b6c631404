import { readWordSet } from '../../text/word-list.js';
import type { Body } from '../body.js';
import { countWords, isHeadlineLike, type Line, type LinedText } from '../lines.js';
import { type EdgeRule, lineRule, type Rule, type RuleFinding } from './rule.js';

const HEADINGS = readWordSet(new URL('./related-headings.txt', import.meta.url));
const FINAL_HEADINGS = readWordSet(new URL('./final-headings.txt', import.meta.url));

/** Most headlines in a list of links; a longer run of lines without full stops is something else. */
const MAX_LISTED = 20;

/**
 * A heading such as `Related Articles` with the headlines listed under it: all that follow if the article does not go
 * on after them, else those of the heading's block, or the one announced by a colon (`READ MORE:`).
 */
export const relatedLists: EdgeRule = (lined, body) => {
  const findings: RuleFinding[] = [];
  for (let i = 0; i < lined.lines.length; i++) {
    const heading = lined.lines[i] as Line;
    if (!isListHeading(heading, i > body.last)) continue;
    findings.push({ start: heading.start, end: heading.end, kind: 'related_links', rule: 'related-heading' });
    const end = listEnd(lined, i, body);
    for (i++; i < end; i++) {
      const { start, end: lineEnd } = lined.lines[i] as Line;
      findings.push({ start, end: lineEnd, kind: 'related_links', rule: 'related-list' });
    }
    i--;
  }
  return findings;
};

const isListHeading = (line: Line, isFinal: boolean): boolean =>
  (HEADINGS.has(line.folded) || (isFinal && FINAL_HEADINGS.has(line.folded))) && !/[?!]$/.test(line.text);

/** Index after the last headline listed under the heading at `index`. */
function listEnd(lined: LinedText, index: number, body: Body): number {
  const heading = lined.lines[index] as Line;
  const announces = /:["”]?$/.test(heading.text);
  const isFinal = index > body.last;
  let end = index + 1;
  while (end < lined.lines.length && end - index <= MAX_LISTED) {
    const line = lined.lines[end] as Line;
    if (isListHeading(line, isFinal) || !isListed(line)) break;
    const isOfBlock = lined.hasBlankLines && !line.opensBlock;
    const isAnnounced = announces && end === index + 1;
    if (!isFinal && !isOfBlock && !isAnnounced) break;
    end++;
  }
  return end;
}

/** Whether a line is a headline of at least three words; a shorter one may be a button, which has its own rules. */
const isListed = (line: Line): boolean =>
  isHeadlineLike(line.text) && countWords(line.text, 3) >= 3 && !/^[—–-]/.test(line.text);

/**
 * A link on a line of its own: `READ MORE: Council votes on bridge`. In lower case only labels count with which no
 * sentence begins.
 */
const LABEL =
  /^[[(*►▶•>]{0,3} ?(?:RELATED|READ MORE|READ ALSO|ALSO READ|SEE ALSO|MORE|READ NEXT|READ|DON[’']T MISS|RELATED (?:STORY|ARTICLE|COVERAGE|NEWS|CONTENT|VIDEO|STORIES)|Related|Read [Mm]ore|More|Read [Aa]lso|Also [Rr]ead|See [Aa]lso|Read [Nn]ext|Related (?:[Ss]tory|[Aa]rticle|[Cc]overage|[Nn]ews|[Cc]ontent|[Vv]ideo|[Ss]tories))\s?[:|»>]\s?["“‘]?[\p{L}\p{N}]/u;

/** Headlines of other articles with a label before them. */
export const relatedHeadlines: Rule = (lined) => {
  const findings: RuleFinding[] = [];
  lined.lines.forEach((line, index) => {
    if (index === 0 || !LABEL.test(line.text) || !isHeadlineLike(line.text)) return;
    findings.push({ start: line.start, end: line.end, kind: 'related_links', rule: 'related-headline' });
  });
  return findings;
};

/** Tested on at most 300 units (`MAX_POINTER_LENGTH`). */
const POINTER =
  /^[[(*]{0,2}(?:More|Follow|Read|Find|See|Full coverage|[\p{Lu}]\S* full coverage)\b[^.?!"“”]{0,80}[ :]https?:\/\/\S+(?: (?:and |or |& )?https?:\/\/\S+){0,5}$/u;
const MAX_POINTER_LENGTH = 300;

/** A line that refers to other coverage by web address: `More on the flood: https://example.org/flood`. */
export const coveragePointers = lineRule(
  'related_links',
  'coverage-pointer',
  ({ text }) => text.length <= MAX_POINTER_LENGTH && text.includes('://') && POINTER.test(text),
);
