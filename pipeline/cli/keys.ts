import type { Readable } from 'node:stream';

/** What may be a terminal: standard input. */
export type KeySource = Readable & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (isRaw: boolean) => unknown;
};

const ESCAPE = '\u001b';
/** What arrows and function keys send, and Escape. */
const FUNCTION_KEY = new RegExp(`${ESCAPE}(?:\\[[0-9;]*[A-Za-z~]|O[A-Z])?`, 'g');

/**
 * The characters that are typed, each as soon as it is; those of Ctrl-C and Ctrl-D, too. What arrows and function keys
 * send is left out. It ends with the input; whoever ends it first gets the terminal back as it was.
 *
 * @returns null where nobody can press keys
 */
export function keysOf(source: KeySource): AsyncGenerator<string> | null {
  const { isTTY = false, setRawMode } = source;
  return isTTY && setRawMode !== undefined ? pressed(source, setRawMode.bind(source)) : null;
}

async function* pressed(source: KeySource, setRawMode: (isRaw: boolean) => unknown): AsyncGenerator<string> {
  setRawMode(true);
  try {
    for await (const typed of source.setEncoding('utf8'))
      yield* (typed as string).replaceAll(FUNCTION_KEY, '');
  } finally {
    setRawMode(false);
  }
}
