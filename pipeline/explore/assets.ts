import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const BUILT = new URL('../web/', import.meta.url);
/** Code that runs from its sources uses what was built last. */
const FOLDER = existsSync(BUILT) ? BUILT : new URL('../../dist/web/', import.meta.url);

/** The script and the styles of the pages, and their media types. */
export const ASSETS = {
  'app.js': 'text/javascript; charset=utf-8',
  'app.css': 'text/css; charset=utf-8',
} as const;

export type Asset = keyof typeof ASSETS;

export const ASSET_NAMES = Object.keys(ASSETS) as Asset[];

export const readAsset = (name: Asset): Promise<string> => readFile(new URL(name, FOLDER), 'utf8');
