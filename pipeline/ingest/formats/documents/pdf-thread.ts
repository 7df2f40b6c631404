import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { PlacedText } from './page-lines.js';

/** What a PDF file says of itself, as it stands there; empty where it says nothing. */
export interface PdfInfo {
  readonly title: string;
  readonly author: string;
  readonly created: string;
}

/** What is read of a PDF file. */
export type PdfAnswer =
  | {
      readonly kind: 'pages';
      /** The pieces of text of each page, in the order in which they are drawn. */
      readonly pages: readonly (readonly PlacedText[])[];
      readonly info: PdfInfo;
    }
  | { readonly kind: 'too_many_pages'; readonly count: number }
  /** An error of the library, or of the thread. */
  | { readonly kind: 'error'; readonly name: string; readonly message: string };

/** Reads one file after the other; null until the first one, and when it died. */
let thread: Worker | null = null;

const oneByOne = pLimit(1);

/** Reads the pages of a PDF file, in a thread of its own. Never throws. */
export const readPdf = (content: Buffer, maxPages: number): Promise<PdfAnswer> =>
  oneByOne(() => askThread(content, maxPages));

async function askThread(content: Buffer, maxPages: number): Promise<PdfAnswer> {
  const worker = thread ?? startThread();
  // The program ends without waiting for the thread, but not while it reads.
  worker.ref();
  try {
    const bytes = Uint8Array.from(content);
    worker.postMessage({ bytes, maxPages }, [bytes.buffer]);
    const [answer] = (await once(worker, 'message')) as [PdfAnswer];
    return answer;
  } catch (error) {
    // `once` rejects with the error that the thread died of; the next file gets a new one.
    thread = null;
    void worker.terminate();
    const { name, message } = error as Error;
    return { kind: 'error', name, message };
  } finally {
    worker.unref();
  }
}

function startThread(): Worker {
  // What the library prints is for nobody.
  thread = new Worker(new URL('./pdf-worker.mjs', import.meta.url), { stdout: true, stderr: true });
  return thread;
}
