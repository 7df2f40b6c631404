import { hashPiece } from '../../text/hash.js';
import type { Block } from '../page/page.js';
import { visitWords } from './block-words.js';
import { announcementOf } from './opening-phrases.js';
import { isQuoted, LONGEST_SPEAKER, type QuoteBox, quoteBoxesOf, quotedPart } from './quote-boxes.js';

/** How many words in a row make a repetition, and how few of a pull quote. */
const RUN_LENGTH = 6;
const LEAST_PULLED = 3;

/**
 * Drops what stands in another kept block word for word: pull quotes and who said them, texts a page has twice. A line
 * under a quotation that stays does so, too: two posts of one day have the same signature.
 */
export function dropRepetitions(blocks: readonly Block[], kept: boolean[]): void {
  const boxes = quoteBoxesOf(blocks);
  keepSpeakers(blocks, boxes, kept);
  const texts = blocks.map(({ text }, i) => (boxes[i] === null ? text : quotedPart(text)));
  const runs = texts.map((text, i) => (kept[i] ? runsOf(text, RUN_LENGTH) : []));
  /** The longest block that has a run; the first of equals. */
  const owners = new Map<number, number>();
  runs.forEach((own, i) => {
    for (const run of own) {
      const owner = owners.get(run);
      if (owner === undefined || own.length > runs[owner]!.length) owners.set(run, i);
    }
  });
  const isInPlainText = plainTextTest(blocks, boxes, kept);
  /** The quotations that are not kept, and the lines under them. */
  const gone = blocks.map(({ text }, i) => !kept[i] && boxes[i] !== null && isQuoted(text));
  runs.forEach((own, i) => {
    if (!kept[i] || isUnderQuotation(blocks, boxes, kept, i)) return;
    const owner = owners.get(own[0]!) ?? i;
    const isRepeated = owner !== i && own.every((run) => owners.get(run) === owner);
    const isUnderGone = blocks[i]!.size <= LONGEST_SPEAKER && gone[i - 1] && isSameBox(boxes, i);
    if (!isRepeated && !isUnderGone && !(boxes[i]?.isPulled && isInPlainText(texts[i]!))) return;
    kept[i] = false;
    gone[i] = true;
  });
}

/** Tests whether the few words of a pull quote stand in a row in text outside such boxes. */
function plainTextTest(
  blocks: readonly Block[],
  boxes: readonly (QuoteBox | null)[],
  kept: readonly boolean[],
): (text: string) => boolean {
  const known = new Map<number, Set<number>>();
  const plain = blocks.filter(({ size }, i) => kept[i] && boxes[i] === null && size > LONGEST_SPEAKER);
  const runsOfLength = (length: number): Set<number> => {
    const runs = known.get(length) ?? new Set(plain.flatMap(({ text }) => runsOf(text, length)));
    known.set(length, runs);
    return runs;
  };
  return (text) => {
    const { length } = wordsOf(text);
    if (length < LEAST_PULLED || length >= RUN_LENGTH || !isQuoted(text)) return false;
    return runsOfLength(length).has(runsOf(text, length)[0]!);
  };
}

/**
 * Keeps the line that says whose a quotation is which stays: one with a dash, `— Ann Lee (@annlee) May 5, 2020`, and
 * any that ends the box of a pull quote.
 */
function keepSpeakers(blocks: readonly Block[], boxes: readonly (QuoteBox | null)[], kept: boolean[]): void {
  blocks.forEach(({ text, size, linkSize }, i) => {
    if (kept[i] || !isUnderQuotation(blocks, boxes, kept, i)) return;
    const endsPullQuote =
      boxes[i]!.isPulled &&
      isQuoted(blocks[i - 1]!.text) &&
      boxes[i + 1]?.element !== boxes[i]!.element &&
      linkSize <= size / 2 &&
      announcementOf(text) === null;
    if (SIGNATURE.test(text) || endsPullQuote) kept[i] = true;
  });
}

const SIGNATURE = /^(?:[—–―]|--?) ?\p{Lu}/u;

/** Whether a block is the line under a kept quotation that says whose it is. */
function isUnderQuotation(
  blocks: readonly Block[],
  boxes: readonly (QuoteBox | null)[],
  kept: readonly boolean[],
  i: number,
): boolean {
  return i > 0 && kept[i - 1]! && blocks[i]!.size <= LONGEST_SPEAKER && isSameBox(boxes, i);
}

/** Whether a block stands in the box of the block before it. */
const isSameBox = (boxes: readonly (QuoteBox | null)[], i: number): boolean =>
  boxes[i] !== null && boxes[i - 1]?.element === boxes[i]!.element;

function wordsOf(text: string): number[] {
  const lower = text.toLowerCase();
  const words: number[] = [];
  visitWords(lower, (start, end) => words.push(hashPiece(lower, start, end)) > 0);
  return words;
}

/** Hashes of the runs of words of a text. */
function runsOf(text: string, length: number): number[] {
  const words = wordsOf(text);
  const passed = PASSED[length]!;
  const runs: number[] = [];
  let run = 0;
  for (let i = 0; i < words.length; i++) {
    run = (Math.imul(run, RUN_BASE) + words[i]!) | 0;
    if (i >= length) run = (run - Math.imul(words[i - length]!, passed)) | 0;
    if (i >= length - 1) runs.push(run);
  }
  return runs;
}

/** A run is a number whose digits are its words; the weight of the word that leaves it, by its length. */
const RUN_BASE = 0x9e3779b1;
const PASSED = Array.from({ length: RUN_LENGTH + 1 }, (_, length) =>
  Array.from({ length }, () => RUN_BASE).reduce(Math.imul, 1),
);
