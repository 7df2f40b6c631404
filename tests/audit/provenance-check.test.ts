import { expect, test } from 'vitest';
import { provenanceBreach } from '../../pipeline/audit/provenance-check.js';

const SHA256 = 'ab'.repeat(32);

/** Where a document's row contradicts itself. */
const pointerOf = (docId: string, sourcePath: string, sourceId: string): string | null => {
  const row = { source_path: sourcePath, source_sha256: SHA256, source_id: sourceId };
  return provenanceBreach('documents', row, { docId, sourcePath, sourceSha256: SHA256 })?.pointer ?? null;
};

test.each([
  ['may/a.txt', 'may/a.txt', 'a'],
  ['wire.jsonl#7', 'wire.jsonl', '7'],
  ['wire.jsonl#7~2', 'wire.jsonl', '7'],
  ['wire.jsonl#7~2', 'wire.jsonl', '7~2'],
  ['may#1/wire.jsonl#a#b', 'may#1/wire.jsonl', 'a#b'],
])('%s is of %s, record %s', (docId, sourcePath, sourceId) => {
  expect(pointerOf(docId, sourcePath, sourceId)).toBeNull();
});

test.each([
  ['wire.jsonl#7', 'wire.jsonl', '70', '/source_id'],
  ['wire.jsonl#70', 'wire.jsonl', '7', '/source_id'],
  ['wire.jsonl#7~b', 'wire.jsonl', '7', '/source_id'],
  ['wire.jsonl#7', 'wire', '7', '/source_path'],
])('%s is not of %s, record %s', (docId, sourcePath, sourceId, pointer) => {
  expect(pointerOf(docId, sourcePath, sourceId)).toBe(pointer);
});
