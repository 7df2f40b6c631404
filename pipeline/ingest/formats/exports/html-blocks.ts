import { type MarkupListener, scanMarkup } from '../markup-events.js';
import type { Block } from './block.js';

/** Classes and ids that say what an element of an export is. */
const HINT =
  /Headline|author|articleParagraph|DocPublicationName|DocHeader|titreArticle|docAuthors|docOcurrContainer|DocText/i;
const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  'article aside blockquote body center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tbody tr ul'.split(
    ' ',
  ),
);
const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'noscript',
  'template',
  'select',
]);
const EMPTY_ELEMENTS: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'wbr',
  'col',
  'area',
]);
/** An end that closes none of so many open elements is that of none. */
const MAX_UNCLOSED = 64;

/** The blocks of a page; an element `article` begins with a block without text whose hint is `article`. */
export function htmlBlocks(html: string): readonly Block[] {
  const reader = new BlockReader();
  scanMarkup(html, 'html', reader);
  return reader.blocks();
}

interface Open {
  readonly name: string;
  readonly hint: string;
  /** Whether what it holds is a block of its own. */
  readonly isBlock: boolean;
}

class BlockReader implements MarkupListener {
  readonly #blocks: Block[] = [];
  readonly #open: Open[] = [];
  #withoutText = 0;
  #pieces: string[] = [];
  /** Whether the block that is being read says anything yet. */
  #hasText = false;

  blocks(): readonly Block[] {
    this.#endBlock();
    return this.#blocks;
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'br') this.#pieces.push('\n');
    const isBlock = BLOCK_ELEMENTS.has(name);
    const own = HINT.exec(attributes.get('class') ?? '') === null ? '' : attributes.get('class')!;
    if (isBlock || own !== '') this.#endBlock();
    if (name === 'article') this.#blocks.push({ text: '', line: 1, hint: 'article' });
    if (name === 'td' && this.#hasText) this.#pieces.push('\t');
    if (EMPTY_ELEMENTS.has(name)) return;
    if (WITHOUT_TEXT.has(name)) this.#withoutText++;
    this.#open.push({ name, hint: own === '' ? this.#hint() : own, isBlock: isBlock || own !== '' });
  }

  close(name: string): void {
    const unclosed = this.#open.slice(-MAX_UNCLOSED);
    const at = unclosed.findLastIndex((open) => open.name === name);
    if (at === -1) return;
    const closed = this.#open.splice(this.#open.length - unclosed.length + at);
    if (closed.some(({ isBlock }) => isBlock)) this.#endBlock(closed.at(-1)!.hint);
    for (const element of closed) if (WITHOUT_TEXT.has(element.name)) this.#withoutText--;
  }

  text(text: string): void {
    if (this.#withoutText > 0) return;
    this.#pieces.push(text.replace(/[ \t\r\n\u00a0]+/g, ' '));
    this.#hasText ||= text.trim() !== '';
  }

  #hint(): string {
    return this.#open.at(-1)?.hint ?? '';
  }

  #endBlock(hint = this.#hint()): void {
    const text = this.#pieces
      .join('')
      .split('\n')
      .map((line) => line.replace(/ +/g, ' ').trim())
      .join('\n')
      .trim();
    if (text !== '') this.#blocks.push({ text, line: 1, hint });
    this.#pieces = [];
    this.#hasText = false;
  }
}
