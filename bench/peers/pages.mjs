// Reads the pages of a folder, text and metadata, and prints the processor time of each pass: what pages.py does, with
// ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../../scripts/built.mjs';

/** @type {typeof import('../../pipeline/ingest/decode/decode.js')} */
const { decode } = await built('ingest/decode/decode.js');
/** @type {typeof import('../../pipeline/pages/read-page.js')} */
const { readPage } = await built('pages/read-page.js');
/** @type {typeof import('../../pipeline/text/offset-map.js')} */
const { OffsetMap } = await built('text/offset-map.js');

const [folder = '', passes] = process.argv.slice(2);
const pages = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(join(folder, name)));

function readAll() {
  const started = process.cpuUsage();
  for (const page of pages) {
    const decoded = decode(page);
    if (decoded.kind === 'text') OffsetMap.apply(decoded.text, readPage(decoded.text, null).edits);
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

readAll();
console.log(JSON.stringify(Array.from({ length: Number(passes) }, readAll)));
