import { CharacterClass, classOf } from '../../text/characters.js';
import { hashPiece, mix } from '../../text/hash.js';
import type { Page } from '../page/page.js';
import { visitWords } from './block-words.js';

/** What a page says outside its text about the text of its article. */
export interface Declared {
  /** The article's text, as JSON-LD has it; empty if it has none. */
  readonly body: string;
  readonly description: string;
  /** Titles that it gives: those of links to it, headings of the article. */
  readonly titles: readonly string[];
}

/** Letters and digits alone, in lower case: what two ways to write a text share. */
export function textKey(text: string): string {
  const lower = text.toLowerCase();
  let key = '';
  let start = -1;
  for (let i = 0; i < lower.length; ) {
    const code = lower.codePointAt(i)!;
    if ((classOf(code) & KEY_CLASSES) !== 0) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      key += lower.slice(start, i);
      start = -1;
    }
    i += code > 0xffff ? 2 : 1;
  }
  return start < 0 ? key : key + lower.slice(start);
}

const KEY_CLASSES = CharacterClass.letter | CharacterClass.number;

/** Tests whether a text is one of the titles, or all of the page's `<title>` but the name of the site. */
export function titleTest({ title }: Page, { titles }: Declared): (text: string) => boolean {
  const keys = new Set(titles.map(textKey).filter((key) => key.length > 3));
  const whole = textKey(title);
  const beginnings = new Set([...keys, whole].map((key) => key[0]));
  return (text) => {
    if (text.length > 300 || !beginnings.has(firstOfKey(text))) return false;
    const key = textKey(text);
    if (key.length < 4) return false;
    return keys.has(key) || key === whole || (key.length > 12 && whole.startsWith(key));
  };
}

/** Tests whether a text begins with the description, or the description with it. */
export function descriptionTest({ description }: Declared): (text: string) => boolean {
  const whole = textKey(description);
  const key = whole.slice(0, 80);
  if (key.length < 20) return () => false;
  return (text) => {
    if (text.length > 600 || firstOfKey(text) !== key[0]) return false;
    const own = textKey(text);
    return own.startsWith(key) || (own.length >= 20 && whole.startsWith(own));
  };
}

/** The first character of a text's key: most texts differ there. */
function firstOfKey(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if ((classOf(text.charCodeAt(i)) & KEY_CLASSES) !== 0) return text[i]!.toLowerCase();
  }
  return '';
}

const LEAST_BODY = 200;

/** Tells which share of a text's runs of three words is in the declared text; -1 where there is none. */
export function declaredShare({ body }: Declared): (text: string) => number {
  if (body.length < LEAST_BODY) return () => -1;
  const known = new Set(runsOf(body));
  return (text) => {
    const runs = runsOf(text);
    if (runs.length === 0) return 0;
    let found = 0;
    for (const run of runs) if (known.has(run)) found++;
    return found / runs.length;
  };
}

function runsOf(text: string): number[] {
  const lower = text.toLowerCase();
  const words: number[] = [];
  visitWords(lower, (start, end) => words.push(hashPiece(lower, start, end)) > 0);
  return words.slice(2).map((word, i) => mix(mix(words[i]!, words[i + 1]!), word));
}
