import { chanceOf, readChances } from '../calibration.js';
import type { NumberExpression } from '../findings.js';

const CHANCES = readChances(new URL('./number-confidence.txt', import.meta.url));

type Found = Omit<NumberExpression, 'confidence'>;

/**
 * The group by which the confidence of a number is calibrated: its kind, and whether it is written in figures or words,
 * or gives only a magnitude.
 */
export function numberGroup(found: Found, text: string): string {
  const isMagnitude =
    found.value === null &&
    (found.kind === 'cardinal' || (found.valueLow === null && found.valueHigh === null));
  if (isMagnitude) return `${found.kind} vague`;
  return hasDigit(text, found.span.start, found.span.end) ? `${found.kind} figures` : `${found.kind} words`;
}

export const numberConfidence = (found: Found, text: string): number | null =>
  chanceOf(CHANCES, numberGroup(found, text));

function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) return true;
  }
  return false;
}
