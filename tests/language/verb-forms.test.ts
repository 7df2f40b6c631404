import { describe, expect, test } from 'vitest';
import { formsOfVerbs, type VerbExceptions, verbForms } from '../../pipeline/language/verb-forms.js';

/** `begs begged begged begging` */
const forms = (base: string, exceptions?: VerbExceptions): string => {
  const { third, past, participle, gerund } = verbForms(base, exceptions);
  return [third, past, participle, gerund].join(' ');
};

describe('regular verbs', () => {
  test.each([
    ['add', 'adds added added adding'],
    ['warn', 'warns warned warned warning'],
  ])('take -s, -ed, -ing: %s', (base, expected) => {
    expect(forms(base)).toBe(expected);
  });

  test.each([
    ['argue', 'argues argued argued arguing'],
    ['cite', 'cites cited cited citing'],
    ['agree', 'agrees agreed agreed agreeing'],
    ['dye', 'dyes dyed dyed dyeing'],
    ['lie', 'lies lied lied lying'],
  ])('drop a final -e before -ed, and a silent one before -ing: %s', (base, expected) => {
    expect(forms(base)).toBe(expected);
  });

  test.each([
    ['deny', 'denies denied denied denying'],
    ['cry', 'cries cried cried crying'],
    ['convey', 'conveys conveyed conveyed conveying'],
  ])('turn -y after a consonant into -ie: %s', (base, expected) => {
    expect(forms(base)).toBe(expected);
  });

  test.each([
    ['stress', 'stresses stressed stressed stressing'],
    ['gush', 'gushes gushed gushed gushing'],
    ['vouch', 'vouches vouched vouched vouching'],
    ['fix', 'fixes fixed fixed fixing'],
    ['buzz', 'buzzes buzzed buzzed buzzing'],
    ['waltz', 'waltzes waltzed waltzed waltzing'],
    ['quiz', 'quizzes quizzed quizzed quizzing'],
    ['echo', 'echoes echoed echoed echoing'],
    ['moo', 'moos mooed mooed mooing'],
  ])('take -es after a hiss and after a consonant with -o: %s', (base, expected) => {
    expect(forms(base)).toBe(expected);
  });

  test.each([
    ['beg', 'begs begged begged begging'],
    ['tag', 'tags tagged tagged tagging'],
    ['slam', 'slams slammed slammed slamming'],
    ['quip', 'quips quipped quipped quipping'],
    ['yap', 'yaps yapped yapped yapping'],
    // Two vowels, two consonants, and w, x, y at the end.
    ['read', 'reads readed readed reading'],
    ['post', 'posts posted posted posting'],
    ['vow', 'vows vowed vowed vowing'],
    ['box', 'boxes boxed boxed boxing'],
    ['say', 'says sayed sayed saying'],
    // Two syllables.
    ['offer', 'offers offered offered offering'],
  ])('double the consonant after the only vowel: %s', (base, expected) => {
    expect(forms(base)).toBe(expected);
  });

  test.each([
    ['panic', 'panics panicked panicked panicking'],
    ['mimic', 'mimics mimicked mimicked mimicking'],
  ])('keep the sound of a final c: %s', (base, expected) => {
    expect(forms(base)).toBe(expected);
  });
});

describe('exceptions', () => {
  test.each([
    ['refer', { doubles: true }, 'refers referred referred referring'],
    ['demur', { doubles: true }, 'demurs demurred demurred demurring'],
    ['say', { past: 'said' }, 'says said said saying'],
    ['write', { past: 'wrote', participle: 'written' }, 'writes wrote written writing'],
    ['show', { participle: 'shown' }, 'shows showed shown showing'],
    ['begin', { past: 'began', participle: 'begun', doubles: true }, 'begins began begun beginning'],
    ['go', { past: 'went', participle: 'gone' }, 'goes went gone going'],
  ])('%s', (base, exceptions, expected) => {
    expect(forms(base, exceptions)).toBe(expected);
  });
});

test('the forms of a list hold every form, and no word that only begins like one', () => {
  const forms = formsOfVerbs('manage come/came/come begin+/began/begun');
  expect([...forms].sort().join(' ')).toBe(
    'began begin beginning begins begun came come comes coming manage managed manages managing',
  );
  expect(forms.has('manager')).toBe(false);
});
