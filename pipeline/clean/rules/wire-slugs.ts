import { lineRule } from './rule.js';

/** Marks at the end of a story or of a part of it, and at a break in it. */
const END_MARK =
  /^(?:_{3,}\.?|[-–—]{1,2} ?30 ?[-–—]{1,2}|#{3,}|[([—–-]{1,2} ?(?:more|end|ends|MORE|END|ENDS) ?[)\]—–-]{1,2}|ENDS?|XXX)$/;
/** `BC-US--Senate-Runoff, 1st Ld-Writethru`, `AP-NY-07-14-20 2104EDT`, `Eds: Updates with vote.` */
const HEADER =
  /^(?:[AB][CMP]-[A-Z]{2}[\p{L}\d-]*--|[AB][CMP]-[A-Z][\p{L}\d'’ -]{2,60}, ?\d|AP-[A-Z]{2}-\d\d-\d\d-\d\d|Eds?\.?: (?:\p{Lu}|APNewsNow)|\^[A-Z])/u;
/** The beginning of `HEADER`, tested first: patterns with Unicode classes are slow to compile. */
const HEADER_OPENING = /^(?:[AB][CMP]-|Eds?\.?: |\^)/;
const AGENCY_ALONE = /^\((?:AP|Reuters|REUTERS|AFP|UPI|CNN|Bloomberg|dpa|DPA|EFE|ANI|PTI|IANS|TNS|PA|AAP)\)$/;
const MAX_LENGTH = 200;

/** What a news agency writes for editors: `(AP)` alone, `___`, `–30–`, `BC-US--Senate`. */
export const wireSlugs = lineRule(
  'wire_slug',
  'wire-slug',
  ({ text }) =>
    text.length <= MAX_LENGTH &&
    (END_MARK.test(text) || (HEADER_OPENING.test(text) && HEADER.test(text)) || AGENCY_ALONE.test(text)),
);
