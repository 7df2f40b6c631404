/** What a run tells while it works; the CLI shows it as lines, as JSON or as a progress bar. */
export interface Reporter {
  /** Something happened that belongs into a log. */
  event(name: string, fields: Readonly<Record<string, unknown>>): void;
  /** Something a person should know and can mend. */
  warn(code: string, message: string): void;
  progress(progress: Progress): void;
}

export interface Progress {
  /** Bytes of the files that were read, and all that were planned. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly documents: number;
}

export const SILENT: Reporter = { event: () => {}, warn: () => {}, progress: () => {} };
