import { countWords, type Line } from '../lines.js';
import { matchesPhrase, readPhrases } from './line-phrases.js';
import { lineRule } from './rule.js';

const PHRASES = readPhrases(new URL('./newsletter.txt', import.meta.url));
const MAX_WORDS = 40;

/** An imperative to take something, perhaps after a question or a promise: "Want to know more? Sign up for …". */
const INVITATION =
  /^[[(*►▶>]{0,3} ?(?:[^.?!:]{1,120}[?!:] )?(?:please )?(?:sign up|subscribe|get|receive|join|download|register|click here)\b/i;
const OFFERS = [
  /\b(?:e-?mail |our |her |his |daily |weekly |free |morning |evening |the )(?:[\w’']+ ){0,3}(?:news-?letters?|mailing list|briefing)\b/i,
  /\b(?:our|daily|weekly|free|morning|evening) (?:[\w’']+ ){0,2}e-?mails?\b/i,
  /\b(?:your|to your|in your) (?:e-?mail )?inbox\b/i,
  /\b(?:news|text|breaking) alerts?\b/i,
  /\b(?:our|the (?:[\w’']+ ){1,3})(?:mobile |free )?app(?: for free)?[.!]?[\])]?$/i,
];
/** A sentence that somebody says or that goes on to tell is no invitation. */
const NARRATION = /["“”]|\b(?:said|says|told|tells|asked|wrote|added)\b/;

const isInvitation = (line: Line): boolean =>
  line.folded !== '' &&
  INVITATION.test(line.text) &&
  OFFERS.some((offer) => offer.test(line.text)) &&
  !NARRATION.test(line.text);

/** `Sign up for our newsletter`, `Get breaking news in your inbox`: offers of letters, alerts and apps. */
export const newsletterLines = lineRule(
  'newsletter',
  'newsletter-line',
  (line) =>
    ((matchesPhrase(PHRASES, line) && !NARRATION.test(line.text)) || isInvitation(line)) &&
    countWords(line.text, MAX_WORDS) <= MAX_WORDS,
);
