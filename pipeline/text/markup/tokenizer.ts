import { createRequire } from 'node:module';
import type { Tokenizer, TokenizerCallbacks } from 'htmlparser2';

const load = createRequire(import.meta.url);

let tokenizerClass: typeof Tokenizer | null = null;

/** Passes the tokens of a source to a listener. The library is loaded with the first source, and asked for once. */
export function readTokens(source: string, listener: TokenizerCallbacks, isXml = false): void {
  tokenizerClass ??= (load('htmlparser2') as typeof import('htmlparser2')).Tokenizer;
  const tokenizer = new tokenizerClass({ xmlMode: isXml }, listener);
  tokenizer.write(source);
  tokenizer.end();
}
