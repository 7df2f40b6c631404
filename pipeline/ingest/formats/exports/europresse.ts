import { authorsIn } from './authors.js';
import { type Block, joined, onLine, partsAfter } from './block.js';
import { dateIn } from './dates.js';
import type { ExportedArticle, Layout } from './layout.js';

/** The layout of Europresse's pages: an element `article` each, in which classes say what the parts are. */
export const europresseLayout: Layout = {
  name: 'Europresse',
  mark: 'element <article>',
  articles: (blocks) => partsAfter(blocks, ({ hint }) => hint === 'article').map(article),
};

/** The number of an issue, or what a publication says of itself, after its name. */
const AFTER_NAME = /,? no\. | \(|, \d/;
/** The number of an article: `news·20240501·LM·0123`. */
const NUMBER = /\bnews[·\w.-]{8,60}/;

function article(blocks: readonly Block[]): ExportedArticle {
  const first = (hint: string): string | null => {
    const block = blocks.find((candidate) => candidate.hint.includes(hint));
    return block === undefined ? null : onLine(block);
  };
  const body = blocks.filter(({ hint }) => /docOcurrContainer|DocText/.test(hint));
  const header = first('DocHeader') ?? '';
  const number = blocks.map(({ text }) => NUMBER.exec(text)?.[0]).find((found) => found !== undefined);
  const fields = {
    id: number ?? null,
    title: first('titreArticle'),
    publisher: first('DocPublicationName')?.split(AFTER_NAME)[0]?.trim() || null,
    published_at: dateIn(header),
    authors: authorsIn(first('docAuthors') ?? ''),
    section: sectionIn(header),
    text: joined(body),
  };
  return { fields, blocks, missing: body.length === 0 ? 'text (docOcurrContainer)' : null };
}

/** What stands before the date: `Politique, lundi 5 novembre 2017, p. 3`. */
function sectionIn(header: string): string | null {
  const parts = header.split(',').map((part) => part.trim());
  const dateAt = parts.findIndex(
    (part, index) => dateIn(part) !== null || dateIn(`${part}, ${parts[index + 1]}`) !== null,
  );
  return dateAt > 0 && parts[0] !== '' ? parts[0]! : null;
}
