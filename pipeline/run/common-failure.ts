import { CommonFailureError } from '../errors.js';
import { pluralised } from '../text/pluralised.js';
import type { RecordOutcome } from './workers/batch-result.js';

/** From so many documents on, more than half of them failing is no coincidence. */
const MIN_DOCUMENTS = 10;
const MAX_FAILED_SHARE = 0.5;
/** When the first documents of a run all fail, so many are enough to stop it. */
const MOST_IN_VAIN = 100;

/**
 * Tells what ails a single document from what ails all of them. What fails for most documents lies in the program or
 * the machine, and tables made from the rest would pass for the corpus.
 *
 * Counts documents that are worked on for the first time, or changed: one that failed before proves nothing new.
 */
export class CommonFailure {
  readonly #tried: string[] = [];
  #failed = 0;
  /** How often each reason was given, and by documents of which code. */
  readonly #reasons = new Map<string, number>();

  /** Ids of all documents that were added. */
  get tried(): readonly string[] {
    return this.#tried;
  }

  /** @param outcome of a document that had not failed before */
  add({
    docId,
    isProcessed,
    quarantined,
  }: Pick<RecordOutcome, 'docId' | 'isProcessed' | 'quarantined'>): void {
    this.#tried.push(docId);
    const [first] = quarantined;
    // A document that lost some of its rows is published with the others.
    if (isProcessed || first === undefined) return;
    this.#failed++;
    const reason = `${first.code}: ${first.reason}`;
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  /** The error that ends a run while it still works; null while there is hope. */
  get early(): CommonFailureError | null {
    return this.#tried.length >= MOST_IN_VAIN && this.#failed === this.#tried.length ? this.#error() : null;
  }

  /**
   * The error that ends a run that has worked on all documents; null where it may publish.
   *
   * @param unchanged documents that it left as they are
   */
  final(unchanged: number): CommonFailureError | null {
    const isMost =
      this.#tried.length >= MIN_DOCUMENTS && this.#failed > MAX_FAILED_SHARE * this.#tried.length;
    return isMost || (unchanged === 0 && this.#isOneFailure()) ? this.#error() : null;
  }

  /** Whether all documents that were tried failed in one stage with the same words. */
  #isOneFailure(): boolean {
    const [reason] = this.#reasons.keys();
    return (
      this.#tried.length > 1 &&
      this.#failed === this.#tried.length &&
      this.#reasons.size === 1 &&
      reason!.startsWith('stage_failure')
    );
  }

  #error(): CommonFailureError {
    const [reason, count] = [...this.#reasons].reduce((most, next) => (next[1] > most[1] ? next : most));
    return new CommonFailureError(
      `${this.#failed} of ${pluralised(this.#tried.length, 'document')} could not be processed (${pluralised(count, 'time')} ` +
        `${reason}): too many for it to be the documents' own fault. Nothing was published, and the earlier tables stay. ` +
        'Mend the cause, or reinstall the program, and run again',
    );
  }
}
