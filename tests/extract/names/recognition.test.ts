import { describe, expect, test } from 'vitest';
import { findNames } from '../../../pipeline/extract/names/names.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { mentionsIn } from './reading.js';

describe('persons', () => {
  test.each([
    ['The prize went to Brenda Walsh on Friday.', ['Brenda Walsh: person']],
    ['They met President Walsh there.', ['Walsh: person']],
    ['They met Sen. Paul Ortega there.', ['Paul Ortega: person']],
    ['Former Attorney General Paul Ortega resigned.', ['Paul Ortega: person']],
    ['They saw Paul T. Ortega Jr. leave.', ['Paul T. Ortega Jr.: person']],
    ['They saw Anna van der Berg leave.', ['Anna van der Berg: person']],
    ['It was signed by Maria Ocasio-Lopez yesterday.', ['Maria Ocasio-Lopez: person']],
    ["They read Paul Ortega's letter.", ['Paul Ortega: person']],
    [
      'A gift for crazy Paul Ortega & cranky Brenda Walsh, they said.',
      ['Paul Ortega: person', 'Brenda Walsh: person'],
    ],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  test.each([
    ['curly marks', 'They met Anna “Shorty” Walsh there.', ['Anna “Shorty” Walsh: person']],
    ['straight marks', 'They met Anna "Big Al" Walsh there.', ['Anna "Big Al" Walsh: person']],
    ['a name as nickname', 'They met Juan "Jay" Ortega there.', ['Juan "Jay" Ortega: person']],
  ])('a nickname in marks is part of the name: %s', (_, text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  test('but other words in marks are not', () => {
    expect(mentionsIn('They heard Brenda Walsh “say so” to Paul Ortega.')).toEqual([
      'Brenda Walsh: person',
      'Paul Ortega: person',
    ]);
    expect(mentionsIn('They heard Brenda Walsh, “Go Home,” Paul Ortega said.')).toContain(
      'Paul Ortega: person',
    );
  });

  test('a given name that a club has, too, belongs to the surname after it', () => {
    const family = 'Bill Clinton spoke first. ';
    expect(mentionsIn(`${family}Chelsea Clinton spoke next.`)).toEqual([
      'Bill Clinton: person',
      'Chelsea Clinton: person',
    ]);
    expect(mentionsIn(`${family}Chelsea won the cup. Clinton was there.`)).toContain('Clinton: person');
  });

  test('whoever is called like an organization is a person by title, full name or office', () => {
    const types = (text: string): string[] =>
      mentionsIn(text)
        .filter((mention) => /^Bloomberg:/.test(mention))
        .map((mention) => mention.split(': ')[1]!);
    expect(
      types('Mayor Bloomberg spoke. Bloomberg said he would run. Shares rose, Bloomberg reported.'),
    ).toEqual(['person', 'person', 'organization']);
    expect(types('Michael Bloomberg ran. Bloomberg told Bloomberg that he would pay.')).toEqual([
      'person',
      'organization',
    ]);
    expect(types('Mr. Bloomberg ran. Bloomberg said that he would lose.')).toEqual([
      'person',
      'organization',
    ]);
    expect(types('Bloomberg said that shares rose.')).toEqual(['organization']);
    expect(types('They thanked the Mayor. Bloomberg reported that shares rose.')).toEqual(['organization']);
    expect(mentionsIn('They met Michael R. Bloomberg there.')).toEqual(['Michael R. Bloomberg: person']);
    expect(mentionsIn('They met Michael R., Bloomberg said.')).toContain('Bloomberg: organization');
  });

  test('a double surname is whole, and a firm of two surnames is no person', () => {
    expect(mentionsIn('They met Ben Murray-Bruce there.')).toEqual(['Ben Murray-Bruce: person']);
    expect(mentionsIn('They met Ben Murray-backed voters there.')).toEqual(['Ben Murray: person']);
    expect(mentionsIn('They met Anna Walsh-Ortega. Then Walsh-Ortega left with Walsh.')).toEqual([
      'Anna Walsh-Ortega: person',
      'Walsh-Ortega: person',
      'Walsh: person',
    ]);
    expect(mentionsIn('He sued Smith & Wesson there.')).toEqual(['Smith & Wesson: organization']);
  });

  test.each([
    ['June Walsh said no.', 'June Walsh'],
    ['On Friday, April Ortega was there.', 'April Ortega'],
    ['They asked the reporter April Ortega.', 'April Ortega'],
  ])('a month before a surname is a given name where no date can stand: %s', (text, name) => {
    expect(mentionsIn(text)).toEqual([`${name}: person`]);
  });

  test.each([
    ['In June Walsh said no.', ['Walsh: person']],
    ['June sales rose.', []],
    ['May Walsh come in?', ['Walsh: person']],
  ])('but not in a date, before another word or in a question: %s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  test('diacritics do not hide a given name', () => {
    expect(mentionsIn('They saw Zoë Quelvar leave.')).toEqual(['Zoë Quelvar: person']);
  });

  test('the second of two words joined by "&" is none, nor is an accented common noun', () => {
    expect(mentionsIn('He runs Chapter & Verse there.')).not.toContain('Verse: person');
    expect(mentionsIn('They saw the Résumé writer there.')).toEqual([]);
  });

  test('two given names joined by "&" are two, and so are two words of a post', () => {
    expect(mentionsIn('He wrote, “She is a puppet for Walsh & Pelosi.”').join()).not.toContain('&');
    expect(mentionsIn('They saw Ann & Paul there.')).toEqual(['Ann: person', 'Paul: person']);
  });

  test('a surname before what its bearer heads is one, even if it is a common word', () => {
    expect(mentionsIn('He left the Bush administration then.')).toEqual(['Bush: person']);
    expect(mentionsIn('He left the Church administration then.')).not.toContain('Church: person');
    expect(mentionsIn('He left the Florida administration then.')).toEqual(['Florida: location']);
  });

  test('an index of shares is none', () => {
    expect(mentionsIn('On Monday the Russell 2000 fell.')).not.toContain('Russell: person');
    expect(mentionsIn('On Monday Russell said no.')).toEqual(['Russell: person']);
  });

  test('a pronoun is no surname, whoever bears it', () => {
    expect(mentionsIn('They met Liu He in Beijing. He said no.')).toEqual([
      'Liu He: person',
      'Beijing: location',
    ]);
  });

  test('a title that is a given name, too, is none before a surname', () => {
    expect(mentionsIn('They asked Justice Ortega about it.')).toEqual(['Ortega: person']);
    expect(mentionsIn('They asked Justice Department lawyers.')).toEqual([
      'Justice Department: organization',
    ]);
  });

  test('a title alone is no name', () => {
    expect(mentionsIn('They asked the President and the Attorney General.')).toEqual([]);
  });

  test('an epithet before the given name is no part of it', () => {
    expect(mentionsIn('A puppet for Sleepy Paul Ortega, they said.')).toEqual(['Paul Ortega: person']);
  });

  test('a given name that is a demonym too needs a surname after it', () => {
    expect(mentionsIn('They met Christian Lacroix in a shop.')).toEqual(['Christian Lacroix: person']);
    expect(mentionsIn('They met Christian leaders in a shop.')).toEqual(['Christian: misc']);
  });

  test('a surname that is a demonym too is one where a bearer is named and it stands as a name', () => {
    expect(mentionsIn('The engineer Lena Dane came at noon. Dane said it was unsafe.')).toEqual([
      'Lena Dane: person',
      'Dane: person',
    ]);
    expect(mentionsIn('The engineer Lena Dane came at noon. A Dane said it was unsafe.').at(-1)).toBe(
      'Dane: misc',
    );
    expect(mentionsIn('The engineer Lena Danish came. Danish law is strict.').at(-1)).toBe('Danish: misc');
    expect(mentionsIn('The engineer Lena Hall came at noon. Dane said it was unsafe.').at(-1)).toBe(
      'Dane: misc',
    );
  });
});

describe('organisations', () => {
  test.each([
    ['She studied at Hartwell University for years.', ['Hartwell University: organization']],
    ['She studied at the University of Toledo for years.', ['University of Toledo: organization']],
    [
      'The Department of Parks and Public Works is closed.',
      ['Department of Parks and Public Works: organization'],
    ],
    ['The Hartwell Trade Commission is closed.', ['Hartwell Trade Commission: organization']],
    ['He sold Harker Mills, Inc. to a friend.', ['Harker Mills, Inc.: organization']],
    ["She works at Children's Hospital now.", ["Children's Hospital: organization"]],
    ['The Northern Ledger Tribune reported it.', ['Northern Ledger Tribune: organization']],
    ['They wrote to the NTRB, a federal agency, about it.', ['NTRB: organization']],
    ['The Baseball Hall of Fame opened.', ['Baseball Hall of Fame: organization']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  test.each([
    [
      'a company that bears a person’s name is one',
      'He left Brenda Walsh Productions in May.',
      ['Brenda Walsh Productions: organization'],
    ],
    [
      'but a person before a common noun is none',
      'He left Brenda Walsh productions to plan.',
      ['Brenda Walsh: person'],
    ],
    [
      '"and" after the noun of one parts two',
      'The Hartwell Trade Federation and Northgate Rovers agreed.',
      ['Hartwell Trade Federation: organization', 'Northgate Rovers: organization'],
    ],
    ['but not within a listed one', 'They read the Globe and Mail there.', ['Globe and Mail: organization']],
    [
      'a legal form ends one, with its full stop',
      'It is owned by Harker Mills Co., Northgate Corp. and others.',
      ['Harker Mills Co.: organization', 'Northgate Corp.: organization'],
    ],
    [
      'but not before another legal form',
      'He sold Harker Mills Co., Ltd. to a friend.',
      ['Harker Mills Co., Ltd.: organization'],
    ],
    ['a domain belongs to the name', 'They work at Amazon.com now.', ['Amazon.com: organization']],
    [
      'but a sentence that ends in a name does not',
      'They work at Amazon. Com is no word.',
      ['Amazon: organization'],
    ],
  ])('%s', (_, text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  test('an event is none, whoever takes part in it', () => {
    expect(mentionsIn('They won the Hartwell Cup.')).toEqual(['Hartwell Cup: misc']);
    expect(mentionsIn('They won against Hartwell University.')).toEqual([
      'Hartwell University: organization',
    ]);
  });

  test('"of" after a person goes on to a place', () => {
    expect(mentionsIn('Sen. Paul Ortega of Nevada agreed.')).toEqual([
      'Paul Ortega: person',
      'Nevada: location',
    ]);
  });

  test('a chamber is apart from the state before it', () => {
    expect(mentionsIn('He left the Nevada Senate race.')).toEqual([
      'Nevada: location',
      'Senate: organization',
    ]);
  });

  test('where somebody comes from is none', () => {
    expect(mentionsIn('The second seed Magnus Walsh of Sweden beat Paul Lee of Denmark.')).toEqual([
      'Magnus Walsh: person',
      'Sweden: location',
      'Paul Lee: person',
      'Denmark: location',
    ]);
  });

  test('a listed one is no place, whatever it houses', () => {
    expect(mentionsIn('They walked to the White House.')).toEqual(['White House: organization']);
  });

  test('the acronym that is introduced in brackets after one is the same', () => {
    const introduction = 'The Hartwell Trade Federation (HTF) met.';
    expect(mentionsIn(`${introduction} It was a HTF plan.`)).toEqual([
      'Hartwell Trade Federation: organization',
      'HTF: organization',
      'HTF: organization',
    ]);
    expect(mentionsIn('The Hartwell Trade Federation (WON) met. They WON.')).toEqual([
      'Hartwell Trade Federation: organization',
    ]);
  });

  test('its article is no part of the name', () => {
    expect(mentionsIn('They read The New York Times there.')).toEqual(['New York Times: organization']);
  });

  test('a word in capitals that is a common word is no acronym', () => {
    expect(mentionsIn('It was a GREAT day and we WON it.')).toEqual([]);
  });

  test('a town before a sport is its team', () => {
    expect(mentionsIn('They met former Auburn football players.')).toEqual(['Auburn: organization']);
  });
});

describe('places', () => {
  test.each([
    ['He lives in Mobile, Ala., with a dog.', ['Mobile: location', 'Ala.: location']],
    ['They crossed Lake Hartwell by boat.', ['Lake Hartwell: location']],
    ['They crossed the Tallow River by boat.', ['Tallow River: location']],
    ['He left the U.S. for France.', ['U.S.: location', 'France: location']],
    ['QUITO, Ecuador (AP) — The rain stopped.', ['QUITO: location', 'Ecuador: location', 'AP: organization']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  test('a listed one of several words is one by itself, but not within a longer name', () => {
    expect(mentionsIn('They crossed the West Bank by bus.')).toEqual(['West Bank: location']);
    expect(mentionsIn('They sued the New Jersey Transit Authority.')).toEqual([
      'New Jersey Transit Authority: organization',
    ]);
  });

  test('a listed one in lower case is found unless it is a common word', () => {
    expect(mentionsIn('we live in auckland now')).toEqual(['auckland: location']);
    expect(mentionsIn('we live in reading now')).toEqual([]);
  });

  test('a state that is a given name too gives way to a person', () => {
    expect(mentionsIn('They met Virginia Walsh there.')).toEqual(['Virginia Walsh: person']);
    expect(mentionsIn('They met voters in Virginia there.')).toEqual(['Virginia: location']);
  });

  test('a listed one is found in a compound', () => {
    expect(mentionsIn('They asked a Beijing-based member.')).toEqual(['Beijing: location']);
    expect(mentionsIn('They asked a Mobile-based member.')).not.toContain('Mobile: person');
  });

  test('a pronoun is no country', () => {
    expect(mentionsIn('They told us and Us magazine about the US plan.')).toContain('US: location');
    expect(mentionsIn('They told us everything.')).toEqual([]);
  });
});

describe('other names', () => {
  test.each([['Most Republicans and a Russian envoy agreed.', ['Republicans: misc', 'Russian: misc']]])(
    '%s',
    (text, expected) => {
      expect(mentionsIn(text)).toEqual(expected);
    },
  );

  test('a state is apart from those of a party in it', () => {
    expect(mentionsIn('Georgia Republicans and South Carolina Democrats agreed.')).toEqual([
      'Georgia: location',
      'Republicans: misc',
      'South Carolina: location',
      'Democrats: misc',
    ]);
    expect(mentionsIn('They met Virginia Dane there.')).toEqual(['Virginia Dane: person']);
  });

  test('a storm is one, and no person where it is named again', () => {
    expect(mentionsIn('Hurricane Rita came. On Monday Rita weakened.')).toEqual([
      'Hurricane Rita: misc',
      'Rita: misc',
    ]);
    expect(mentionsIn('The doctor Rita Walsh came. On Monday Rita left.')).toEqual([
      'Rita Walsh: person',
      'Rita: person',
    ]);
    expect(mentionsIn('The Hurricane Rita Relief Fund paid.')).toEqual([
      'Hurricane Rita Relief Fund: organization',
    ]);
  });

  test('a number in words belongs to an event, a year does not', () => {
    expect(mentionsIn('They wrote of the Six-Day War there.')).toEqual(['Six-Day War: misc']);
    expect(mentionsIn('They won the 2019 Hartwell Awards there.')).toEqual(['Hartwell Awards: misc']);
  });

  test('a listed one is found in a compound', () => {
    expect(mentionsIn('He swam in an Olympic-size pool.')).toEqual(['Olympic: misc']);
    expect(mentionsIn('He swam in an enormous-size pool.')).toEqual([]);
  });

  test('words that are reported are no title', () => {
    expect(mentionsIn('“We like Ortega,” said Brenda Walsh.')).toEqual([
      'Ortega: person',
      'Brenda Walsh: person',
    ]);
    expect(mentionsIn('“We like Ortega,” the mayor said.')).toEqual(['Ortega: person']);
  });

  test.each(['“Y’all come home,” he said.', "He asked Y'all to come home."])('no name: %s', (text) => {
    expect(mentionsIn(text)).toEqual([]);
  });

  test('a whole sentence in quotation marks is no title', () => {
    expect(mentionsIn('He said: “Let us all go home.”')).toEqual([]);
  });

  test('the two days and the month are none', () => {
    expect(mentionsIn('On Monday, March 3, and Friday it rained.')).toEqual([]);
  });
});

describe('capitals that are due to the place', () => {
  test('the first word of a sentence is a name only when the document says so', () => {
    expect(mentionsIn('Banks opened early.')).toEqual([]);
    expect(mentionsIn('They asked Paul Banks. Banks agreed.')).toEqual([
      'Paul Banks: person',
      'Banks: person',
    ]);
  });

  test('words of a headline are names when the body says so', () => {
    const headline = 'Banks Wants Answers After Losing Long Council Race';
    expect(mentionsIn(`${headline}\n\nPaul Banks lost the race on Friday.`)).toEqual([
      'Banks: person',
      'Paul Banks: person',
    ]);
  });

  test('emphasis in a quotation is no name', () => {
    expect(mentionsIn('He wrote, “She is just a Super Liberal puppet.”')).toEqual([]);
  });

  test('a participle that lost its g is none', () => {
    expect(mentionsIn('It was for Cryin’ Paul Ortega.')).toEqual(['Paul Ortega: person']);
  });
});

describe('surnames of persons whom the document names in full', () => {
  test('are completed where the capital alone says little', () => {
    const text = 'They met President Paul Sessions. On Friday Sessions slept.';
    expect(mentionsIn(text)).toEqual(['Paul Sessions: person', 'Sessions: person']);
    expect(mentionsIn('The council held two sessions. Sessions were long.')).toEqual([]);
  });
});

describe('names by convention', () => {
  test('a handle, and a word made from a name', () => {
    expect(mentionsIn('Thanks to @captain_paws and the Russian guest.')).toEqual([
      '@captain_paws: person',
      'Russian: misc',
    ]);
  });
});

describe('confidence', () => {
  const confidenceIn = (text: string): (number | null)[] =>
    findNames(textDocument(text)).mentions.map(({ confidence }) => confidence);

  test('is a chance, and higher where more speaks for the name', () => {
    const [clear] = confidenceIn('They met President Paul Ortega there.');
    const plain = confidenceIn('They met Quelvar in Ostrander with the NTRB.') as number[];
    expect(plain).not.toEqual([]);
    for (const value of [...plain, clear]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    expect(clear).toBeGreaterThan(Math.max(...plain));
  });
});

describe('what stands around a person', () => {
  test.each([
    [
      'a party or nation before the name',
      'One ally, Democrat Sheila Marsh, said no.',
      ['Democrat: misc', 'Sheila Marsh: person'],
    ],
    [
      'a party before an organisation stays with it',
      'The Democratic Party met.',
      ['Democratic Party: organization'],
    ],
    ['a title that is a given name', 'The win went to Earl Buckner on Friday.', ['Earl Buckner: person']],
    [
      'a description whose place is an organisation',
      'It was off, said Peter Grandin, a biologist at Coldwater University.',
      ['Peter Grandin: person', 'Coldwater University: organization'],
    ],
  ])('%s', (_, text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  test('a club is an organisation by its last word', () => {
    expect(mentionsIn('Fans of Northgate Rovers sang.')).toEqual(['Northgate Rovers: organization']);
  });
});
