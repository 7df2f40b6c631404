import type { JsonObject } from '../../json-object.js';
import { type Block, withMarksApart } from './block.js';

/** An article of an export. */
export interface ExportedArticle {
  /** Under the usual names of a record's fields: `title`, `publisher`, `published_at`, `authors`, `text` … */
  readonly fields: JsonObject;
  /** All that the export has of it. */
  readonly blocks: readonly Block[];
  /** What it should have and has not, after "it has no"; null where its text was found. */
  readonly missing: string | null;
}

/** How a news database exports its articles. */
export interface Layout {
  /** The database, after "an export of". */
  readonly name: string;
  /** What is looked for, after "there is no": by it articles are found. */
  readonly mark: string;
  /** In the order of the export; none where no mark is found. */
  articles(blocks: readonly Block[]): readonly ExportedArticle[];
}

/**
 * The articles of a layout in which a line says where each ends. What follows the last end is one, too, if it has a
 * text: the export breaks off.
 */
export function articlesBefore(
  blocks: readonly Block[],
  end: RegExp,
  read: (blocks: readonly Block[]) => ExportedArticle,
): readonly ExportedArticle[] {
  const articles: ExportedArticle[] = [];
  let start = 0;
  const all = withMarksApart(blocks, end);
  for (const [index, { text }] of all.entries()) {
    if (!end.test(text)) continue;
    articles.push(read(all.slice(start, index + 1)));
    start = index + 1;
  }
  const rest = all.slice(start);
  const last = rest.length === 0 ? null : read(rest);
  return last === null || last.missing !== null ? articles : [...articles, last];
}
