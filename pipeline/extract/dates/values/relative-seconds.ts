import type { Anchor } from '../calendar/anchor.js';
import { isoDate, pad } from '../calendar/calendar.js';
import type { Duration } from '../grammar/durations.js';
import { addUnits, isClockUnit } from './units.js';

const DAY = 86_400;

/** The moment a duration after the anchor (sign 1) or before it (sign -1); open when anchor or duration are unknown. */
export function momentFromAnchor(
  anchor: Anchor | null,
  duration: Duration | null,
  sign: number,
): { seconds: number | null; timex: string } {
  if (anchor === null || anchor.second === null || duration === null)
    return { seconds: null, timex: 'XXXX-XX-XXTXX' };
  let day = anchor.day;
  let second = anchor.second;
  for (const { amount, unit } of duration.parts) {
    if (isClockUnit(unit)) second += sign * (amount as number) * unit.seconds;
    else day = addUnits(day, unit, sign * (amount as number));
  }
  const seconds = day * DAY + second;
  return { seconds, timex: isoMoment(seconds) };
}

/** `2020-03-03T14:05:00` */
export function isoMoment(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  const rest = Math.round(seconds - day * DAY);
  return `${isoDate(day)}T${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}`;
}
