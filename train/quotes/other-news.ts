import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pageOf } from '../../pipeline/clean/web-page.js';
import { decodePage } from '../../pipeline/ingest/decode/decode-page.js';
import { type AnnotatedArticle, annotatedArticle, type MarkedAttribution, sourceRecord } from './corpus.js';

/**
 * What readers marked in one article of other news: everything that the text attributes to somebody, and no acts. It
 * holds places, and no text.
 */
interface OtherNewsLine {
  /** A JSON Lines file of articles, or a folder of web pages, below the folder of the corpora. */
  readonly file: string;
  readonly id: string;
  /** End of what was read, in code points of the article's text or the page's source. */
  readonly end: number;
  readonly quotes: readonly MarkedAttribution[];
}

/**
 * Reads the articles of `other-news.jsonl`, beside this module's source: newswire, news sites, guides and blogs.
 *
 * @param marks the path of that file
 * @param corpora the folder that its files lie in
 */
export async function readOtherNews(marks: string, corpora: string): Promise<AnnotatedArticle[]> {
  const texts = new Map<string, Map<string, string>>();
  const textsOf = (file: string): Map<string, string> => {
    const known = texts.get(file) ?? readTexts(join(corpora, file));
    texts.set(file, known);
    return known;
  };
  const articles: AnnotatedArticle[] = [];
  for (const { file, id, end, quotes } of readLines<OtherNewsLine>(marks)) {
    if (file.endsWith('.jsonl')) {
      const text = textsOf(file).get(id);
      if (text === undefined) throw new Error(`train: ${file} has no article ${id}`);
      articles.push(annotatedArticle(sourceRecord(`${file}#${id}`, text), null, quotes, end));
    } else {
      const record = sourceRecord(
        `${file}/${id}`,
        pageSource(join(corpora, file, `${id}.html.gz`)),
        'text/html',
      );
      articles.push(annotatedArticle(record, await pageOf(record), quotes, end));
    }
  }
  return articles;
}

const readLines = <Line>(path: string): Line[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const readTexts = (path: string): Map<string, string> =>
  new Map(readLines<{ id: string | number; text: string }>(path).map(({ id, text }) => [String(id), text]));

function pageSource(path: string): string {
  const decoded = decodePage(gunzipSync(readFileSync(path)));
  if (decoded.kind !== 'text') throw new Error(`train: ${path}: ${decoded.reason}`);
  return decoded.text;
}
