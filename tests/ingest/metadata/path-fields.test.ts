import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PatternError, pathPattern } from '../../../pipeline/ingest/metadata/path-pattern.js';
import { readInputs, scratch } from '../scratch.js';

const DAY = 'path:(\\d{4}-\\d{2}-\\d{2})';

describe('a pattern over paths', () => {
  test.each([
    ['(\\d{4})-', 'in/2024-05.txt', '2024'],
    ['\\d{4}', 'in/2024-05.txt', '2024'],
    ['(?:in|out)/([a-z]+)_', 'in/post_1.txt', 'post'],
    ['/(\\p{L}+)/', 'in/Zürich/1.txt', 'Zürich'],
    ['(x)?\\.txt', 'in/1.txt', null],
    ['\\d{4}', 'in/a.txt', null],
  ])('%s finds in %s: %s', (pattern, path, found) => {
    expect(pathPattern(pattern)(path)).toBe(found);
  });

  test.each([
    ['(\\d{4}', 'missing closing ): (\\d{4}'],
    ['*a', 'missing argument to repetition operator: *'],
    ['a(?=b)', 'invalid or unsupported Perl syntax: (?='],
    ['(a)\\1', 'invalid escape sequence: \\1'],
  ])('%s is none, and the place is told', (pattern, reason) => {
    expect(() => pathPattern(pattern)).toThrow(new PatternError(reason));
  });

  test('takes linear time, also where others take exponential time and would never end', () => {
    const path = `${'a'.repeat(100_000)}!`;
    expect(pathPattern('(a+)+$')(path)).toBeNull();
    expect(pathPattern('(a|a)*(.*)(.*)(.*)x')(path)).toBeNull();
  });
});

describe('fields in the path of a file', () => {
  test('are those of its record, with where they come from', async () => {
    const folder = scratch({
      'news/The Post/2024-05-01_ann-lee.txt': 'Text',
      'news/undated.txt': 'Text',
    });
    const { records } = await readInputs(folder, ['news'], {
      fields: { published_at: DAY, publisher: 'path:^news/([^/]+)/', authors: 'path:_([a-z]+-[a-z]+)\\.' },
    });
    expect(records.map(({ docId, fields, given }) => [docId, fields, given])).toEqual([
      [
        'news/The Post/2024-05-01_ann-lee.txt',
        { url: null, title: null, authors: ['ann-lee'], publisher: 'The Post', publishedAt: '2024-05-01' },
        { authors: 'path', publisher: 'path', publishedAt: 'path' },
      ],
      [
        'news/undated.txt',
        { url: null, title: null, authors: [], publisher: null, publishedAt: null },
        undefined,
      ],
    ]);
  });

  test('count where the record says otherwise, which counts where the path says nothing', async () => {
    const said = JSON.stringify({
      id: 1,
      text: 'Text',
      date: '1999-01-01',
      language: 'de',
      section: 'Sport',
    });
    const folder = scratch({ 'in/2024-05-01.jsonl': said, 'in/none.jsonl': said });
    const fields = { published_at: DAY, language: 'path:\\d-(\\d\\d)\\.', section: 'path:(x)', text: 'text' };
    const { records } = await readInputs(folder, ['in'], { fields });
    expect(
      records.map(({ fields: { publishedAt, language, section } }) => [publishedAt, language, section]),
    ).toEqual([
      ['2024-05-01', '01', 'Sport'],
      ['1999-01-01', 'de', 'Sport'],
    ]);
  });

  test('are found in the folder that the paths lie in, too', async () => {
    const { records } = await readInputs(scratch({ 'a.txt.gz': gzipSync('Text') }), ['a.txt.gz'], {
      fields: { publisher: 'path:^(post)/a\\.txt\\.gz$' },
      folder: 'post/',
    });
    expect(records.map(({ docId, fields }) => [docId, fields.publisher])).toEqual([['a.txt.gz', 'post']]);
  });
});
