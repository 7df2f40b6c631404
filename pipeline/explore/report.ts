import { hash } from 'node:crypto';
import { Asker } from '../reading/ask.js';
import { openTables } from '../reading/open-tables.js';
import { ANSWERS } from './answers.js';
import { type Asset, readAsset } from './assets.js';
import { embedded, reportData } from './report-data.js';

/** A report, and what it could not hold. */
export interface Report {
  readonly html: string;
  readonly bytes: number;
  readonly articles: number;
  /** Articles that were left out: older ones, and larger ones than what was left. */
  readonly leftOut: number;
}

/** A report is made once and may take long. */
const LIMIT_MS = 10 * 60 * 1000;

/**
 * Makes one page of an export that needs nothing beside it, and asks nothing of any other place. The same export gives
 * the same bytes.
 *
 * @param maxBytes of the page; what a report without any article has may be larger
 * @throws UsageError when the directory holds no whole export
 */
export async function makeReport(directory: string, maxBytes: number): Promise<Report> {
  const [script, styles] = await Promise.all([embeddable('app.js'), embeddable('app.css')]);
  const tables = await openTables(directory);
  try {
    const asker = new Asker(tables.instance, LIMIT_MS);
    const overview = await ANSWERS.overview({ tables, asker }, {});
    const rest = maxBytes - Buffer.byteLength(pageOf(script, styles, ''));
    const data = await reportData(asker, overview, rest);
    const html = pageOf(script, styles, embedded(data));
    const bytes = Buffer.byteLength(html);
    return { html, bytes, articles: data.articles.length, leftOut: data.leftOut };
  } catch (error) {
    throw await tables.blamed(error);
  } finally {
    await tables.close();
  }
}

/** A script or style as it may stand within a page: without what would end its element. */
const embeddable = async (name: Asset): Promise<string> =>
  (await readAsset(name)).replaceAll(/<\/(?=script|style)/gi, '<\\/');

/** @param data as it is embedded */
function pageOf(script: string, styles: string, data: string): string {
  const policy = `default-src 'none'; script-src ${sourceOf(script)}; style-src ${sourceOf(styles)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>corpusmill report</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<div id="app"></div>
<noscript>This page needs scripts.</noscript>
<script type="application/json" id="report-data">${data}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** What a content security policy knows a script or style within the page by. */
const sourceOf = (content: string): string => `'sha256-${hash('sha256', content, 'base64')}'`;
