import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findNames } from '../../../pipeline/extract/names/names.js';
import { modelOf } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { findQuotesWith } from '../../../pipeline/extract/quotes/quotes.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { ModelFile } from '../../../pipeline/tagger/model-file.js';
import { readCorpus } from '../../../train/quotes/corpus.js';
import { type NarratedArticle, narrate } from '../../../train/quotes/narrated.js';
import { trainQuotes } from '../../../train/quotes/training.js';
import { scratchFolder } from '../../command.js';

const PEOPLE = ['Ann Lee', 'Bo Kim', 'Mayor Ruth Hale', 'Joan Frost', 'Peter Lang', 'Nora Whitcombe'];
const THINGS = ['the bridge will open in May', 'taxes may fall', 'the river is clean', 'no road was built'];

/** An article of a sentence a thing, of which "yodelled" gives it to somebody and "crossed" does not. */
function line(person: string, index: number): string {
  const quotes: Record<'content' | 'source' | 'cue', [number, number][]>[] = [];
  let text = '';
  for (const thing of THINGS) {
    const source = text.length;
    const cue = source + person.length + 1;
    const content = cue + 'yodelled '.length;
    text += `${person} yodelled ${thing}.\n\n`;
    quotes.push({
      content: [[content, content + thing.length]],
      source: [[source, source + person.length]],
      cue: [[cue, cue + 'yodelled'.length]],
    });
    text += `${person} crossed the street before noon.\n\n`;
  }
  return JSON.stringify({ id: `a${index}`, text, quotes });
}

function articles(): NarratedArticle[] {
  const file = join(scratchFolder(), 'corpus.jsonl');
  writeFileSync(file, [...PEOPLE, ...PEOPLE, ...PEOPLE].map(line).join('\n'));
  return readCorpus(file).map(narrate);
}

const train = (): Uint8Array =>
  trainQuotes(
    articles(),
    { home: articles().slice(0, 10), other: articles().slice(0, 10), unseen: [] },
    () => {},
  );

test('the trainer learns a cue that grammar does not know, and writes the same bytes each time', () => {
  const bytes = train();
  expect(Buffer.compare(bytes, train())).toBe(0);
  const text =
    'Tom Bellweather yodelled the river is clean.\n\nTom Bellweather crossed the street before noon.';
  const document = textDocument(text);
  const quotes = findQuotesWith(modelOf(new ModelFile(bytes)), document, findNames(document));
  expect(
    quotes.map(({ content, speakerName }) => [text.slice(content[0]!.start, content[0]!.end), speakerName]),
  ).toEqual([['the river is clean', 'Tom Bellweather']]);
});
