import { authorsIn } from './authors.js';
import { type Block, joined, onLine, partsAfter, withMarksApart } from './block.js';
import { dateIn } from './dates.js';
import type { ExportedArticle, Layout } from './layout.js';
import { PROQUEST_LABEL, PROQUEST_RULE } from './marks.js';

/** The labels of fields: text after the full text that begins with one is no part of it. */
const LABEL =
  /^(Title|Author|Credit|Publication title|Publication info|Publication date|Publication year|Publication subject|Abstract|Links|Full text|Subject|Business indexing term|Location|People|Company \/ organization|Identifier \/ keyword|Classification|Illustration|Caption|Pages|First page|Section|Column|Edition|Volume|Issue|Year|Publisher|Place of publication|Country of publication|ISSN|e-?ISSN|Source type|Language of publication|Document type|Document feature|DOI|ProQuest document ID|Document URL|URL|Copyright|Last updated|Database|Source attribution|Number of pages|Source details): ?/i;
/** What stands above the title of an article. */
const NUMBER = /^Document \d{1,6} of \d{1,6}$/i;
const NO_TEXT = /^(?:Not available|None available|Full text (?:is )?not available)/i;

/** The layout of ProQuest's text files: a label before each field, a line of underscores between articles. */
export const proquestLayout: Layout = {
  name: 'ProQuest',
  mark: 'line of underscores',
  articles: (blocks) =>
    partsAfter(withMarksApart(blocks, PROQUEST_RULE), ({ text }) => PROQUEST_RULE.test(text))
      .filter((part) => part.some(({ text }) => PROQUEST_LABEL.test(text)))
      .map(article),
};

function article(blocks: readonly Block[]): ExportedArticle {
  const fields = fieldsIn(blocks);
  const value = (name: string): string | null => fields.get(name)?.map(onLine).join(' ') || null;
  const text = joined(fields.get('full text') ?? []);
  const hasText = text !== '' && !NO_TEXT.test(text);
  const date = value('publication date') ?? value('publication info');
  return {
    fields: {
      id: value('proquest document id'),
      url: value('url') ?? value('document url'),
      title: value('title') ?? value('title of the head'),
      publisher:
        value('publication title')?.split(/ ?;/, 1)[0] ||
        (value('publication info')?.split(/ ?[;,]/, 1)[0] ?? null),
      published_at: date === null ? null : (dateIn(date) ?? value('publication date')),
      authors: (value('author') ?? '').split(';').flatMap(authorsOf),
      section: value('section'),
      ...(hasText ? { text } : { abstract: value('abstract') }),
    },
    blocks,
    missing: hasText || value('abstract') !== null ? null : 'full text',
  };
}

/** `Lee, Ann` is one author. */
const authorsOf = (name: string): readonly string[] => {
  const [surname = '', given = '', ...others] = name
    .replace(/(?<=\p{Ll})\.$/u, '')
    .split(',')
    .map((part) => part.trim());
  return given === '' || others.length > 0 ? authorsIn(name) : authorsIn(`${given} ${surname}`);
};

/** The values of the labels, in small letters; `title of the head` is the first line without one. */
function fieldsIn(blocks: readonly Block[]): ReadonlyMap<string, readonly Block[]> {
  const fields = new Map<string, Block[]>();
  let name = 'title of the head';
  for (const { line, hint, text } of blocks.filter((block) => !NUMBER.test(block.text))) {
    let value: string[] = [];
    const add = (): void => {
      const block = { line, hint, text: value.join('\n').trim() };
      const known = fields.get(name) ?? [];
      if (block.text !== '') known.push(block);
      fields.set(name, known);
      value = [];
    };
    for (const textLine of text.split('\n')) {
      const label = LABEL.exec(textLine);
      if (label === null) value.push(textLine);
      else {
        add();
        name = label[1]!.toLowerCase();
        value.push(textLine.slice(label[0].length));
      }
    }
    add();
  }
  return fields;
}
