import { isFeedFooter } from './feed-footer.js';
import type { Rule } from './rule.js';

export const CUT_MARK = 'cut-mark';

/** What feeds and news APIs put where they cut a text off: `… [+812 chars]`, `[…]`, `(more…)`. */
const MARK =
  /(?:(?:…|\.\.\.) ?)?\[\+\d{1,7} (?:chars|characters)\]$|\[(?:…|\.\.\.)\]$|\(more ?(?:…|\.\.\.)\)$/;
const MAX_MARK_LENGTH = 40;

/** The mark ends the text, but for a feed's footer. */
export const cutMarks: Rule = ({ lines }) => {
  const last = lines.findLast(({ text }) => !isFeedFooter(text));
  const mark = last === undefined ? null : MARK.exec(last.text.slice(-MAX_MARK_LENGTH));
  if (last === undefined || mark === null) return [];
  return [{ start: last.end - mark[0].length, end: last.end, kind: 'other', rule: CUT_MARK }];
};
