import { isArticle } from './metadata/linked-data.js';
import type { PageFacts } from './metadata/page-facts.js';
import type { Block } from './page/page.js';
import { visitWords } from './text/block-words.js';

/** Whether a page has an article; what it is instead. */
export type PageStatus = (typeof PAGE_STATUSES)[number];

export const PAGE_STATUSES = ['ok', 'no_article', 'paywall', 'consent', 'error_page'] as const;

export interface Verdict {
  readonly status: PageStatus;
  /** Why it is not `ok`, as a sentence; empty if it is. */
  readonly reason: string;
}

/** The least that is an article, in words. */
const LEAST_WORDS = 25;
/** An article of fewer words may be what stands before a wall, or on a page of an error. */
const FEW_WORDS = 200;
/** A front page of more words is an article all the same. */
const LONG_WORDS = 400;

const ERROR =
  /^(?:error |http )?(?:40[0134]|410|50[0234])\b(?![.,]?\d| [a-z])|\berror (?:40[0134]|410|50[0234])\b|not found|access denied|forbidden|page (?:can(?:no|['’])t be|could not be|is (?:no longer|un)available)|no longer (?:exists|available)|just a moment|attention required|are you (?:a )?(?:human|robot)|verify you are|security check|service unavailable|temporarily unavailable|bad gateway|unusual traffic|seite nicht gefunden|nicht gefunden|page introuvable|página no encontrada|pagina non trovata|enable javascript/i;
const CONSENT =
  /before you continue|cookie|privacy|consent|datenschutz|your data|einwilligung|zustimmung|données personnelles/i;
const WALL =
  /subscribe (?:now )?to (?:continue|read|keep|unlock|get)|(?:to|for) (?:continue|keep|finish|full) (?:reading|access)|(?:already|become) a (?:subscriber|member)|subscribers? only|for subscribers|reserved for|(?:sign|log) in to (?:continue|read)|create (?:a free|an) account|register to (?:continue|read)|free articles|article limit|unlock (?:this|the) (?:article|story)|jetzt weiterlesen|abonnent|réservé aux abonnés|pour lire la suite|solo para suscriptores|contenuto riservato/i;

/**
 * Judges what was kept of a page. A wall, a notice or an error is no article, however long it is.
 *
 * @param kept whether each block is kept
 */
export function judgePage(facts: PageFacts, kept: readonly boolean[], url: string | null): Verdict {
  const { blocks, title } = facts.page;
  const text = blocks.filter((_, i) => kept[i]);
  const words = wordCount(text);
  const heading = facts.page.marks.find(({ name }) => name === 'h1');
  const titles = [title, heading === undefined ? '' : facts.markText(heading)].map((line) =>
    line.slice(0, LONGEST),
  );
  if (words < FEW_WORDS) {
    const error =
      titles.find((line) => ERROR.test(line)) ?? (words < LEAST_WORDS ? lineWith(ERROR, blocks) : null);
    if (error !== null) return { status: 'error_page', reason: `The page says: ${quoted(error)}.` };
    const wall = lineWith(WALL, blocks);
    if (wall !== null && (words < LEAST_WORDS || !isFree(facts) || WALL.test(text.at(-1)?.text ?? '')))
      return { status: 'paywall', reason: `Only the beginning can be read; the page says: ${quoted(wall)}.` };
    if (!isFree(facts))
      return { status: 'paywall', reason: 'The page declares that its article is not free.' };
    const consent = consentShare(blocks);
    if (consent > 0.5)
      return { status: 'consent', reason: 'The page asks for consent and shows little else.' };
  }
  if (words < LEAST_WORDS) {
    const reason = words === 0 ? 'There is no text in it.' : `There are only ${words} words of text in it.`;
    return { status: 'no_article', reason };
  }
  if (words < LONG_WORDS && isFrontPage(facts, url))
    return { status: 'no_article', reason: 'It is the front page of a site.' };
  return { status: 'ok', reason: '' };
}

/** The longest text of a title or a wall that is searched. */
const LONGEST = 400;

function lineWith(pattern: RegExp, blocks: readonly Block[]): string | null {
  for (const { text } of blocks) if (text.length <= LONGEST && pattern.test(text)) return text;
  return null;
}

const QUOTED = 80;
const quoted = (line: string): string =>
  `“${line.length > QUOTED ? `${line.slice(0, QUOTED).trimEnd()}…` : line}”`;

/** What is written without spaces between words, and marks and signs beside it. Other texts need no pattern. */
const UNSPACED = /[\u0e00-\u0e7f\u2e80-\uffff]/;
/** Languages without spaces between words need about two characters for one. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}|[\p{L}\p{N}]+/gu;

/** How many words some blocks have; of many words, that they are many. */
function wordCount(blocks: readonly Block[]): number {
  let words = 0;
  for (const { text } of blocks) {
    if (UNSPACED.test(text)) words += text.match(WORD)?.length ?? 0;
    else visitWords(text, () => ++words < LONG_WORDS);
    if (words >= LONG_WORDS) break;
  }
  return words;
}

/** Whether the page does not declare that its article must be paid for. */
const isFree = ({ articles }: PageFacts): boolean =>
  !articles.some(({ isAccessibleForFree }) => /^false$/i.test(String(isAccessibleForFree)));

/** The share of a page's text that speaks of consent. */
function consentShare(blocks: readonly Block[]): number {
  let [all, consent] = [0, 0];
  for (const { text, size } of blocks) {
    all += size;
    if (CONSENT.test(text)) consent += size;
  }
  return all === 0 ? 0 : consent / all;
}

function isFrontPage(facts: PageFacts, url: string | null): boolean {
  if (url === null || !/^\w+:\/\/[^/?#]+\/?$/.test(url)) return false;
  return !facts.things.some(isArticle) && facts.declared('og:type') !== 'article';
}
