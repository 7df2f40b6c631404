import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../pipeline/ingest/decode/decode.js';
import { propertyRuns } from '../property-runs.js';

const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const encoded = Buffer.from(text, 'utf16le');
  return order === 'le' ? encoded : encoded.swap16();
};

const codeOf = (content: Buffer): string => {
  const decoded = decode(content);
  return decoded.kind === 'fault' ? decoded.code : `text in ${decoded.encoding}`;
};

describe('Unicode', () => {
  test('UTF-8 with and without a byte order mark; the mark is no part of the text', () => {
    const expected = { kind: 'text', text: '“Café”, she said 🙂', encoding: 'utf-8' };
    expect(decode(bytes('“Café”, she said 🙂'))).toEqual(expected);
    expect(decode(bytes(0xef, 0xbb, 0xbf, '“Café”, she said 🙂'))).toEqual(expected);
  });

  test('only the first mark is one: a second is a character of the text', () => {
    expect(decode(bytes('\ufeff\ufeffText'))).toMatchObject({ text: '\ufeffText' });
  });

  test.each(['le', 'be'] as const)('UTF-16%s with and without a byte order mark', (order) => {
    const expected = { kind: 'text', text: 'The “mill” reopened 🙂\n', encoding: `utf-16${order}` };
    expect(decode(utf16('\ufeffThe “mill” reopened 🙂\n', order))).toEqual(expected);
    expect(decode(utf16('The “mill” reopened 🙂\n', order))).toEqual(expected);
  });

  test('UTF-16 that breaks off within a character is not guessed at', () => {
    const text = utf16('The mill reopened 🙂', 'le');
    expect(codeOf(text.subarray(0, -1))).toBe('undecodable');
    expect(codeOf(text.subarray(0, -2))).toBe('undecodable');
    expect(decode(text.subarray(0, -2))).toMatchObject({ reason: expect.stringContaining('byte 36') });
  });

  test('UTF-32 is named', () => {
    expect(decode(bytes(0xff, 0xfe, 0, 0, 'A', 0, 0, 0))).toMatchObject({
      code: 'undecodable',
      reason: expect.stringContaining('UTF-32'),
    });
  });

  test.each(propertyRuns(200))('any text comes back from UTF-8 and UTF-16 (seed %i)', (seed, numRuns) => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => !/\p{Cc}|\ufeff/u.test(value));
    fc.assert(
      fc.property(text, (value) => {
        const words = `The mill reopened. ${value}`;
        for (const content of [bytes(words), utf16(`\ufeff${words}`, 'le'), utf16(`\ufeff${words}`, 'be')]) {
          expect(decode(content)).toMatchObject({ text: words });
        }
      }),
      { seed, numRuns },
    );
  });

  test.each(propertyRuns(500))('any bytes give a result (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (value) => {
        expect(decode(Buffer.from(value)).kind).toMatch(/^(text|fault)$/);
      }),
      { seed, numRuns },
    );
  });
});

describe('broken UTF-8', () => {
  test('is a fault that names the byte and the line', () => {
    const content = bytes('A “quote” here.\nAnd a caf', 0xe9, ' there, with more “quotes”.\n');
    expect(decode(content)).toEqual({
      kind: 'fault',
      code: 'undecodable',
      reason: 'It is UTF-8, but broken at byte 29 (line 2): repair it or fetch it again.',
    });
  });

  test('also when the file is cut off within a character', () => {
    expect(codeOf(bytes('She said: ', 0xe2, 0x80))).toBe('undecodable');
  });

  test('also when the byte order mark says so', () => {
    expect(codeOf(bytes(0xef, 0xbb, 0xbf, 'caf', 0xe9))).toBe('undecodable');
  });

  test('an emoji in halves, as some databases export it, does not pass for Windows-1252', () => {
    expect(codeOf(bytes('It’s ', 0xed, 0xa0, 0xbd, 0xed, 0xb9, 0x82, ' fine'))).toBe('undecodable');
  });
});

describe('legacy encodings', () => {
  test('curly quotes, dashes and accents of Windows-1252', () => {
    const content = bytes(0x93, 'Caf', 0xe9, 0x94, ' ', 0x97, ' the mayor', 0x92, 's ', 0x80, '5');
    expect(decode(content)).toEqual({
      kind: 'text',
      text: '“Café” — the mayor’s €5',
      encoding: 'windows-1252',
    });
  });

  test('a single accent is enough, also at the very end', () => {
    expect(decode(bytes('Caf', 0xe9))).toMatchObject({ text: 'Café', encoding: 'windows-1252' });
  });

  test('a short text names no other encoding', () => {
    expect(decode(bytes(0x93, 0xd8, 0x94))).toMatchObject({ text: '“Ø”', encoding: 'windows-1252' });
  });

  test('a capital before a closing quotation mark is not taken for UTF-8', () => {
    expect(decode(bytes(0x93, 'CAF', 0xc9, 0x94, ' it said.'))).toMatchObject({ text: '“CAFÉ” it said.' });
  });

  test('bytes that Windows-1252 does not have are not text', () => {
    expect(codeOf(bytes('The mill ', 0x81, 0x8d, 0x90, ' reopened'))).toBe('undecodable');
  });

  test.each(propertyRuns(300))(
    'every text of Windows-1252 characters among letters comes back (seed %i)',
    (seed, numRuns) => {
      const characters = [...'abc \n€‚ƒ„…†‡‰Š‹Œ‘’“”•–—™š›œŸ£©éñüß'];
      const codes = new Map(characters.map((c) => [c, windows1252(c)]));
      const text = fc
        .array(fc.constantFrom(...characters), { minLength: 1 })
        .map((parts) => parts.map((c) => `x${c}y`).join(' '));
      fc.assert(
        fc.property(text, (value) => {
          const content = Buffer.from([...value].map((c) => codes.get(c) ?? c.charCodeAt(0)));
          expect(decode(content)).toMatchObject({ text: value });
        }),
        { seed, numRuns },
      );
    },
  );

  test.each([
    [
      'iso-8859-2',
      'Starosta řekl, že továrna bude znovu otevřena v úterý. Je to dobrá zpráva pro občany, kteří na toto rozhodnutí čekali měsíce, dodal. Všichni zaměstnanci jsou velmi šťastní a vrátí se do práce už příští týden.',
      'iso-8859-2',
    ],
    ['windows-1251', 'Мэр сказал, что завод откроется во вторник, и все рабочие вернутся.', 'windows-1251'],
    ['euc-jp', '市長は火曜日に工場を再開すると述べた。これは市民にとって良い知らせである。', 'euc-jp'],
    ['shift_jis', '市長は火曜日に工場を再開すると述べた。これは市民にとって良い知らせである。', 'shift_jis'],
    [
      'gb18030',
      '市长说，工厂将在星期二重新开放。这对市民来说是个好消息，他说。我们的工作人员都很高兴。',
      'gb18030',
    ],
  ])('%s where the bytes clearly speak for it', (encoding, text, label) => {
    expect(decode(encodeWith(encoding, text))).toEqual({ kind: 'text', text, encoding: label });
  });
});

describe('what is no text', () => {
  test('nothing, and nothing but blanks', () => {
    for (const content of ['', '  \n\t\r\n ', '\u00a0\u200b\u2003', '\ufeff'])
      expect(codeOf(bytes(content))).toBe('empty');
    expect(codeOf(bytes(0xff, 0xfe))).toBe('empty');
    expect(codeOf(bytes('.'))).toBe('text in utf-8');
  });

  test.each([
    ['a PDF document', bytes('%PDF-1.7\n1 0 obj')],
    ['a PNG image', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 'rest')],
    ['a ZIP archive or an Office document', bytes('PK', 3, 4, 'rest')],
    ['gzip data', bytes(0x1f, 0x8b, 8, 0, 0)],
  ])('%s by its first bytes', (kind, content) => {
    expect(decode(content)).toMatchObject({ code: 'binary', reason: expect.stringContaining(kind) });
  });

  test('a zero byte', () => {
    expect(decode(bytes('The mill', 0, ' reopened'))).toMatchObject({
      code: 'binary',
      reason: expect.stringContaining('offset 8'),
    });
  });

  test('many control characters; a stray one is text', () => {
    expect(codeOf(Buffer.from(Array.from({ length: 200 }, (_, i) => 1 + (i % 30))))).toBe('binary');
    expect(codeOf(utf16(`\ufeffmill ${'\u0001\u0002'.repeat(40)}`, 'le'))).toBe('binary');
    expect(codeOf(bytes('The mill', 0x0c, ' re', 0x1a, 'opened'))).toBe('text in utf-8');
  });
});

/** Encodes by looking each character up in what the decoder gives for one and two bytes. */
function encodeWith(encoding: string, text: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number[]>();
  for (let high = 0xff; high >= 0x81; high--) {
    for (let low = 0xff; low >= 0x40; low--) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  for (let byte = 0xff; byte >= 0; byte--) codes.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  return Buffer.from([...text].flatMap((character) => codes.get(character)!));
}

function windows1252(character: string): number {
  const highest = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'.indexOf(character);
  return highest === -1 || character === ' ' ? character.charCodeAt(0) : 0x80 + highest;
}
