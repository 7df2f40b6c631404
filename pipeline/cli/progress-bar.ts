import type { Progress } from '../run/reporter.js';
import { pluralised } from '../text/pluralised.js';
import { showStatus } from './terminal.js';

const WIDTH = 28;
/** The bar is drawn this often at most, in milliseconds. */
const INTERVAL_MS = 100;

/** A line on a terminal that shows how far a run has come, at what rate, and the time left. */
export class ProgressBar {
  readonly #started = performance.now();
  #drawn = 0;

  draw({ doneBytes, totalBytes, documents }: Progress): void {
    const now = performance.now();
    if (now - this.#drawn < INTERVAL_MS) return;
    this.#drawn = now;
    const seconds = (now - this.#started) / 1000;
    const share = totalBytes === 0 ? 0 : Math.min(1, doneBytes / totalBytes);
    const filled = Math.round(share * WIDTH);
    const left = share > 0 ? `${Math.ceil(seconds / share - seconds)} s left` : '';
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const percent = `${Math.floor(share * 100)}`.padStart(3);
    showStatus(
      `${bar} ${percent} %  ${pluralised(documents, 'document')}, ${Math.round(documents / seconds)}/s  ${left}`,
    );
  }

  /** Takes the line away, so that text can follow. */
  clear(): void {
    if (this.#drawn > 0) showStatus('');
    this.#drawn = 0;
  }
}
