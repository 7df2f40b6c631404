import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn, summary } from './annotated.js';

describe('pieces of one utterance are one quote', () => {
  test.each([
    ['interrupted', '“We won,” ⟨Ann Lee⟩ said. “By far.”', ['We won,', 'By far.']],
    ['interrupted within the sentence', '“We won,” ⟨Ann Lee⟩ said, “by far.”', ['We won,', 'by far.']],
    ['interrupted, after "but"', '“We won,” ⟨Ann Lee⟩ said, but “not by far.”', ['We won,', 'not by far.']],
    ['two paragraphs, the first left open', '“We won.\n“By far,” ⟨Ann Lee⟩ said.', ['We won.', 'By far,']],
    [
      'two paragraphs, attributed in the first',
      '“We won,” ⟨Ann Lee⟩ said. “By far.\n“And again.”',
      ['We won,', 'By far.', 'And again.'],
    ],
    [
      'the next paragraph opens anew',
      '“We won,” ⟨Ann Lee⟩ said.\n“By far, and we will win again.”',
      ['We won,', 'By far, and we will win again.'],
    ],
    [
      'a quotation of three sentences',
      '“We won. By far. Again,” ⟨Ann Lee⟩ said.',
      ['We won. By far. Again,'],
    ],
  ])('%s', (_, text, content) => {
    expect(onlyQuote(text)).toMatchObject({ kind: 'direct', content, speaker: 'Ann Lee' });
  });

  test('an open quotation of another style of mark does not run on', () => {
    expect(summary('"The room was empty.\n“We won,” ⟨Ann Lee⟩ said.')).toEqual([
      'direct: The room was empty. — ?',
      'direct: We won, — Ann Lee',
    ]);
  });

  test('a second quotation after "and"', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said, “We won,” and “We had luck.”').content).toEqual([
      'We won,',
      'We had luck.',
    ]);
    expect(onlyQuote('⟨Ann Lee⟩ said, “We won,” and wept over “Old River Song.”.').content).toEqual([
      'We won,',
    ]);
  });

  test('a heading in marks is no piece of it', () => {
    expect(onlyQuote('“We won,” ⟨Ann Lee⟩ said.\n\n“A new beginning”\n\nThe town danced.').content).toEqual([
      'We won,',
    ]);
    expect(
      onlyQuote('“We won,” ⟨Ann Lee⟩ said.\n\n“It is a new beginning.”\n\nThe town danced.').content,
    ).toEqual(['We won,', 'It is a new beginning.']);
  });

  test('a second attribution makes a second quote', () => {
    expect(summary('“We won,” ⟨Ann Lee⟩ said. “By far,” she added.')).toEqual([
      'direct: We won, — Ann Lee',
      'direct: By far, — Ann Lee',
    ]);
  });
});

describe('a missing closing mark', () => {
  test.each([
    ['curly', '“Shall we sell? ⟨Ann Lee⟩ asked.\n“Yes,” says ⟨Bo Roe⟩.'],
    ['straight', '"Shall we sell? ⟨Ann Lee⟩ asked.\n"Yes," says ⟨Bo Roe⟩.'],
    ['guillemets', '«Shall we sell? ⟨Ann Lee⟩ asked.\n«Yes,» says ⟨Bo Roe⟩.'],
    ['single', '‘Shall we sell? ⟨Ann Lee⟩ asked.\n‘Yes,’ says ⟨Bo Roe⟩.'],
  ])('harms its own paragraph only: %s', (_, text) => {
    expect(summary(text)).toEqual(['direct: Shall we sell? — Ann Lee', 'direct: Yes, — Bo Roe']);
  });

  test('at the end of the last piece: somebody else named in the next paragraph does not go on with it', () => {
    expect(summary('“We sell,” ⟨Ann Lee⟩ said. “It is ours.\n“It is not,” ⟨Bo Roe⟩ said.')).toEqual([
      'direct: We sell, | It is ours. — Ann Lee',
      'direct: It is not, — Bo Roe',
    ]);
  });

  test.each([
    ['the same name', '⟨Lee=Ann Lee⟩ said'],
    ['a pronoun', 'she added'],
    ['a description', 'the mayor said'],
  ])('but %s may', (_, attribution) => {
    expect(summary(`“We sell,” ⟨Ann Lee⟩ said. “It is ours.\n“It always was,” ${attribution}.`)).toEqual([
      'direct: We sell, | It is ours. | It always was, — Ann Lee',
    ]);
  });
});

describe('a quotation without attribution', () => {
  test('after narration in the same paragraph: the one the sentence before is about', () => {
    expect(quotesIn('⟨Ann Lee⟩ was beaming. “We won this fair and square.”')).toMatchObject([
      {
        content: ['We won this fair and square.'],
        speaker: 'Ann Lee',
        mention: 'Ann Lee',
        cue: null,
        resolution: 'previous_sentence',
      },
    ]);
  });

  test.each([
    ['said', '⟨Ann Lee⟩ said taxes will fall. “We won this fair and square.”'],
    ['said, with the attribution between', 'Taxes will fall, ⟨Ann Lee⟩ said. “We won this fair and square.”'],
  ])('after what was %s in other words: a piece of it', (_, text) => {
    expect(summary(text)).toEqual([
      expect.stringMatching(/axes will fall \| We won this fair and square\. — Ann Lee$/),
    ]);
  });

  test.each([
    ['only thought', '⟨Ann Lee⟩ believes taxes “must fall” soon. “We won this fair and square.”'],
    ['said in another paragraph', '⟨Ann Lee⟩ said taxes will fall.\n“We won this fair and square.”'],
    [
      'said before other narration',
      '⟨Ann Lee⟩ said taxes will fall. She was beaming. “We won this fair and square.”',
    ],
  ])('after what was %s: a row of its own', (_, text) => {
    expect(summary(text)).toHaveLength(2);
  });

  test('in the next paragraph, with narration between: a row of its own', () => {
    const rows = quotesIn('“We won,” ⟨Ann Lee⟩ said.\nShe was beaming.\n“We won this fair and square.”');
    expect(rows.map(({ content, speaker, resolution }) => [content, speaker, resolution])).toEqual([
      [['We won,'], 'Ann Lee', 'named'],
      [['We won this fair and square.'], 'Ann Lee', 'previous_paragraph'],
    ]);
  });

  test('with nobody before it: no speaker rather than a guess', () => {
    expect(onlyQuote('The room was empty at noon.\n“We won this fair and square.”')).toMatchObject({
      speaker: null,
      resolution: 'unresolved',
    });
  });

  test('signed after a dash', () => {
    expect(onlyQuote('Readers write.\n“We won this fair and square.” ― ⟨Ann Lee⟩')).toMatchObject({
      speaker: 'Ann Lee',
      cue: '―',
    });
  });
});

test('a heading between paragraphs that begins with a quotation is no piece', () => {
  const before = '“Open the door! We are coming!” an officer said.';
  const after = 'The town was quiet.';
  expect(summary(`${before}\n\n‘We Got Him!’ Video Shows Dramatic Rescue of Boy\n\n${after}`)).toEqual([
    'direct: Open the door! We are coming! — an officer',
  ]);
  expect(summary(`${before}\n\n“We got him!” They left.\n\n${after}`)).toEqual([
    'direct: Open the door! We are coming! | We got him! — an officer',
  ]);
});
