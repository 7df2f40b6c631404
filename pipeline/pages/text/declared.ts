import { withoutMarkup } from '../../text/markup/markup.js';
import { isArticle, type Thing } from '../metadata/linked-data.js';
import type { Page } from '../page/page.js';
import { piecesText } from '../page/pieces.js';
import type { Declared } from './evidence.js';

const TITLE_PROPERTY = /^(?:og:title|twitter:title|dc\.?title|parsely-title|sailthru\.title|headline)$/i;

/** What a page declares about the text of its article. */
export function declaredBy(page: Page, things: readonly Thing[]): Declared {
  const titles: string[] = [];
  let body = '';
  let description = '';
  for (const thing of things) {
    if (!isArticle(thing)) continue;
    if (typeof thing.headline === 'string') titles.push(withoutMarkup(thing.headline));
    const text = thing.articleBody ?? thing.text;
    if (typeof text === 'string' && text.length > body.length) body = text;
    if (description === '' && typeof thing.description === 'string') description = thing.description;
  }
  for (const { property, name, itemprop, content } of page.declarations) {
    const key = property || name || itemprop;
    if (TITLE_PROPERTY.test(key)) titles.push(content);
    else if (description === '' && /^(?:og:)?description$/i.test(key)) description = content;
  }
  for (const { name, attributes, firstPiece, lastPiece } of page.marks) {
    if (name === 'h1' || attributes.itemprop === 'headline')
      titles.push(piecesText(page.html, page.pieces, firstPiece, lastPiece));
  }
  return { body: body === '' ? '' : withoutMarkup(body), description, titles };
}
