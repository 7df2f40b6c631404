import type { Answers, VerdictRequest, View } from '../pipeline/explore/contract.js';

export type Asks<Of extends View> = Answers[Of]['asks'];
export type Gives<Of extends View> = Answers[Of]['gives'];

export type ExportFormat = 'csv' | 'jsonl' | 'parquet';

/** Where the pages get what they show: the server of `pipeline explore`, or the data within a report. */
export interface Source {
  /** Whether this source answers a view; what it does not is not offered. */
  has(view: View): boolean;
  /** Rejects with an error whose message a reader can read. */
  ask<Of extends View>(view: Of, filter: Asks<Of>, signal?: AbortSignal): Promise<Gives<Of>>;
  /** Keeps a verdict; null where none can be given. */
  readonly judge: ((verdict: VerdictRequest) => Promise<void>) | null;
  /** Where the rows of a list can be had as a file; null where they can't. */
  exportUrl(view: View, filter: object, format: ExportFormat): string | null;
  /** Articles that are not here, because the page would have become too large. */
  readonly leftOut: number;
}
