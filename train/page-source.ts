import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodePage } from '../pipeline/ingest/decode/decode-page.js';

/** The source of a packed page (`.html.gz`), decoded as it is in a run, or why it cannot be. */
export const pageSource = (path: string): ReturnType<typeof decodePage> =>
  decodePage(gunzipSync(readFileSync(path)));
