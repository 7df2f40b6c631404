import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import type { CleanDocument } from '../../../pipeline/clean/clean-document.js';
import { spanText } from '../../../pipeline/text/span.js';
import { propertyRuns } from '../../property-runs.js';
import { readFile } from '../scratch.js';

async function cleaned(content: string, name = 'a.md'): Promise<CleanDocument> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  return clean(records[0]!);
}
const textOf = async (content: string): Promise<string> => (await cleaned(content)).text;

describe('Markdown', () => {
  const CONTENT = `---
title: "Mill reopens"
date: 2024-05-01T10:00:00+01:00
lastmod: 2024-05-02
author: [Ann Lee, Tom Roe]
lang: en-GB
categories: [Business, Local]
canonical_url: https://post.example/mill
---

The mill stands.
`;

  test('is one record, whose text is its source and whose fields are those of its front matter', async () => {
    const { records, faults } = await readFile('mill.md', CONTENT);
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'mill.md',
        sourcePath: 'mill.md',
        sourceId: 'mill',
        sourceSha256: expect.stringMatching(/^[\da-f]{64}$/),
        mediaType: 'text/markdown',
        encoding: 'utf-8',
        line: 1,
        text: CONTENT,
        fields: {
          url: 'https://post.example/mill',
          title: 'Mill reopens',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: null,
          publishedAt: '2024-05-01T10:00:00+01:00',
          modifiedAt: '2024-05-02',
          section: 'Business',
          language: 'en-GB',
        },
      },
    ]);
    expect(clean(records[0]!)).toMatchObject({
      text: 'The mill stands.',
      publishedAt: '2024-05-01T10:00:00+01:00',
    });
  });

  test.each(['a.md', 'a.markdown', 'a.txt', 'a.html'])(
    'with front matter is read as such, named %s',
    async (name) => {
      expect(await cleaned(CONTENT, name)).toMatchObject({ text: 'The mill stands.', title: 'Mill reopens' });
    },
  );

  test.each([
    [
      'TOML',
      '+++\ntitle = "Mill"\ndate = 2024-05-01T10:00:00Z\n[author]\nname = "Ann Lee"\n+++\nThe mill.\n',
      '2024-05-01T10:00:00.000Z',
    ],
    [
      'JSON',
      '{\n  "title": "Mill",\n  "date": "2024-05-01",\n  "author": "Ann Lee"\n}\nThe mill.\n',
      '2024-05-01',
    ],
    [
      'YAML that is damaged',
      "---\r\ntitle: Mill: it: x\r\ndate: '2024-05-01'\r\nauthor: Ann Lee\r\n---\r\nThe mill.\r\n",
      '2024-05-01',
    ],
  ])('may have front matter in %s', async (_, content, date) => {
    const { records } = await readFile('a.md', content);
    expect(records[0]!.fields).toMatchObject({
      title: expect.stringMatching(/^Mill/),
      authors: ['Ann Lee'],
      publishedAt: date,
    });
    expect(clean(records[0]!).text).toBe('The mill.');
  });

  test.each([
    ['a rule at its beginning', '---\n\nThe mill stands.\n\n---\n\nIt fell.', 'The mill stands.\n\nIt fell.'],
    ['front matter that never ends', '---\ntitle: Mill\n\nThe mill.', 'title: Mill\n\nThe mill.'],
  ])('has no front matter in %s', async (_, content, text) => {
    const { records } = await readFile('a.md', content);
    expect(records[0]!.fields.title).toBeNull();
    expect(clean(records[0]!).text).toBe(text);
  });

  test('is not read deeper than its front matter may go', async () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\ntitle: Mill\n---\nThe mill.\n`;
    const deep = `---\ntitle: Mill\na: ${'['.repeat(20_000)}\n---\nThe mill.\n`;
    for (const content of [bomb, deep])
      expect(await cleaned(content)).toMatchObject({ text: 'The mill.', title: 'Mill' });
  });

  test('that is empty or binary is a fault', async () => {
    const codes = async (content: string): Promise<string[]> =>
      (await readFile('a.md', content)).faults.map(({ code }) => code);
    expect(await codes(' \n')).toEqual(['empty']);
    expect(await codes('GIF89a rest')).toEqual(['binary']);
  });
});

describe('what its blocks become', () => {
  test.each([
    ['a heading', '# Mill #\nIt stands.', 'Mill\n\nIt stands.'],
    ['no heading', '#Mill stands, he said.', '#Mill stands, he said.'],
    ['an underlined heading', 'Mill\n====\nIt stands.', 'Mill\n\nIt stands.'],
    ['a paragraph over several lines', 'The mill\n  stands,\r\nhe said.', 'The mill stands, he said.'],
    ['a line break', 'The mill  \nstands,\\\nhe said.', 'The mill\nstands,\nhe said.'],
    [
      'a list',
      '- One\n  more\n* Two\n\n1. Three\n2. Four\n- [x] Five',
      'One more\nTwo\n\n1. Three\n2. Four\nFive',
    ],
    [
      'a quotation',
      '> The mill\n> stands,\nhe said.\n>\n> > It fell.',
      'The mill stands, he said.\n\nIt fell.',
    ],
    ['code between fences', 'One\n\n```js\nlet a = 1;\n```\n\nTwo', 'One\n\nTwo'],
    ['a fence that never closes', 'One\n\n```\nTwo', 'One\n\nTwo'],
    ['a rule', 'One\n\n* * *\n\nTwo', 'One\n\nTwo'],
    ['a table', '| Town | People |\n|---|--:|\n| Harlow | 300 |', 'Town\tPeople\nHarlow\t300'],
    ['a definition', 'One [two][b].\n\n[b]: https://a.example/ "B"', 'One two.'],
    ['HTML', '<div class="x">\n\nOne <b>two</b>\n\n</div>', 'One two'],
  ])('%s', async (_, content, text) => {
    expect(await textOf(content)).toBe(text);
  });
});

describe('what its marks become', () => {
  test.each([
    ['links', 'See [the *mill*](https://a.example/a_(b) "Mill") now', 'See the mill now'],
    ['references', 'See [the mill][1] and [it][]', 'See the mill and it'],
    ['brackets that are none', 'He said [sic] (then left) [a] (b)', 'He said [sic] (then left) [a] (b)'],
    ['images', 'One ![the mill](a.jpg) two', 'One two'],
    ['linked images', 'One [![x](a.jpg)](https://a.example/) two', 'One two'],
    ['footnotes', 'The mill[^1] stands.\n\n[^1]: It does.', 'The mill stands.\n\nIt does.'],
    [
      'emphasis',
      '*One* **two** ***three*** _four_ __five__ ~~six~~ **a *b***',
      'One two three four five six a b',
    ],
    ['marks that are none', '2 * 3 * 4, snake_case_name, ~5 and *', '2 * 3 * 4, snake_case_name, ~5 and *'],
    ['code', 'Use `a_b*c*` and ``x ` y``, not `', 'Use a_b*c* and x ` y, not `'],
    ['escapes', '\\*One\\* \\[two\\](x) 3\\n', '*One* [two](x) 3\\n'],
    ['addresses', 'Write to <mailto:a_b_c@a.example> today.', 'Write to mailto:a_b_c@a.example today.'],
    ['shortcodes', 'One {{< figure src="a.jpg" >}} two {{ three }}', 'One two {{ three }}'],
  ])('%s', async (_, content, text) => {
    expect(await textOf(content)).toBe(text);
  });

  test('leads back to the file', async () => {
    const content = '---\ntitle: Mill\n---\n# Mill\n\n> “The [old *mill*](https://a.example/)\n> stands.”\n';
    const { text, map } = await cleaned(content);
    expect(text).toBe('Mill\n\n“The old mill stands.”');
    const start = text.indexOf('old');
    expect(spanText(content, map.toSource({ start, end: start + 15 }))).toBe(
      'old *mill*](https://a.example/)\n> stands',
    );
  });

  const pieces = [
    '*',
    '**',
    '_',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '!',
    '\\',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '# ',
    '|',
    'a',
    ' ',
    '```\n',
    '===',
    '---\n',
    '<',
    '~~',
  ];
  test.each(propertyRuns(300))(
    'leaves each text readable, whatever its marks (seed %i)',
    async (seed, numRuns) => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 40 }), async (content) => {
          const { text } = await cleaned(`x ${content}`);
          expect(text.match(/a/g)?.length ?? 0).toBeLessThanOrEqual(content.match(/a/g)?.length ?? 0);
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(['[', '*a ', '`'.repeat(3), '![a](', '> ', '|', '\\', '[^', '<https:', '{{<', '```\n', '_a* '])(
    'of %j a hundred thousand times take no time',
    async (piece) => {
      await textOf(`x ${piece.repeat(100_000)}`);
    },
    10_000,
  );
});
