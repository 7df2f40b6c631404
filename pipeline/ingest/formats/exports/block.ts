/** A paragraph, or a line of a head, of an export. */
export interface Block {
  /** Without white space at its ends; may have several lines. */
  readonly text: string;
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** The class of HTML that says what it is (`enHeadline`); empty where none does, and outside HTML. */
  readonly hint: string;
}

/** The blocks of a text, which blank lines part. */
export function textBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const end = (next: number): void => {
    if (lines.length > 0) blocks.push({ text: lines.join('\n').trim(), line: next - lines.length, hint: '' });
    lines = [];
  };
  const all = text.split(/\r\n|[\n\r\f]/);
  for (const [index, line] of all.entries()) {
    if (line.trim() === '') end(index + 1);
    else lines.push(line.trimEnd());
  }
  end(all.length + 1);
  return blocks;
}

/** A block on one line. */
export const onLine = ({ text }: Block): string => text.replace(/\s+/g, ' ');

/** The text that blocks are, with blank lines between. */
export const joined = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('\n\n');

/** The blocks from each that is a start, without it; what stands before the first start is left out. */
export function partsAfter(
  blocks: readonly Block[],
  isStart: (block: Block) => boolean,
): readonly (readonly Block[])[] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    if (isStart(block)) parts.push([]);
    else parts.at(-1)?.push(block);
  }
  return parts;
}

/** The blocks, each line that is a mark as one of its own: no blank line need part it from others. */
export function withMarksApart(blocks: readonly Block[], mark: RegExp): readonly Block[] {
  return blocks.flatMap((block) =>
    block.text.includes('\n') && mark.test(block.text) ? apart(block, mark) : [block],
  );
}

function apart({ text, line: first, hint }: Block, mark: RegExp): readonly Block[] {
  const blocks: Block[] = [];
  let wasMark = true;
  for (const [index, line] of text.split('\n').entries()) {
    const isMark = mark.test(line);
    const last = blocks.at(-1);
    if (isMark || wasMark || last === undefined)
      blocks.push({ text: line.trim(), line: first + index, hint });
    else blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${line}` };
    wasMark = isMark;
  }
  return blocks;
}
