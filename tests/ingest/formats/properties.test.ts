import { expect, test } from 'vitest';
import { soundProperties } from '../../../pipeline/ingest/formats/documents/properties.js';

test.each([
  'Microsoft Word - mill_final2.docx',
  'Microsoft Office Word – Mill to reopen',
  'mill to reopen.pdf',
  'mill_final2',
  'mill2',
  'C:\\news\\mill',
  'untitled',
  'Untitled-1',
  'Document1',
  'Neues Dokument 3',
])('the name of a file or of no document is no title: %s', (title) => {
  expect(soundProperties({ title })).toEqual({});
});

test.each(['Mill', 'Document 9 of the mill', 'Why Microsoft Word is 40', 'Untitled verses found'])(
  'a headline is a title: %s',
  (title) => {
    expect(soundProperties({ title })).toEqual({ title });
  },
);

test.each([
  'user01',
  'User',
  'Windows User',
  'anonymous',
  '(anonymous)',
  'admin',
  'Administrator',
  'jpark',
  'CORP\\jpark',
  'ann@post.example',
  'Microsoft Office User',
  'HP',
])('an account is no author: %s', (author) => {
  expect(soundProperties({ author })).toEqual({ author: '' });
});

test.each(['Ann Lee', 'Bo', 'ann lee', 'Usha Adams', 'Roe, Tom'])('a person is: %s', (author) => {
  expect(soundProperties({ author })).toEqual({ author });
});

test('of authors, those stay who are people', () => {
  expect(soundProperties({ author: 'Ann Lee;user01', created: '2024-05-01' })).toEqual({
    author: 'Ann Lee',
    created: '2024-05-01',
  });
});
