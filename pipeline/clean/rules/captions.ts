import { countWords, type Line, type LinedText } from '../lines.js';
import { creditStart } from '../photo-credit.js';
import { lineRule } from './rule.js';

/** Longest caption, in words: one that tells a whole story has about 150, and anything longer is an article. */
const MAX_CAPTION_WORDS = 220;
const MAX_CAPTION_LENGTH = 2500;

/** `FILE – In this …, file photo …`, `FILE PHOTO: …`, `(FILES) …` */
const FILE_PICTURE =
  /^(?:FILE(?: PHOTO| PICTURE| IMAGE)?\s?[:—–-]{1,2} ?|\(?FILES?\)? (?:- |– |— )?In this |In this (?:\p{L}+\.? \d{1,2}, \d{4},? )file (?:photo|image|picture))/u;
/** The beginning of `FILE_PICTURE`, tested first: patterns with Unicode classes are slow to compile. */
const FILE_PICTURE_OPENING = /^(?:\(?FILE|In this )/;
const LABEL = /^(?:Photo|PHOTO|Image|IMAGE|Pictured|PICTURED|Caption|CAPTION|Photo caption)\s?: ?\p{Lu}/u;
/** Marks and words of which every credit has one: a quick test before the credit is read. */
const CREDIT_MARK = /[:/]| by | via |(?:[)\]]|Images?|Getty)\.?$/;
const ANY_CREDIT = /hoto|\/|redit|etty|mage|PHOTO|via|ourtesy|tock|llustration/;

const isFilePicture = (line: string): boolean => FILE_PICTURE_OPENING.test(line) && FILE_PICTURE.test(line);

const isCaption = (line: Line): boolean =>
  line.text.length <= MAX_CAPTION_LENGTH &&
  (isFilePicture(line.text) || (lineCreditStart(line) > 0 && !isPhotoCredit(line))) &&
  countWords(line.text, MAX_CAPTION_WORDS) <= MAX_CAPTION_WORDS;

/** The offset of the credit in a line; -1 for none. */
function lineCreditStart({ text }: Line): number {
  const tail = text.slice(-200);
  return CREDIT_MARK.test(tail) && ANY_CREDIT.test(tail) ? creditStart(text) : -1;
}

/** Whether a line is nothing but a credit. */
const isPhotoCredit = (line: Line): boolean =>
  lineCreditStart(line) === 0 || (LABEL.test(line.text) && countWords(line.text, 8) <= 8);

/** A paragraph that describes a picture and credits it; removed as a whole. */
export const captions = lineRule('caption', 'photo-caption', isCaption);

/** `Photo: Ann Lee/Reuters` on a line of its own. */
export const photoCredits = lineRule(
  'credit',
  'photo-credit',
  (line) => line.text.length <= 200 && isPhotoCredit(line),
);

const MAX_ALT_TEXT_WORDS = 25;

/**
 * The description of a picture right above its caption, without a blank line between them: `Ann Lee at the lectern`.
 * Never the first line, which may be the headline.
 */
export const altTexts = lineRule('alt_text', 'image-alt-text', (line, index, lined) =>
  isAltText(lined, line, index),
);

function isAltText(lined: LinedText, line: Line, index: number): boolean {
  const next = lined.lines[index + 1];
  if (index === 0 || next === undefined || next.opensBlock || !lined.hasBlankLines) return false;
  if (/[.!?:;,]["”’)]?$/.test(line.text) || countWords(line.text, MAX_ALT_TEXT_WORDS) > MAX_ALT_TEXT_WORDS)
    return false;
  return line.opensBlock && isCaption(next);
}
