import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import { isJson } from '../recognise/json.js';

/** JSON that is not one object a line: a list, the answer of a service, a single article. */
export const jsonReader: Reader = {
  name: 'json',
  mediaTypes: ['application/json'],
  extensions: ['.json'],
  description: 'one article, or a list of them, on its own or in an object',
  holds: 'many',
  recognises: isJson,
  read: readJson,
};

async function* readJson(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readJsonFile } = await import('./read-json.js');
  yield* readJsonFile(source, context, jsonReader);
}
