import { CharacterClass, classOf } from '../../text/characters.js';
import { hashPiece, hashText, mix } from '../../text/hash.js';
import type { Block, PageElement } from '../page/page.js';

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

/** Hashes of the words of a hint, each once. Capitals are a word, but for the last one where small letters follow. */
function hintWords(hint: string): number[] {
  const hashes: number[] = [];
  const add = (start: number, end: number): void => {
    if (end - start < 2) return;
    const hash = hashText(hint.slice(start, end).toLowerCase());
    if (!hashes.includes(hash)) hashes.push(hash);
  };
  for (let start = 0; start < hint.length; ) {
    let end = start;
    while (isCapital(hint.charCodeAt(end))) end++;
    if (isSmall(hint.charCodeAt(end))) {
      if (end > start) add(start, --end);
      start = end++;
      while (isSmall(hint.charCodeAt(end))) end++;
    }
    add(start, end);
    start = Math.max(end, start + 1);
  }
  return hashes;
}

const isCapital = (unit: number): boolean => unit >= 65 && unit <= 90;
const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122;

/** The words of the hints of a page, each hint read once. */
class HintWords {
  readonly #known = new Map<string, readonly number[]>();

  /** Hashes of the words of a hint: `article-body__relatedBox` has article, body, related and box. */
  of(hint: string): readonly number[] {
    let words = this.#known.get(hint);
    if (words === undefined) {
      words = hintWords(hint);
      this.#known.set(hint, words);
    }
    return words;
  }
}

/** Features of what the elements around the blocks of a page call themselves: names, classes and ids. */
export class HintFeatures {
  readonly #isCommon: (element: PageElement) => boolean;
  readonly #hints = new HintWords();
  readonly #known = new Map<PageElement, readonly number[]>();

  /**
   * @param isCommon tells elements that hold most of the page's prose: what they call themselves tells nothing
   */
  constructor(isCommon: (element: PageElement) => boolean) {
    this.#isCommon = isCommon;
  }

  /** The features of a block. */
  of({ element, inlineHints }: Block): number[] {
    const features: number[] = [mix(TEMPLATES.tag, hashText(element.name))];
    if (inlineHints !== '')
      for (const word of this.#hints.of(inlineHints)) features.push(mix(TEMPLATES.inline, word));
    for (const feature of this.#ofElement(element)) features.push(feature);
    return features;
  }

  /** Those of an element and the ones around it, near and far. */
  #ofElement(element: PageElement): readonly number[] {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const features: number[] = [];
    let at: PageElement | null = element;
    for (let height = 0; at !== null && height < FAR; height++, at = at.parent) {
      const template = height === 0 ? TEMPLATES.own : height === 1 ? TEMPLATES.parent : TEMPLATES.above;
      if (!this.#isCommon(at)) for (const word of this.#hints.of(at.hint)) features.push(mix(template, word));
      if (height > 0 && height < 3) features.push(mix(TEMPLATES.pathTag + height, hashText(at.name)));
    }
    this.#known.set(element, features);
    return features;
  }
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
  const head = text.slice(0, HEAD_LENGTH).toLowerCase();
  for (const word of wordHashes(head, FIRST_WORDS)) {
    features.push(mix(TEMPLATES.word, word), mix(mix(TEMPLATES.pair, before), word));
    before = word;
  }
  const tail = text.length > HEAD_LENGTH ? text.slice(-TAIL_LENGTH).toLowerCase() : head.slice(-TAIL_LENGTH);
  for (const word of wordHashes(tail, TAIL_LENGTH).slice(-LAST_WORDS))
    features.push(mix(TEMPLATES.lastWord, word));
  return features;
}

/** Hashes of the first words of a text in lower case. */
function wordHashes(text: string, most: number): number[] {
  const hashes: number[] = [];
  visitWords(text, (start, end) => {
    hashes.push(wordHash(text, start, end - start));
    return hashes.length < most;
  });
  return hashes;
}

/** Visits the words of a text, runs of letters and figures, until a visit returns false. */
export function visitWords(text: string, visit: (start: number, end: number) => boolean): void {
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const isWord = i < text.length && (classOf(text.charCodeAt(i)) & WORD_CLASSES) !== 0;
    if (isWord && start < 0) start = i;
    else if (!isWord && start >= 0) {
      if (!visit(start, i)) return;
      start = -1;
    }
  }
}

const WORD_CLASSES = CharacterClass.letter | CharacterClass.number;

/** Numbers of as many digits are one word. */
function wordHash(text: string, start: number, length: number): number {
  const first = text.charCodeAt(start);
  return first >= 48 && first <= 57 ? 1000 + Math.min(length, 5) : hashPiece(text, start, start + length);
}
