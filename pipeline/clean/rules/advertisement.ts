import { countWords } from '../lines.js';
import { matchesPhrase, readPhrases } from './line-phrases.js';
import { lineRule } from './rule.js';

const PHRASES = readPhrases(new URL('./advertisement.txt', import.meta.url));
const MAX_WORDS = 14;

/** `ADVERTISEMENT`, `Story continues below advertisement`: lines that mark where an advertisement stood. */
export const advertisementLines = lineRule(
  'advertisement',
  'advertisement-line',
  (line) => matchesPhrase(PHRASES, line) && countWords(line.text, MAX_WORDS) <= MAX_WORDS,
);

/** Units of the longest name of a widget, most letters taking two. */
const MAX_WIDGET_LENGTH = 120;
const WIDGET =
  /^(?:[\p{L} ]{1,40} (?:by|from) )?(?:outbrain|taboola|revcontent|zergnet|dianomi|mgid)(?: feed| widget)?$/u;

/** `Outbrain`, `Promoted Stories by Taboola`: the tail that networks of paid links leave behind. */
export const widgetLines = lineRule(
  'advertisement',
  'widget-line',
  ({ folded }) => folded.length <= MAX_WIDGET_LENGTH && WIDGET.test(folded),
);
