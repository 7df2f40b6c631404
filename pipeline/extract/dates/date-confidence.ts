import { chanceOf, readChances } from '../calibration.js';
import type { DateExpression } from '../findings.js';

const CHANCES = readChances(new URL('./date-confidence.txt', import.meta.url));

type Found = Omit<DateExpression, 'confidence'>;

/**
 * The group by which the confidence of a time expression is calibrated: its kind, and whether it has two ends of its
 * own (`2014 to 2018`), one (`since 2014`), or was resolved against the article's date.
 */
export function dateGroup(found: Found, text: string): string {
  if (found.timex.charCodeAt(0) === 40 && CONNECTOR.test(text.slice(found.span.start, found.span.end)))
    return `${found.kind} two-ended`;
  if (found.timex.endsWith('_REF')) return `${found.kind} vague`;
  if (found.modifier !== null) return `${found.kind} ${MODIFIER_GROUPS.get(found.modifier) ?? 'part'}`;
  return found.anchor === null ? `${found.kind} plain` : `${found.kind} relative`;
}

const CONNECTOR = /\b(?:to|through|thru|until|till|and)\b|[-–—~]/i;

const MODIFIER_GROUPS: ReadonlyMap<string, string> = new Map([
  ['since', 'open'],
  ['after', 'open'],
  ['before', 'open'],
  ['until', 'open'],
  ['approx', 'plain'],
]);

export const dateConfidence = (found: Found, text: string): number | null =>
  chanceOf(CHANCES, dateGroup(found, text));
