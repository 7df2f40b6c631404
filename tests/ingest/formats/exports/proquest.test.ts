import { describe, expect, test } from 'vitest';
import { readFile } from '../../scratch.js';

const RULE = '____________________________________________________________';
const MILL =
  'The mill in Harlow will hire more than 300 people, Mayor Tom Roe said.\n\nIt stood still: since 2012.';
const ARTICLE = `Document 1 of 2

Mill to reopen

Author: Lee, Ann; Roe, Tom.

Publication info: The Post, Late Edition (East Coast); Harlow [Harlow]. 01 May 2024: A.1.

Full text: ${MILL}

Credit: ANN LEE

Subject: Mills; Towns

Title: Mill to reopen: Town waited for this

Publication title: The Post; Harlow

Publication date: May 1, 2024

Section: Business

ProQuest document ID: 123456789

Document URL: https://proquest.example/docview/123456789

Database: Newsstream
`;
const SHORT = `Title: Bridge stays

Abstract: The bridge stays, the mayor said.

Full text: Not available.

Publication title: The Post

Publication date: May 2, 2024

ProQuest document ID: 123456790
`;
const FILE = `${RULE}\n\n${ARTICLE}\n${RULE}\n\n${SHORT}\n${RULE}\n\nContact us at: http://about.proquest.example\n\nDatabase copyright 2024\n`;

describe('the layout of ProQuest', () => {
  test('is a document an article', async () => {
    const { records, faults } = await readFile('proquest.txt', FILE);
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        docId: 'proquest.txt#123456789',
        sourceId: '123456789',
        line: 3,
        mediaType: 'text/plain',
        text: MILL,
        fields: {
          title: 'Mill to reopen: Town waited for this',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: 'The Post',
          publishedAt: '2024-05-01',
          url: 'https://proquest.example/docview/123456789',
        },
      },
      {
        docId: 'proquest.txt#123456790',
        text: 'The bridge stays, the mayor said.',
        fields: { title: 'Bridge stays', authors: [], publishedAt: '2024-05-02', publisher: 'The Post' },
        notes: [{ code: 'partial_text' }],
      },
    ]);
  });

  test('takes from its head what has no label', async () => {
    const bare = ARTICLE.replace(/^(?:Title|Publication title|Publication date): .*\n/gm, '');
    const { records } = await readFile('a.txt', `${RULE}\n${bare}\n${RULE}\n`);
    expect(records).toMatchObject([
      {
        docId: 'a.txt',
        sourceId: '123456789',
        fields: { title: 'Mill to reopen', publisher: 'The Post', publishedAt: '2024-05-01' },
      },
    ]);
  });

  test('has an article without any text as a fault, which says so', async () => {
    const { records, faults } = await readFile('a.txt', FILE.replace(/Abstract: .*\n/, ''));
    expect(records).toHaveLength(1);
    expect(faults).toMatchObject([
      { code: 'no_text', reason: expect.stringMatching(/“Bridge stays”.*ProQuest.*full text/) },
    ]);
  });
});

test.each([
  ['with a line of underscores', `The mill stands.\n\n${RULE}\n\nThe bridge fell.\n`],
  ['with a label', 'The mill stands.\n\nFull text: at our site.\n'],
])('a text %s is an article', async (_, content) => {
  const { records } = await readFile('a.txt', content);
  expect(records.map(({ text }) => text)).toEqual([content]);
});
