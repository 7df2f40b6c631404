/** Code points of a document from `start` to `end`, and what stands around them, as expressions of SQL. */
export interface PassageSql {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/**
 * SQL for a stretch of the column `text` of `documents`, and for what stands around it. Positions count from 0 and ends
 * are exclusive; those of SQL count from 1.
 *
 * @param start an expression of a whole number; so are the others
 * @param around code points before and after
 */
export const passageSql = (start: string, end: string, around: string): PassageSql => ({
  before: `substring(text, greatest(1, ${start} - ${around} + 1), least(${start}, ${around}))`,
  text: `substring(text, ${start} + 1, ${end} - ${start})`,
  after: `substring(text, ${end} + 1, ${around})`,
});
