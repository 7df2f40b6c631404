import { TokenKind } from '../../../language/tokens.js';
import type { TokenEvidence } from '../recognise/evidence.js';
import type { ListedName } from './written-forms.js';

/** The names of a document in the order of the text, and what stands around each. */
export class DocumentNames {
  /** The paragraph of each name. */
  readonly paragraphs: readonly number[];
  /** The sentence of each name. */
  readonly sentences: readonly number[];

  /** @param texts the names as written */
  constructor(
    readonly evidence: TokenEvidence,
    readonly names: readonly ListedName[],
    readonly texts: readonly string[],
  ) {
    this.paragraphs = placesOf(names, evidence.document.paragraphs);
    this.sentences = placesOf(names, evidence.document.sentences);
  }

  isHandle(index: number): boolean {
    const { firstToken, endToken } = this.names[index]!;
    return (
      endToken === firstToken + 1 && this.evidence.document.tokens.kinds[firstToken] === TokenKind.handle
    );
  }

  followsTitle(index: number): boolean {
    return this.evidence.isTitle[this.#tokenBefore(index)] === 1;
  }

  /** The word before a name, in lower case; empty where the name begins a sentence. */
  wordBefore(index: number): string {
    return this.evidence.document.tokens.lowers[this.#tokenBefore(index)] ?? '';
  }

  /** What stands between a name and the one before it. */
  textBefore(index: number): string {
    const { text, tokens } = this.evidence.document;
    return text.slice(
      tokens.ends[this.names[index - 1]!.endToken - 1],
      tokens.starts[this.names[index]!.firstToken],
    );
  }

  /** The token before a name, skipping a full stop: of `Ms. Lee` that of `Ms`; -1 where the name begins a sentence. */
  #tokenBefore(index: number): number {
    const { document, casing } = this.evidence;
    const { firstToken } = this.names[index]!;
    if (casing.isInitial[firstToken] === 1) return -1;
    return document.tokens.texts[firstToken - 1] === '.' ? firstToken - 2 : firstToken - 1;
  }
}

/** In which of ascending stretches of the text each name stands. */
function placesOf(
  names: readonly ListedName[],
  stretches: readonly { readonly endToken: number }[],
): number[] {
  let place = 0;
  return names.map(({ firstToken }) => {
    while (place < stretches.length && stretches[place]!.endToken <= firstToken) place++;
    return place;
  });
}
