import { typesOf } from '../metadata/linked-data.js';
import type { ArticlePlace, PageFacts } from '../metadata/page-facts.js';
import { titleParts } from '../metadata/without-site.js';
import type { Block } from '../page/page.js';
import { visitWords } from '../text/block-words.js';
import { consentShare } from './consent-words.js';
import { beginsAsError, isErrorTitle } from './error-words.js';
import { isListOfArticles } from './list-of-articles.js';

/** Whether a page has an article; what it is instead. */
export type PageStatus = (typeof PAGE_STATUSES)[number];

export const PAGE_STATUSES = ['ok', 'no_article', 'paywall', 'consent', 'error_page'] as const;

export interface Verdict {
  readonly status: PageStatus;
  /** Why it is not `ok`, as a sentence; empty if it is. */
  readonly reason: string;
}

/** The least that is an article, in words: of a page that declares one, and of any other. */
const LEAST_OF_DECLARED = 10;
const LEAST_WORDS = 25;
/** An error that does not say so in its title has fewer words. */
const MOST_OF_ERROR = 100;
/** An article of fewer words may be what stands before a wall, or on a page of an error. */
const FEW_WORDS = 200;
/** A front page of more words is an article all the same. */
const LONG_WORDS = 400;
/** How many paragraphs no page of an error has, and their least length in letters. */
const SEVERAL = 3;
const LEAST_PARAGRAPH = 80;

/** The title of a page that is a form to come in. */
const FORM =
  /^(?:log ?in|sign ?(?:in|up|on)|register|registration|create (?:an )?account|my account|subscribe|anmelden|anmeldung|registrieren|connexion|se connecter|iniciar sesión|accedi)$/i;

/**
 * Judges what was kept of a page. A wall, a notice, an error or a list is no article, however long it is.
 *
 * @param kept whether each block is kept, those of walls not among them
 * @param place where it stands
 * @param wall what a wall by the article says; null if there is none
 */
export function judgePage(
  facts: PageFacts,
  kept: readonly boolean[],
  place: ArticlePlace,
  wall: string | null,
  url: string | null,
): Verdict {
  const { blocks } = facts.page;
  const text = blocks.filter((_, i) => kept[i]);
  const words = wordCount(text);
  const declares = declaresArticle(facts);
  if (words < FEW_WORDS) {
    const titles = titlesOf(facts);
    const isArticleLike = words >= LEAST_WORDS && (declares || hasParagraphs(text));
    const error = isArticleLike ? null : errorOf(titles, blocks, kept, words);
    if (error !== null) return { status: 'error_page', reason: `The page says: ${quoted(error)}.` };
    if (wall !== null)
      return { status: 'paywall', reason: `Only the beginning can be read; the page says: ${quoted(wall)}.` };
    if (!isFree(facts))
      return { status: 'paywall', reason: 'The page declares that its article is not free.' };
    if (consentShare(blocks) > 0.5 && !declares)
      return { status: 'consent', reason: 'The page asks for consent and shows little else.' };
    const form = titles.map((title) => titleParts(title)[0]!).find((line) => FORM.test(line));
    if (form !== undefined && !isArticleLike)
      return { status: 'no_article', reason: `It is a form: ${quoted(form)}.` };
  }
  const isBrief = declares && place.title >= 0 && place.title < place.first && text.some(isSentence);
  if (words < (isBrief ? LEAST_OF_DECLARED : LEAST_WORDS)) {
    const reason = words === 0 ? 'There is no text in it.' : `There are only ${words} words of text in it.`;
    return { status: 'no_article', reason };
  }
  if (!declares && isListOfArticles(text))
    return { status: 'no_article', reason: 'It is a list of articles.' };
  if (words < LONG_WORDS && !declares && isFrontPage(url))
    return { status: 'no_article', reason: 'It is the front page of a site.' };
  return { status: 'ok', reason: '' };
}

/** The title of a page and its first main heading. */
function titlesOf(facts: PageFacts): string[] {
  const heading = facts.page.marks.find(({ name }) => name === 'h1');
  return [facts.page.title, heading === undefined ? '' : facts.markText(heading)].filter(
    (line) => line.length <= LONGEST,
  );
}

/** What says that the page is that of an error: a title, or the line that opens its text; null if nothing does. */
function errorOf(
  titles: readonly string[],
  blocks: readonly Block[],
  kept: readonly boolean[],
  words: number,
): string | null {
  const title = titles.find(isErrorTitle);
  if (title !== undefined) return title;
  if (words >= MOST_OF_ERROR) return null;
  const opening = words < LEAST_WORDS ? blocks : blocks.slice(0, kept.indexOf(true) + 1);
  return (
    opening.find(({ text }) => text.length <= LONGEST && (beginsAsError(text) || isErrorTitle(text)))?.text ??
    null
  );
}

const SENTENCE_END = /[.!?…。！？]["'”’»)]?$/;

const isSentence = ({ text, size }: Block): boolean => size >= LEAST_SENTENCE && SENTENCE_END.test(text);
const LEAST_SENTENCE = 30;

/** Whether a text has several ordinary paragraphs. */
const hasParagraphs = (text: readonly Block[]): boolean =>
  text.filter((block) => block.size >= LEAST_PARAGRAPH && isSentence(block)).length >= SEVERAL;

/** The longest text of a title or of an error's line that is searched. */
const LONGEST = 400;

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
const isFree = (facts: PageFacts): boolean =>
  facts.declared('article:content_tier') !== 'locked' &&
  ![...facts.articles.map((thing) => thing.isAccessibleForFree), facts.declared('isaccessibleforfree')].some(
    (value) => /^false$/i.test(String(value)),
  );

/** Whether the page declares that it shows an article. A blog as a whole is none. */
const declaresArticle = (facts: PageFacts): boolean =>
  facts.declared('og:type') === 'article' ||
  facts.articles.some((thing) => !typesOf(thing).every((type) => type === 'Blog'));

const isFrontPage = (url: string | null): boolean => url !== null && /^\w+:\/\/[^/?#]+\/?$/.test(url);
