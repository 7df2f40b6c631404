import { expect, test } from 'vitest';
import { readableExtensions, readerFor } from '../../pipeline/ingest/formats/readers.js';

test('every ending that is named has a reader, whatever stands before it', () => {
  const endings = readableExtensions().split(', ');
  expect(endings).toContain('.jsonl.gz');
  for (const ending of endings) {
    expect(readerFor(`news${ending.toUpperCase()}`)).toMatchObject({ gzip: ending.endsWith('.gz') });
  }
});

test('no other name has one', () => {
  for (const name of ['news.html', 'news.gz', 'txt', 'news.txt.zip', 'news.txt.gz.gz'])
    expect(readerFor(name)).toBeNull();
});
