import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findParagraphs, findSentences } from '../../pipeline/language/sentences.js';
import { tokenize } from '../../pipeline/language/tokens.js';
import { spanText } from '../../pipeline/text/span.js';
import { propertyRuns } from '../property-runs.js';

function sentencesOf(text: string): string[] {
  const tokens = tokenize(text);
  return findSentences(text, tokens, findParagraphs(text, tokens)).map((sentence) =>
    spanText(text, sentence),
  );
}

describe('a sentence ends', () => {
  test.each([
    ['at a full stop', 'It rained. We left.', ['It rained.', 'We left.']],
    ['at ? and !', 'Why? Go! Now.', ['Why?', 'Go!', 'Now.']],
    ['after a closing mark', '“We won.” He left.', ['“We won.”', 'He left.']],
    ['after a straight closing mark', '"We won." He left.', ['"We won."', 'He left.']],
    ['before an opening mark', 'He left. "We won," she said.', ['He left.', '"We won," she said.']],
    ['at the end of a cell', 'Ann Lee\t300 votes', ['Ann Lee', '300 votes']],
    ['at the end of a paragraph', 'A headline\n\nThe text.', ['A headline', 'The text.']],
    [
      'after U.S. before a word that begins sentences',
      'He left the U.S. The trip was long.',
      ['He left the U.S.', 'The trip was long.'],
    ],
    [
      'after a company’s suffix before such a word',
      'She runs Acme Inc. The firm grew.',
      ['She runs Acme Inc.', 'The firm grew.'],
    ],
    [
      'after a company’s suffix before a title',
      'She runs Acme Inc. Mr. Roe left.',
      ['She runs Acme Inc.', 'Mr. Roe left.'],
    ],
    ['after I as a pronoun', 'She knew less than I. We left.', ['She knew less than I.', 'We left.']],
    [
      'where the space got lost',
      'It was the end.The next day came.',
      ['It was the end.', 'The next day came.'],
    ],
    ['where the space before "A" got lost', 'It was late.A day passed.', ['It was late.', 'A day passed.']],
    [
      'where the space before an opening mark got lost',
      '"No," said Lee."We won."',
      ['"No," said Lee.', '"We won."'],
    ],
    ['the same with a curly mark', 'Lee left.“We won.”', ['Lee left.', '“We won.”']],
    ['before a figure', 'It rained. 20 people left.', ['It rained.', '20 people left.']],
    ['before a capital with an accent', 'It rained. Élan won.', ['It rained.', 'Élan won.']],
    ['before a letter that has no capital', 'It rained. 日本 won.', ['It rained.', '日本 won.']],
    ['before a brand with a small letter', 'It rained. iPhones fell.', ['It rained.', 'iPhones fell.']],
    ['after dots', 'They waited ... Everyone knew.', ['They waited ...', 'Everyone knew.']],
  ])('%s', (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });
});

describe('a sentence goes on', () => {
  test.each([
    ['after a title and a nickname', 'They saw Mr.“Bo” Lee leave.'],
    ['before a closing mark', 'He said it was “the end.“'],
    ['after an abbreviated company', 'She bought Cie. Generale de Mer in May.'],
    ['before a capital that a stop follows', 'It was called hotel.A.B by all.'],
    ['after a title', 'Sen. Ann Lee and Dr. Roe met Mr. Poe.'],
    ['after an initial', 'Donald J. Roe and Ann B. Lee met.'],
    ['after a state', 'He voted in Mobile, Ala. on Friday.'],
    ['after dotted initials and a name', 'The U.S. Senate met.'],
    ['before a bracket after dotted initials', 'It struck at 2 p.m. (0532 GMT) Tuesday.'],
    ['after initials that are a first name', 'A.J. Brown scored.'],
    ['after a.m. and a small letter', 'It began at 9 a.m. on Friday.'],
    ['after an abbreviated month', 'It was Feb. 8, 2017.'],
    ['after ? within marks and a small letter', '“Why?” she asked.'],
    ['before a small letter with an accent', 'It rained. élan won.'],
    ['at an address that begins with a full stop', 'Write to .a@b.org Ann said.'],
    ['inside figures and addresses', 'Pay 3.50 at example.com now.'],
    ['after dots and a small letter', 'They got him ... everyone knew.'],
    ['after No. and a figure', 'They were No. 3 in the poll.'],
  ])('%s', (_, text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });

  test('but "no." as a word ends it', () => {
    expect(sentencesOf('They said no. We left.')).toEqual(['They said no.', 'We left.']);
  });
});

test.each(propertyRuns(100))(
  'sentences tile their paragraphs: every token is in exactly one (seed %i)',
  (seed, numRuns) => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'Ann ',
            'said',
            '. ',
            '.',
            '? ',
            '“',
            '”',
            '\n',
            ' U.S. ',
            '"',
            "'s ",
            '3',
            ' Mr. ',
            '… ',
          ),
        ),
        (pieces) => {
          const text = pieces.join('');
          const tokens = tokenize(text);
          const sentences = findSentences(text, tokens, findParagraphs(text, tokens));
          let next = 0;
          for (const sentence of sentences) {
            expect(sentence.firstToken).toBe(next);
            expect(sentence.endToken).toBeGreaterThan(sentence.firstToken);
            next = sentence.endToken;
          }
          expect(next).toBe(tokens.count);
        },
      ),
      { seed, numRuns },
    );
  },
);
