import { countWords, type Line, type LinedText } from '../lines.js';
import { matchesLinePhrase, readLinePhrases } from './line-phrases.js';
import type { Rule, RuleFinding } from './rule.js';

const PHRASES = readLinePhrases(new URL('./share.txt', import.meta.url));
const MAX_WORDS = 15;

const LIKE_THE_PAGE = /\blike (?:our|the|this) page$/;

/** Buttons that are a bare name; a single one can be a heading, so they count only next to another. */
const BUTTONS: ReadonlySet<string> = new Set(
  'facebook,twitter,linkedin,whatsapp,pinterest,reddit,telegram,instagram,youtube,flipboard,messenger,tumblr,email,e-mail,print,tweet,share,x,sms,snapchat,tiktok,threads,bluesky,copy link,link'.split(
    ',',
  ),
);

/** `Share this article`, `Click to share on …`, and rows of names of social networks. */
export const shareLines: Rule = (lined) => {
  const findings: RuleFinding[] = [];
  lined.lines.forEach((line, index) => {
    if (!isShareLine(line) && !isButtonInCompany(lined, index)) return;
    findings.push({ start: line.start, end: line.end, kind: 'share', rule: 'share-line' });
  });
  return findings;
};

const isShareLine = (line: Line): boolean =>
  (matchesLinePhrase(PHRASES, line) || asksToLike(line.folded)) &&
  countWords(line.text, MAX_WORDS) <= MAX_WORDS;

const asksToLike = (folded: string): boolean => folded.endsWith(' page') && LIKE_THE_PAGE.test(folded);

const isButton = (line: Line | undefined): boolean => line !== undefined && BUTTONS.has(line.folded);

const isButtonInCompany = (lined: LinedText, index: number): boolean =>
  isButton(lined.lines[index]) && (isButton(lined.lines[index - 1]) || isButton(lined.lines[index + 1]));
