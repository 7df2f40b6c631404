import { countWords } from '../lines.js';
import { matchesLinePhrase, readLinePhrases } from './line-phrases.js';
import { lineRule } from './rule.js';

const PHRASES = readLinePhrases(new URL('./advertisement.txt', import.meta.url));
const MAX_WORDS = 14;

/** Lines that mark an advertisement: `ADVERTISEMENT`, `Story continues below advertisement`. */
export const advertisementLines = lineRule(
  'advertisement',
  'advertisement-line',
  (line) => matchesLinePhrase(PHRASES, line) && countWords(line.text, MAX_WORDS) <= MAX_WORDS,
);

/** Longest name of a widget, in UTF-16 units; a letter takes up to two. */
const MAX_WIDGET_LENGTH = 120;
const WIDGET =
  /^(?:[\p{L} ]{1,40} (?:by|from) )?(?:outbrain|taboola|revcontent|zergnet|dianomi|mgid)(?: feed| widget)?$/u;

/** What networks of paid links leave at the end: `Outbrain`, `Promoted Stories by Taboola`. */
export const widgetLines = lineRule(
  'advertisement',
  'widget-line',
  ({ folded }) => folded.length <= MAX_WIDGET_LENGTH && WIDGET.test(folded),
);
