import { UniqueNames } from './unique-names.js';

/**
 * Gives the records of one file their ids within it: the record's own, or the beginning of its hash. The second
 * record of one id is `id~2`, the third `id~3`, in the order of the file.
 */
export class RecordIds {
  readonly #source: string;
  readonly #ids = new UniqueNames();

  constructor(sourcePath: string) {
    this.#source = sourcePath;
  }

  /** The document id of the next record. */
  next(sourceId: string): string {
    return `${this.#source}#${this.#ids.next(sourceId)}`;
  }
}

const HASH_DIGITS = 12;

/** The id of a record that has none of its own. */
export const hashId = (sha256: string): string => sha256.slice(0, HASH_DIGITS);
