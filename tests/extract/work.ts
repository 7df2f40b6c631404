import { type TextDocument, textDocument } from '../../pipeline/extract/document.js';
import type { Tokens } from '../../pipeline/language/tokens.js';

/** A document that counts how often its tokens' words are looked at: what reading costs, whatever the machine. */
export function countingDocument(text: string): { document: TextDocument; count: () => number } {
  const document = textDocument(text, { publishedAt: '2020-07-15' });
  let looks = 0;
  const counted = <T extends object>(list: T): T =>
    new Proxy(list, {
      get(target, key) {
        if (typeof key === 'string') looks++;
        return Reflect.get(target, key, target);
      },
    });
  const tokens: Tokens = {
    ...document.tokens,
    texts: counted(document.tokens.texts),
    lowers: counted(document.tokens.lowers),
  };
  return { document: { ...document, tokens }, count: () => looks };
}
