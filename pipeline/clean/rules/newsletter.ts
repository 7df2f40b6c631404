import { countWords, type Line } from '../lines.js';
import { matchesLinePhrase, readLinePhrases } from './line-phrases.js';
import { lineRule } from './rule.js';

const PHRASES = readLinePhrases(new URL('./newsletter.txt', import.meta.url));
const MAX_WORDS = 40;

/** A request to take something, perhaps after a question or promise: "Want to know more? Sign up for …". */
const INVITATION =
  /^[[(*►▶>]{0,3} ?(?:[^.?!:]{1,120}[?!:] )?(?:please )?(?:sign up|subscribe|get|receive|join|download|register|click here)\b/i;
const OFFERS = [
  /\b(?:e-?mail |our |her |his |daily |weekly |free |morning |evening |the )(?:[\w’']+ ){0,3}(?:news-?letters?|mailing list|briefing)\b/i,
  /\b(?:our|daily|weekly|free|morning|evening) (?:[\w’']+ ){0,2}e-?mails?\b/i,
  /\b(?:your|to your|in your) (?:e-?mail )?inbox\b/i,
  /\b(?:news|text|breaking) alerts?\b/i,
  /\b(?:our|the (?:[\w’']+ ){1,3})(?:mobile |free )?app(?: for free)?[.!]?[\])]?$/i,
];
/** Signs of a sentence that is a quotation or part of a story, and so no offer. */
const NARRATION = /["“”]|\b(?:said|says|told|tells|asked|wrote|added)\b/;

const isInvitation = (line: Line): boolean =>
  line.folded !== '' &&
  INVITATION.test(line.text) &&
  OFFERS.some((offer) => offer.test(line.text)) &&
  !NARRATION.test(line.text);

/** Offers of newsletters, alerts and apps: `Sign up for our newsletter`, `Get breaking news in your inbox`. */
export const newsletterLines = lineRule(
  'newsletter',
  'newsletter-line',
  (line) =>
    ((matchesLinePhrase(PHRASES, line) && !NARRATION.test(line.text)) || isInvitation(line)) &&
    countWords(line.text, MAX_WORDS) <= MAX_WORDS,
);
