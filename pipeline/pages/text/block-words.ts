import { CharacterClass, classOf } from '../../text/characters.js';
import { hashPiece, hashText, mix } from '../../text/hash.js';
import type { Block, PageElement } from '../page/page.js';

const HINT_WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

const TEMPLATES = {
  own: 1,
  parent: 2,
  above: 3,
  inline: 4,
  tag: 5,
  word: 6,
  pair: 7,
  lastWord: 8,
  pathTag: 9,
  start: 10,
};
/** How far up hints are read. */
const FAR = 6;

/** The words of the hints of a page, each hint read once. */
export class HintWords {
  readonly #known = new Map<string, readonly number[]>();

  /** Hashes of the words of a hint: `article-body__relatedBox` has article, body, related and box. */
  of(hint: string): readonly number[] {
    let words = this.#known.get(hint);
    if (words === undefined) {
      const found = hint.match(HINT_WORD) ?? [];
      words = [
        ...new Set(found.filter((word) => word.length > 1).map((word) => hashText(word.toLowerCase()))),
      ];
      this.#known.set(hint, words);
    }
    return words;
  }
}

/**
 * Features of what a block's elements call themselves: names, classes and ids, near ones and far ones.
 *
 * @param isCommon tells elements that hold most of the page's prose: what they call themselves says nothing of a block
 */
export function hintFeatures(
  { element, inlineHints }: Block,
  hints: HintWords,
  isCommon: (element: PageElement) => boolean,
): number[] {
  const features: number[] = [mix(TEMPLATES.tag, hashText(element.name))];
  for (const word of hints.of(inlineHints)) features.push(mix(TEMPLATES.inline, word));
  let at: PageElement | null = element;
  for (let height = 0; at !== null && height < FAR; height++, at = at.parent) {
    const template = height === 0 ? TEMPLATES.own : height === 1 ? TEMPLATES.parent : TEMPLATES.above;
    if (!isCommon(at)) for (const word of hints.of(at.hint)) features.push(mix(template, word));
    if (height > 0 && height < 3) features.push(mix(TEMPLATES.pathTag + height, hashText(at.name)));
  }
  return features;
}

/** How many words at the beginning of a block are read, and how many at its end. */
const FIRST_WORDS = 12;
const LAST_WORDS = 3;
/** In how many characters they are looked for. */
const HEAD_LENGTH = 120;
const TAIL_LENGTH = 40;

/** Features of the words that a block begins and ends with: `read more`, `sign up`, `photo`. */
export function wordFeatures({ text }: Block): number[] {
  const features: number[] = [];
  let before = TEMPLATES.start;
  for (const word of wordHashes(text.slice(0, HEAD_LENGTH).toLowerCase(), FIRST_WORDS)) {
    features.push(mix(TEMPLATES.word, word), mix(mix(TEMPLATES.pair, before), word));
    before = word;
  }
  const tail = wordHashes(text.slice(-TAIL_LENGTH).toLowerCase(), TAIL_LENGTH);
  for (const word of tail.slice(-LAST_WORDS)) features.push(mix(TEMPLATES.lastWord, word));
  return features;
}

/** Hashes of the first words of a text in lower case. */
function wordHashes(text: string, most: number): number[] {
  const hashes: number[] = [];
  let start = -1;
  for (let i = 0; i <= text.length && hashes.length < most; i++) {
    const isWord = i < text.length && (classOf(text.charCodeAt(i)) & WORD_CLASSES) !== 0;
    if (isWord && start < 0) start = i;
    else if (!isWord && start >= 0) {
      hashes.push(wordHash(text, start, i - start));
      start = -1;
    }
  }
  return hashes;
}

const WORD_CLASSES = CharacterClass.letter | CharacterClass.number;

/** Numbers of as many digits are one word. */
function wordHash(text: string, start: number, length: number): number {
  const first = text.charCodeAt(start);
  return first >= 48 && first <= 57 ? 1000 + Math.min(length, 5) : hashPiece(text, start, start + length);
}
