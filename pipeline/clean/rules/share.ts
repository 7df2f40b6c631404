import { countWords, type Draft, type Line } from '../lines.js';
import { matchesPhrase, readPhrases } from './line-phrases.js';
import type { Finding, Rule } from './rule.js';

const PHRASES = readPhrases(new URL('./share.txt', import.meta.url));
const MAX_WORDS = 15;

const LIKE_THE_PAGE = /\blike (?:our|the|this) page$/;

/** Buttons that are a bare name; one alone can be a heading, so they count only in company. */
const BUTTONS: ReadonlySet<string> = new Set(
  'facebook,twitter,linkedin,whatsapp,pinterest,reddit,telegram,instagram,youtube,flipboard,messenger,tumblr,email,e-mail,print,tweet,share,x,sms,snapchat,tiktok,threads,bluesky,copy link,link'.split(
    ',',
  ),
);

/** `Share this article`, `Click to share on …`, and rows of names of networks. */
export const shareLines: Rule = (draft) => {
  const findings: Finding[] = [];
  draft.lines.forEach((line, index) => {
    if (!isShareLine(line) && !isButtonInCompany(draft, index)) return;
    findings.push({ start: line.start, end: line.end, kind: 'share', rule: 'share-line' });
  });
  return findings;
};

const isShareLine = (line: Line): boolean =>
  (matchesPhrase(PHRASES, line) || asksToLike(line.folded)) && countWords(line.text, MAX_WORDS) <= MAX_WORDS;

const asksToLike = (folded: string): boolean => folded.endsWith(' page') && LIKE_THE_PAGE.test(folded);

const isButton = (line: Line | undefined): boolean => line !== undefined && BUTTONS.has(line.folded);

const isButtonInCompany = (draft: Draft, index: number): boolean =>
  isButton(draft.lines[index]) && (isButton(draft.lines[index - 1]) || isButton(draft.lines[index + 1]));
