import { createRequire } from 'node:module';
import type { Tokenizer, TokenizerCallbacks } from 'htmlparser2';

const load = createRequire(import.meta.url);

let tokenizerClass: typeof Tokenizer | null = null;

/** How a source is read: HTML with its character references decoded, if nothing else is said. */
export interface TokenOptions {
  readonly isXml?: boolean;
  /** Character references stay as they are written, which is a third less work. */
  readonly keepsReferences?: boolean;
}

/** Passes the tokens of a source to a listener. The library is loaded with the first source, and asked for once. */
export function readTokens(
  source: string,
  listener: TokenizerCallbacks,
  { isXml = false, keepsReferences = false }: TokenOptions = {},
): void {
  tokenizerClass ??= (load('htmlparser2') as typeof import('htmlparser2')).Tokenizer;
  const tokenizer = new tokenizerClass({ xmlMode: isXml, decodeEntities: !keepsReferences }, listener);
  tokenizer.write(source);
  tokenizer.end();
}
