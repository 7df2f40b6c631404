import { Surrounding } from '../page/elements.js';
import type { Page } from '../page/page.js';
import type { Declared } from '../text/evidence.js';
import type { Verdict } from './judge-page.js';

/** The fewest links that are a list, and the least of the text of a page that they make then. */
const LEAST_LINKS = 10;
const LINK_SHARE = 0.6;

/** A verdict whose reason says what a page without text is, where its source tells. */
export function withReason(verdict: Verdict, page: Page, declared: Declared): Verdict {
  const reason = verdict.status === 'no_article' ? reasonOf(page, declared) : null;
  return reason === null ? verdict : { ...verdict, reason };
}

function reasonOf({ blocks, elements }: Page, { body }: Declared): string | null {
  if (elements.some(({ name }) => name === 'frameset'))
    return 'It is a frame set: its text is in other documents.';
  const seen = blocks.filter(({ surrounding }) => (surrounding & Surrounding.hidden) === 0);
  const sum = (number: 'size' | 'linkSize' | 'linkCount'): number =>
    seen.reduce((all, block) => all + block[number], 0);
  const links = sum('linkCount');
  if (links >= LEAST_LINKS && sum('linkSize') > LINK_SHARE * sum('size'))
    return `It is a list of links: it has ${links}, and little other text.`;
  if (body !== '') return 'Its text is only in its linked data; readers see it when a script has loaded it.';
  return null;
}
