import { describe, expect, test } from 'vitest';
import { readCasing } from '../../../pipeline/extract/names/recognise/casing.js';
import { gatherEvidence, type TokenEvidence } from '../../../pipeline/extract/names/recognise/evidence.js';
import {
  endsStorm,
  followsNumber,
  isBeforeAdministration,
  isBeforeHyphen,
  isCommaAfterLegalForm,
  isCountryOfOrigin,
  isGivenMonth,
  isPeople,
  isPronounLikeSurname,
  isSaidToBePlace,
  isStateOfPlace,
  isStopOfLegalForm,
  isYear,
  joinsTwoWords,
} from '../../../pipeline/extract/names/recognise/token-roles.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';

type Role = (evidence: TokenEvidence, i: number) => boolean;

/** The tokens of a text that have a role, each with the token before it. */
function inRole(role: Role, text: string): string[] {
  const document = textDocument(text);
  const evidence = gatherEvidence(document, readCasing(document));
  const { texts } = document.tokens;
  return [...texts.keys()].filter((i) => role(evidence, i)).map((i) => `${texts[i - 1] ?? ''} ${texts[i]}`);
}

const isStop: Role = (evidence, i) => isStopOfLegalForm(evidence, i, evidence.document.tokens.count);

describe('a token', () => {
  test.each<[string, Role, string, string[], string]>([
    [
      'is the full stop of a legal form within a sentence',
      isStop,
      'It is run by Hartwell Co. and others.',
      ['Co .'],
      'It is run by a co. and Hartwell.',
    ],
    [
      'is the comma after one, but not before another',
      isCommaAfterLegalForm,
      'Hartwell Co., Walsh Corp. and others left.',
      ['. ,'],
      'Hartwell Co., Ltd. left.',
    ],
    [
      'is a country from which somebody comes',
      isCountryOfOrigin,
      'They met Magnus Walsh of Sweden.',
      ['of Sweden'],
      'They met Magnus Walsh in Sweden.',
    ],
    [
      'is said to be a place',
      isSaidToBePlace,
      'In the city of Hartwell and in northern Walsh it rained.',
      ['of Hartwell', 'northern Walsh'],
      'The City of Hartwell and the fans of Northern Walsh left.',
    ],
    [
      'is the code of the state of the place before it',
      isStateOfPlace,
      'They left Hartwell, OH, at noon.',
      [', OH'],
      'They saw Ann Walsh, MD, and said, OK, left.',
    ],
    [
      'is a listed name in an adjective',
      isBeforeHyphen,
      'They met a Tijuana-based maker of China-made, Olympic-size boats.',
      ['a Tijuana', 'of China', ', Olympic'],
      'They met a Mobile-based maker, Tijuana-born, of Sweden-China boats.',
    ],
    [
      'names a storm',
      endsStorm,
      'They fled Hurricane Rita.',
      ['Hurricane Rita'],
      'They fled Hurricane Season.',
    ],
    [
      'names a storm at the end alone',
      endsStorm,
      'Hurricane Rita came.',
      ['Hurricane Rita'],
      'Hurricane Rita Fund.',
    ],
    [
      'is a surname before what its bearer heads',
      isBeforeAdministration,
      'He left the Bush administration.',
      ['the Bush'],
      'He left the Church administration and the Bush house.',
    ],
    [
      'is a month that names somebody',
      isGivenMonth,
      'June Walsh said no.',
      [' June'],
      'In June Walsh said no.',
    ],
    [
      'is a pronoun that is a Chinese surname',
      isPronounLikeSurname,
      '“No,” He Jianguo said, and so did She Min.',
      ['” He', 'did She'],
      'He Who Waits said he met him. He, Min said, left. Said he Jianguo.',
    ],
    [
      'is an ampersand between two words',
      joinsTwoWords,
      'He met Chapter & Verse.',
      ['Chapter &'],
      'Ann Lee & Paul.',
    ],
    ['is joined to a number in words', followsNumber, 'The Six-Day War.', ['- Day'], 'The Bush-Day War.'],
    [
      'is a people or a party',
      isPeople,
      'Some Georgia Democrats.',
      ['Georgia Democrats'],
      'Some Democrat and Swiss.',
    ],
    [
      'is a year',
      ({ document }, i) => isYear(document.tokens, i),
      'The 2019 Games.',
      ['The 2019'],
      'The 2,019 Games, the 3019 Games.',
    ],
  ])('%s', (_, role, text, found, near) => {
    expect(inRole(role, text)).toEqual(found);
    expect(inRole(role, near)).toEqual([]);
  });
});
