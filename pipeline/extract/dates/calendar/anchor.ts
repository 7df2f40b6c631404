import { dayOf, isCalendarDate } from './calendar.js';

/** The date-time that relative expressions are resolved against. */
export interface Anchor {
  /** As given in the document. */
  readonly text: string;
  /** Days since 1970-01-01, in the time zone of `text`. */
  readonly day: number;
  /** Seconds since midnight; null when only the date is known. */
  readonly second: number | null;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/;

/** Reads an ISO 8601 date or date-time; null for null and for any other text. */
export function readAnchor(text: string | null): Anchor | null {
  const match = text === null ? null : ISO.exec(text);
  if (text === null || match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isCalendarDate(year, month, day)) return null;
  const second =
    match[4] === undefined ? null : Number(match[4]) * 3600 + Number(match[5]) * 60 + Number(match[6] ?? 0);
  return { text, day: dayOf(year, month, day), second };
}
