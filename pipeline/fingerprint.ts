import { existsSync, readFileSync } from 'node:fs';

/** Names of this build of the program; see `scripts/fingerprint.mjs`. */
export interface Fingerprint {
  /** Of all that the rows of a document depend on: code, word lists, models. */
  readonly records: string;
  /** Of all that the published tables depend on. */
  readonly tables: string;
}

const FILE = new URL('./fingerprint.json', import.meta.url);

/** Written by the build. Code that runs from its sources has none. */
export const FINGERPRINT: Fingerprint = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as Fingerprint)
  : { records: 'unbuilt', tables: 'unbuilt' };
