import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../pipeline/extract/language-detection.js';
import { tokenize } from '../../pipeline/language/tokens.js';

const languageOf = (text: string, declared: string | null = null) =>
  detectLanguage(text, tokenize(text), declared);

const UNDECIDED = { code: null, isSupported: true };

/** The names of a club's members, one after the other. */
const ROLL = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}nna ${letter}erner`).join(', ');

describe('language', () => {
  test('a list of names is English by the different function words around it', async () => {
    const text = `They are the members of the club that will be at his house: ${ROLL}.`;
    expect(await languageOf(text)).toEqual({ code: 'en', isSupported: true });
  });

  test('a list of names without them is not called English by its few', async () => {
    expect((await languageOf(`The members of the club: ${ROLL}, ${ROLL}.`)).code).not.toBe('en');
  });

  test.each([
    [
      'nl',
      'Het was de burgemeester die zei dat de brug over de rivier in het voorjaar klaar is. We had den geen geld of tijd, ' +
        'zei ze, en we wisten niet of het project door kon gaan. Nu is er een plan, en de raad is het er mee eens. ' +
        'Het water was hoog, de weg was dicht, en het dorp was maanden van de stad gescheiden.',
    ],
    [
      'no',
      'Ordføreren i byen sa i går at broen over elven i sentrum er klar i mai. Det har tatt lang tid, for i fjor var det ' +
        'ikke penger til arbeidet, og i tillegg kom flommen i oktober. Nå har vi en plan, og i dag har rådet sagt ja til ' +
        'den. For de som bor i bygda, har det vært et langt år, sa hun i et intervju.',
    ],
    [
      'de',
      'Will man wissen, was die Stadt plant, so hat die Verwaltung im Rathaus ihre Hand im Spiel. Der Rat will die alte ' +
        'Brücke bald ersetzen, doch was sie kostet, weiß noch niemand. Man will im Herbst beginnen, wenn das Wasser am ' +
        'niedrigsten ist, und im Mai soll der Verkehr wieder rollen, so hat es der Bürgermeister gesagt.',
    ],
  ])('words shared with English do not make a text English: %s', async (code, text) => {
    expect(await languageOf(text)).toEqual({ code, isSupported: false });
  });

  test('a text of a few words is called nothing', async () => {
    expect(await languageOf('Guten Morgen!')).toEqual(UNDECIDED);
  });

  const GERMAN =
    'Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss bald zu erneuern, sagte die Bürgermeisterin.';

  test('twenty words are enough, or a few whose source declares the language', async () => {
    expect(await languageOf(`${GERMAN} Sie soll im Mai fertig sein.`)).toEqual({
      code: 'de',
      isSupported: false,
    });
    expect(await languageOf(GERMAN)).toEqual(UNDECIDED);
    expect(await languageOf(GERMAN, 'de-AT')).toEqual({ code: 'de', isSupported: false });
    expect(await languageOf(GERMAN, 'fr')).toEqual(UNDECIDED);
  });

  test('a declared language does not outweigh the words', async () => {
    const text = 'The mayor said on Monday that the old bridge over the river would be closed.';
    expect(await languageOf(text, 'de')).toEqual({ code: 'en', isSupported: true });
  });

  test.each([
    ['zh', '北京市政府周一表示，这座旧桥将关闭。'],
    ['ja', 'ソニーは月曜日に新しい橋を発表した。'],
    ['ru', 'Мэр Москвы сказал, что мост закроют.'],
    ['ar', 'قال رئيس البلدية يوم الاثنين إن الجسر سيغلق.'],
  ])('a script of its own tells a short text: %s', async (code, text) => {
    expect(await languageOf(text)).toEqual({ code, isSupported: false });
  });

  test('a name in another script makes no text foreign', async () => {
    expect(await languageOf('Li Wei (李伟), Wang Fang (王芳), mill, Bonn')).toEqual(UNDECIDED);
  });
});
