import { grouped } from '../text/grouped.js';
import type { Judgement, Part } from './parts.js';
import type { Verdict } from './verdicts.js';

/** What all who judged a row say together. */
export interface JudgedRow {
  readonly id: string;
  /** `disputed`: of those who are sure, some say right and some say wrong. */
  readonly verdict: Judgement | 'disputed';
  /** What one of them says is wrong; empty for any other verdict than wrong. */
  readonly parts: readonly Part[];
  /** How many of them are sure. */
  readonly sure: number;
  /** Whether it was drawn at random for one of them. */
  readonly is_drawn: boolean;
}

/** The last verdict of each reviewer on each row. */
export function lastVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  const last = new Map<string, Verdict>();
  for (const verdict of verdicts)
    last.set(JSON.stringify([verdict.table, verdict.row_id, verdict.reviewer]), verdict);
  return [...last.values()];
}

/**
 * Joins the last verdicts of several reviewers on the rows of one table. Those who are unsure abstain: a row is right
 * or wrong where all others say so, `disputed` where they do not agree, and `unsure` where there are no others.
 */
export function judgedRows(last: readonly Verdict[]): JudgedRow[] {
  return Array.from(
    grouped(last, ({ row_id }) => row_id),
    ([id, verdicts]) => {
      const sure = verdicts.filter(({ verdict }) => verdict !== 'unsure');
      const said = new Set(sure.map(({ verdict }) => verdict));
      const [only = 'unsure'] = said;
      const verdict = said.size > 1 ? 'disputed' : only;
      return {
        id,
        verdict,
        parts: verdict === 'wrong' ? [...new Set(sure.flatMap(({ parts }) => parts))] : [],
        sure: sure.length,
        is_drawn: verdicts.some(({ seed }) => seed !== null),
      };
    },
  );
}
