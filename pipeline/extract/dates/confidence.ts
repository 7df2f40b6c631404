import { chanceOf, readChances } from '../calibration.js';
import type { DateExpression } from '../findings.js';

const CHANCES = readChances(new URL('./confidence.txt', import.meta.url));

type Found = Omit<DateExpression, 'confidence'>;

/**
 * What the chance of a time expression to be right depends on: its kind, whether it has two ends of its own (`2014 to 2018`), one
 * (`since 2014`), or was counted from the article's date.
 */
export function dateTrait(found: Found): string {
  if (found.timex.charCodeAt(0) === 40) return `${found.kind} two-ended`;
  if (found.modifier !== null) return `${found.kind} ${MODIFIERS.get(found.modifier) ?? 'part'}`;
  return found.anchor === null ? `${found.kind} plain` : `${found.kind} relative`;
}

const MODIFIERS: ReadonlyMap<string, string> = new Map([
  ['since', 'open'],
  ['after', 'open'],
  ['before', 'open'],
  ['until', 'open'],
  ['approx', 'plain'],
]);

export const dateConfidence = (found: Found): number | null => chanceOf(CHANCES, dateTrait(found));
