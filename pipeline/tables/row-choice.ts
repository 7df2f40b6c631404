/** What `--include` can name: rows that a run leaves out unless it is asked for them. */
export const INCLUSIONS = ['acts'] as const;
export type Inclusion = (typeof INCLUSIONS)[number];

/** Which of the rows that are found a run keeps. */
export interface RowChoice {
  /** Rows with a lower confidence are left out. */
  readonly minConfidence: number;
  readonly include: readonly Inclusion[];
}

/** Keeps every row. */
export const ALL_ROWS: RowChoice = { minConfidence: 0, include: INCLUSIONS };
