import { once } from 'node:events';
import process from 'node:process';
import { type Line, rendered } from './line.js';
import { printable, printableJson } from './printable.js';

/*
 * The only place that writes to standard output and standard error. All that comes here may hold text of the inputs,
 * and is made printable here, so that no message can forget it; `tests/cli/terminal.test.ts` finds whoever writes
 * elsewhere.
 */

/** Prints lines to standard output. */
export function print(lines: Iterable<Line>): void {
  const isColoured = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
  process.stdout.write([...lines].map((line) => `${rendered(line, isColoured)}\n`).join(''));
}

/** Prints a text of several lines to standard output. */
export const printText = (text: string): void => print(text.replace(/\n$/, '').split('\n'));

/** Prints a value as JSON to standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${printableJson(JSON.stringify(value, null, 2))}\n`);
}

/**
 * Writes data to standard output piece by piece, as fast as its reader takes them. A program gets them unaltered; on a
 * terminal they are made printable.
 *
 * @param pieces texts end with a line
 */
export async function writeData(pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    const data =
      isTerminal() && typeof piece === 'string' ? piece.split('\n').map(printable).join('\n') : piece;
    if (!process.stdout.write(data)) await once(process.stdout, 'drain');
  }
}

/** Writes data to standard output, for a program. Returns when the system has taken them. */
export const writeNow = (data: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(data, (error) => (error ? reject(error) : resolve()));
  });

/** Whether a person reads standard output. */
export const isTerminal = (): boolean => Boolean(process.stdout.isTTY);

/** Tells a person something: lines on standard error. */
export function tell(...lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `${printable(line)}\n`).join(''));
}

/** Logs an object that stands on one line, as JSON, on standard error. */
export function log(json: string): void {
  process.stderr.write(`${printableJson(json.trimEnd())}\n`);
}

/** Shows a line on standard error in the place of the line there, without ending it. */
export function showStatus(line: string): void {
  const width = Math.max(0, process.stderr.columns - 1);
  process.stderr.write(`\r\u001b[2K${printable(line).slice(0, width)}`);
}

/** Whether standard error shows what stands on its last line, and takes it away again. */
export const hasStatusLine = (): boolean => Boolean(process.stderr.isTTY);

/** Columns of the terminal at standard output; infinite where there is none. */
export const columns = (): number => process.stdout.columns || Infinity;

/** Makes the program outlive readers of what it writes. */
export function outliveReaders(): void {
  // A reader that closes the pipe (`pipeline schema | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // One that closes the other gets no more messages; the work goes on.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
