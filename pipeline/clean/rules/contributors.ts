import { countWords, type Line, type LinedText } from '../lines.js';
import { lineRule, type Rule, type RuleFinding } from './rule.js';

/** "this report" is the article; "the report" may be one that the article is about, unless the sentence ends there. */
const CONTRIBUTED =
  /\b(?:contributed|assisted)\b.{0,60}\b(?:this (?:report|story|article|post|piece)\b|the (?:report|story|article)\.)|\bcontributed (?:additional )?reporting\b/;
const MAX_WORDS = 70;
/**
 * The end of a sentence before a capital, or before a dash and a capital; a full stop after an initial or short title
 * is none.
 */
const SENTENCE_END =
  /(?<!\b\p{Lu}|\b(?:Mr|Ms|Mrs|Dr|St|Jr|Sr|Sen|Rep|Gov))[.!?]["”’)]{0,2} (?=(?:[—–-]{1,3} ?)?["“(]?\p{Lu})/gu;
/** Longest note about contributors, in UTF-16 units. */
const MAX_NOTE_LENGTH = 500;

/** `Ann Lee and Tom Roe contributed to this report.` as a line, or as the last sentence of one. */
export const contributorLines: Rule = ({ lines }) => {
  const findings: RuleFinding[] = [];
  for (const line of lines) {
    const from = Math.max(0, line.text.length - MAX_NOTE_LENGTH);
    const tail = line.text.slice(from);
    if (!tail.includes('contributed') && !tail.includes('assisted')) continue;
    if (!CONTRIBUTED.test(tail)) continue;
    const start = noteStart(tail, from);
    if (start < 0) continue;
    findings.push({
      start: line.start + start,
      end: line.end,
      kind: 'contributor',
      rule: 'contributor-line',
    });
  }
  return findings;
};

/**
 * The offset of the first sentence in the tail that names contributors; -1 unless all sentences after it belong to the
 * note.
 */
function noteStart(tail: string, from: number): number {
  const starts = [...tail.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  if (from === 0) starts.unshift(0);
  for (const [index, start] of starts.entries()) {
    const sentence = tail.slice(start, starts[index + 1] ?? tail.length);
    if (!CONTRIBUTED.test(sentence)) continue;
    const isNote =
      !/["“”]/.test(sentence) &&
      countWords(sentence, MAX_WORDS) <= MAX_WORDS &&
      /^[(*—–-]{0,3} ?\p{Lu}/u.test(sentence);
    return isNote && starts.slice(index + 1).every((next) => isContact(tail.slice(next))) ? from + start : -1;
  }
  return -1;
}

const isContact = (sentence: string): boolean =>
  /^(?:Follow|Contact|Reach|Email|E-mail|Read|This|The Associated Press|She|He|They|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ (?:contributed|reported))\b/u.test(
    sentence,
  );

const REPORTING_BY =
  /^\(?(?:[—–-]{1,2} ?)?(?:[Aa]dditional [Rr]eporting|[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|REPORTING|EDITING)(?: and (?:[Ww]riting|[Ee]diting))? by \p{Lu}/u;

/** `Reporting by Ann Lee; Editing by Tom Roe`, as a line or in parentheses at the end of one. */
export const reportingCredits: Rule = ({ lines }) => {
  const findings: RuleFinding[] = [];
  for (const line of lines) {
    const start = reportingCreditStart(line.text);
    if (start < 0 || line.text.length - start > MAX_NOTE_LENGTH) continue;
    if (start === 0 && countWords(line.text, MAX_WORDS) > MAX_WORDS) continue;
    findings.push({
      start: line.start + start,
      end: line.end,
      kind: 'contributor',
      rule: 'reporting-credit',
    });
  }
  return findings;
};

function reportingCreditStart(line: string): number {
  if (REPORTING_BY.test(line)) return 0;
  if (!line.slice(-2).includes(')')) return -1;
  const open = line.lastIndexOf('(');
  return open >= 0 && REPORTING_BY.test(line.slice(open)) ? open : -1;
}

const UPDATED =
  /^[([*—–-]{0,3} ?(?:This|The) (?:story|article|post|report|piece|page|file|breaking news story|developing story) (?:(?:has been|was|is being|will be|may be|had been) (?:\w+ )?updated\b|is developing\b)|^[([*]{0,2}This is a (?:developing|breaking)\b.{0,60}\b(?:story|update|updates|updated)\b/;
const MAX_UPDATE_WORDS = 45;

/** `This story has been updated with comment from the mayor.` */
export const updateNotices = lineRule(
  'contributor',
  'update-notice',
  ({ text }) =>
    text.length <= MAX_NOTE_LENGTH &&
    UPDATED.test(text) &&
    countWords(text, MAX_UPDATE_WORDS) <= MAX_UPDATE_WORDS,
);

const FOLLOW =
  /^[([*—–-]{0,3} ?(?:You can |Please )?(?:[Ff]ollow (?:(?:[^.?!"“”]|\b\p{Lu}\.){1,140}?(?:\bon|\bat|\bvia) (?:Twitter|Facebook|Instagram|Mastodon|Bluesky|Threads|X\b)|(?:\S+ ){0,8}@\w+)|On Twitter,? follow|Twitter: @\w+|(?:Contact|Reach|E-?mail) (?:\S+ ){1,12}(?:at|via) (?:\S+ )?\S+@\S+)/u;
const MAX_FOLLOW_WORDS = 40;

/** `Follow Ann Lee on Twitter: @annlee`, `Contact Tom Roe at troe@example.com` */
export const followLines = lineRule('contributor', 'follow-line', (line, index, lined) =>
  isFollow(lined, line, index),
);

const isFollow = (lined: LinedText, line: Line, index: number): boolean =>
  index > 0 &&
  lined.lines.length > 2 &&
  line.text.length <= MAX_NOTE_LENGTH &&
  FOLLOW.test(line.text) &&
  countWords(line.text, MAX_FOLLOW_WORDS) <= MAX_FOLLOW_WORDS;
