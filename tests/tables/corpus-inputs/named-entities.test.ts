import { expect, test } from 'vitest';
import { namedEntities } from '../../../pipeline/tables/corpus-inputs/named-entities.js';
import type { DocumentEntityRow } from '../../../pipeline/tables/document-rows.js';

const entity = (entity_id: string): DocumentEntityRow =>
  ({ doc_id: 'a', entity_id, type: 'person', name: entity_id }) as DocumentEntityRow;

test('have the number and the different texts of their mentions, none where none is kept', () => {
  const mentions = [
    { entity_id: 'lee', text: 'Ann Lee' },
    { entity_id: 'lee', text: 'Lee' },
    { entity_id: 'lee', text: 'Ann Lee' },
  ];
  expect(namedEntities([entity('lee'), entity('hart')], mentions)).toEqual([
    { ...entity('lee'), mention_count: 3, texts: ['Ann Lee', 'Lee'] },
    { ...entity('hart'), mention_count: 0, texts: [] },
  ]);
});

test('count a mention once where two entities share their id', () => {
  const counts = namedEntities([entity('lee'), entity('lee')], [{ entity_id: 'lee', text: 'Lee' }]);
  expect(counts.map(({ mention_count }) => mention_count)).toEqual([1, 0]);
});
