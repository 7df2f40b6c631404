/** A quarter or half of a year that the text has named. */
export interface StoryPeriod {
  readonly year: number;
  readonly part: 'Q' | 'H';
  readonly number: number;
}

const NAMED = /^(\d{4})-([QH])(\d)$/;

/** The quarter or half that a TIMEX3 value names; null for any other. */
export function storyPeriodOf(timex: string): StoryPeriod | null {
  const match = NAMED.exec(timex);
  return match === null
    ? null
    : { year: Number(match[1]), part: match[2] as StoryPeriod['part'], number: Number(match[3]) };
}
