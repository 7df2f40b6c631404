// The thread that reads PDF files (pdf-thread.ts): the library leaves promises behind that nobody waits for, and in the
// main thread the rejection of one would end the program.
import { parentPort } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

process.on('unhandledRejection', () => {});

parentPort?.on('message', async ({ bytes, maxPages }) =>
  parentPort?.postMessage(await answer(bytes, maxPages)),
);

/**
 * @param {Uint8Array} bytes that the library takes for its own
 * @param {number} maxPages
 * @returns {Promise<import('./pdf-thread.js').PdfAnswer>}
 */
async function answer(bytes, maxPages) {
  try {
    const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
    try {
      return pdf.numPages > maxPages
        ? { kind: 'too_many_pages', count: pdf.numPages }
        : { kind: 'pages', pages: await textsOf(pdf), info: await infoOf(pdf) };
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    return { kind: 'error', name, message };
  }
}

/** @param {Awaited<ReturnType<typeof getDocumentProxy>>} pdf */
async function textsOf(pdf) {
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    /** @type {{ items: Partial<Record<'str' | 'transform' | 'width' | 'height', any>>[] }} */
    const { items } = await page.getTextContent();
    // Items without a text are marks of the document's structure.
    const texts = items.filter(({ str }) => str !== undefined);
    pages.push(
      texts.map(({ str, transform: [, , , , x, y], width, height }) => ({ text: str, x, y, width, height })),
    );
    page.cleanup();
  }
  return pages;
}

/** @param {Awaited<ReturnType<typeof getDocumentProxy>>} pdf */
async function infoOf(pdf) {
  const { info } = await pdf.getMetadata();
  const values = /** @type {Record<string, unknown>} */ (info);
  const textOf = (/** @type {string} */ name) =>
    typeof values[name] === 'string' ? values[name].trim() : '';
  return { title: textOf('Title'), author: textOf('Author'), created: textOf('CreationDate') };
}
