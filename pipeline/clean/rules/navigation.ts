import { readWordSet } from '../../text/word-list.js';
import { isOutside } from '../body.js';
import { countWords, type Line } from '../lines.js';
import { matchesLinePhrase, readLinePhrases } from './line-phrases.js';
import { type EdgeRule, lineRule } from './rule.js';

const PHRASES = readLinePhrases(new URL('./navigation.txt', import.meta.url));
const SECTIONS = readWordSet(new URL('./sections.txt', import.meta.url));
const EDGE_LABELS = readWordSet(new URL('./edge-navigation.txt', import.meta.url));
const MAX_WORDS = 20;

const COUNTED_BUTTON =
  /^(?:(?:view |show |see )?(?:all )?\d{1,6} comments?|comments? \(?\d{1,6}|page \d{1,3} of \d{1,3}|\d{1,3} of \d{1,3}|\d{1,2} min(?:ute)? read)$/;

/** What a page says about itself: `Skip to main content`, `View all`, `Outbrain`. */
export const navigationLines = lineRule(
  'navigation',
  'navigation-line',
  (line) =>
    (matchesLinePhrase(PHRASES, line) || COUNTED_BUTTON.test(line.folded)) &&
    countWords(line.text, MAX_WORDS) <= MAX_WORDS,
);

/** Labels that count only above or below the article: `Home`, `Trending`. */
export const edgeLabels: EdgeRule = ({ lines }, body) =>
  lines.flatMap(({ start, end, folded }, index) =>
    EDGE_LABELS.has(folded) && isOutside(body, index)
      ? [{ start, end, kind: 'navigation', rule: 'navigation-line' }]
      : [],
  );

const COPYRIGHT = /^(?:copyright\b.{0,20}(?:©|\(c\)|\b(?:19|20)\d\d\b)|©|\(c\) ?(?:19|20)\d\d\b)/i;
const RIGHTS = /(?:^|[.,|©] ?)all rights reserved(?:[.,|]|$)|^this material may not be published, broadcast/i;
const MAX_COPYRIGHT_WORDS = 60;

/** `© 2020 The Daily Planet. All rights reserved.` */
export const copyrightLines = lineRule('navigation', 'copyright-line', (line) => isCopyright(line));

const isCopyright = (line: Line): boolean =>
  line.text.length <= 500 &&
  (COPYRIGHT.test(line.text) || RIGHTS.test(line.text)) &&
  countWords(line.text, MAX_COPYRIGHT_WORDS) <= MAX_COPYRIGHT_WORDS;

/** A line in title case, so that a sentence about standards stays. */
const STANDARDS =
  /^Our (?:Standards|Principles|Ethics|Policies)(?:: ?| \| )(?:(?:\p{Lu}[\p{L}’'&.-]*|of|and|the|for|on|in) ){0,8}(?:Principles|Standards|Code|Ethics|Polic(?:y|ies)|Guidelines|Handbook|Values)\.?$/u;

/** A publisher's reference to its own rules, under an article: `Our Standards: The Daily Planet Code of Ethics.` */
export const standardsLines = lineRule(
  'navigation',
  'standards-line',
  ({ text }) => text.length <= 160 && text.startsWith('Our ') && STANDARDS.test(text),
);

const CRUMB = /^home ?(?:[>»›/|] ?[^>»›/|]{1,40}){1,6}$/i;

/** A breadcrumb above the article: `Home » News » Politics`. */
export const breadcrumbs: EdgeRule = ({ lines }, body) =>
  lines
    .slice(0, body.first)
    .filter((line) => line.folded !== '' && CRUMB.test(line.text))
    .map(({ start, end }) => ({ start, end, kind: 'navigation', rule: 'breadcrumb' }));

/** Number of lines at the top in which the name of a section is looked for. */
const SECTION_LINES = 4;

/** The name of a section above the headline: `Politics`. */
export const sectionLabels: EdgeRule = ({ lines }, body) =>
  lines
    .slice(0, Math.min(SECTION_LINES, body.first))
    .filter((line) => body.first <= body.last && SECTIONS.has(line.folded))
    .map(({ start, end }) => ({ start, end, kind: 'navigation', rule: 'section-label' }));
