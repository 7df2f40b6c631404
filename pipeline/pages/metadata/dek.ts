import type { Block } from '../page/page.js';
import { textKey } from '../text/evidence.js';
import type { Found, MetadataSource } from './metadata.js';
import { type ArticlePlace, type PageFacts, textOf } from './page-facts.js';

/** One or two sentences, in characters. */
const SHORTEST_DEK = 15;
const LONGEST_DEK = 350;
/** What calls itself a dek where readers see it. */
const DEK_HINT =
  /dek|sub-?(?:title|head)|stand-?first|summary|lead|lede|intro|excerpt|descr|chapo|teaser|abstract/i;

/**
 * What the page declares about the article in a sentence or two. None if it only repeats the beginning of the text,
 * unless readers see it as a dek there.
 *
 * @param title that of the article, which is no dek
 */
export function findDek(facts: PageFacts, place: ArticlePlace, title: string | null): Found<string> | null {
  const titleKey = textKey(title ?? '');
  for (const [text, source] of descriptionsOf(facts)) {
    const key = textKey(text);
    if (text.length < SHORTEST_DEK || key === titleKey) continue;
    // Later ones are often about the site.
    return text.length > LONGEST_DEK || repeatsText(key, facts, place) ? null : { value: text, source };
  }
  return null;
}

/** What the page declares about its article, the surest first. */
function descriptionsOf(facts: PageFacts): (readonly [string, MetadataSource])[] {
  const linked = facts.articles.flatMap((thing) => [
    textOf(thing, 'alternativeHeadline'),
    textOf(thing, 'description'),
  ]);
  const declared: readonly (readonly [string | null, MetadataSource])[] = [
    ...linked.map((text) => [text, 'json-ld'] as const),
    [facts.declared('og:description'), 'opengraph'],
    [facts.declared('description', 'dc.description', 'twitter:description'), 'meta'],
  ];
  return declared.filter((entry): entry is readonly [string, MetadataSource] => entry[0] !== null);
}

/** Whether the first blocks of the text have a description, and not one of them as a dek. */
function repeatsText(key: string, { page }: PageFacts, { opening }: ArticlePlace): boolean {
  const blocks = opening.map((index) => page.blocks[index]!);
  const keys = blocks.map(({ text }) => textKey(text));
  if (!keys.join('').includes(key)) return false;
  return !blocks.some((block, i) => keys[i] === key && isDek(block, blocks[i + 1]));
}

/** Whether a block calls itself a dek, or looks other than the next one. */
function isDek({ element }: Block, next: Block | undefined): boolean {
  const looksOther = next?.element.name !== element.name || next.element.hint !== element.hint;
  return looksOther || DEK_HINT.test(`${element.hint} ${element.parent?.hint ?? ''}`);
}
