import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { exactInteger } from '../../pipeline/ingest/formats/json/exact-integer.js';
import { parseJson } from '../../pipeline/ingest/formats/json/parse.js';
import { columnOf } from '../../pipeline/ingest/formats/json/place.js';
import { scanJson } from '../../pipeline/ingest/formats/json/scanner.js';
import { propertyRuns } from '../property-runs.js';

/** Column and message of the fault of a text. */
function faultOf(text: string): string {
  const parsed = parseJson(text);
  if (parsed.kind === 'value') throw new Error(`no fault: ${JSON.stringify(parsed.value)}`);
  return `${columnOf(text, parsed.fault.offset)}: ${parsed.fault.message}`;
}

describe('the fault of a JSON text', () => {
  test.each([
    ['{"a":1 "b":2}', '8: a comma or } is missing after 1'],
    ['{"a":[1 2]}', '9: a comma or ] is missing after 1'],
    ['{"a":[1}', '8: a comma or ] is missing after 1'],
    [
      '{"a":"He said "No" twice"}',
      '16: a comma or } is missing after "He said " (a quotation mark inside a text is written \\")',
    ],
    ['{"a":1,}', '8: a comma stands before }: remove it'],
    ['[1,]', '4: a comma stands before ]: remove it'],
    ['{"a":,"b":1}', '6: a value is missing before ,'],
    ['{"a" 1}', '6: a colon is missing after the name "a"'],
    ['{a:1}', '2: a name in double quotation marks or } is expected, but a is found'],
    ['{"a":1,b:2}', '8: a name in double quotation marks is expected, but b is found'],
    ["{'a':1}", "2: a name in double quotation marks or } is expected, but ' is found"],
    [`{"a":'x'}`, "6: texts stand in double quotation marks, but ' is found"],
    ['[}', '2: a value or ] is expected, but } is found'],
    ['{"a":1} {"b":2}', '9: { stands after the end of the record'],
    ['{"a":1}\u00a0', '8: U+00A0 stands after the end of the record'],
    ['{"a":None}', '6: None is written null in JSON'],
    ['{"a":True}', '6: True is written true in JSON'],
    ['{"a":nan}', '6: nan is no value in JSON'],
    ['{"a":01}', '6: 01 is no number in JSON'],
    ['{"a":1.}', '6: 1. is no number in JSON'],
    ['{"a":+1}', '6: +1 is no number in JSON'],
    ['{"a":.5e3}', '6: .5e3 is no number in JSON'],
    ['{"a":-}', '6: - is no value in JSON'],
    ['{"a":"C:\\Users"}', '9: \\U is no escape; a backslash is written \\\\'],
    ['{"a":"\\u12g4"}', '7: \\u is no escape; a backslash is written \\\\'],
    ['{"a":"x\ty"}', '8: a control character stands in a text; it is written \\t'],
    ['{"a":"x\u0001y"}', '8: a control character stands in a text; it is written \\u0001'],
    ['{"a":"cut', '6: the text that begins here has no closing quotation mark; the record may be cut off'],
    ['{"a":"cut\\', '6: the text that begins here has no closing quotation mark; the record may be cut off'],
    [
      '{"a":"cut\\u00',
      '6: the text that begins here has no closing quotation mark; the record may be cut off',
    ],
    ['{"a":[1', '8: ] is missing after 1; the record may be cut off'],
    ['{"a":', '6: a value is missing after :; the record may be cut off'],
    ['{"a', '2: the text that begins here has no closing quotation mark; the record may be cut off'],
    ['{"a"', '5: a colon is missing after "a"; the record may be cut off'],
    ['{', '2: a name or } is missing after {; the record may be cut off'],
    ['The mill', '1: The is no value in JSON'],
    ['“x”', '1: a value is missing before “'],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  test('shows only the end of a long token, and neither line breaks nor escape sequences', () => {
    expect(faultOf(`{"a":"${'x'.repeat(1000)}\\n" 1}`)).toMatch(
      /^\d+: a comma or } is missing after …x+\\n" \(/,
    );
    expect(faultOf(`{"a":1}\u001b[31m`)).toBe('8: U+001B stands after the end of the record');
    expect(faultOf(`{"a":${'y'.repeat(1000)}}`).length).toBeLessThan(80);
  });

  test('says whether the text ends too early, or goes on after its end', () => {
    for (const cut of ['{"a":', '[', '{"a":"x', '{"a":"\\', '{"a":12', '{"a":tru', '{"a":1,'])
      expect(scanJson(cut)?.kind, cut).toBe('cut_off');
    for (const wrong of ['{"a":1 2', '{a', '[1,]', '{"a":"\\x', 'x y'])
      expect(scanJson(wrong)?.kind, wrong).toBe('wrong');
    for (const more of ['{}{}', '1 2', '[] x']) expect(scanJson(more)?.kind, more).toBe('trailing');
  });
});

/** JSON with a character taken out, put in or changed here and there. */
const damaged = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(1), fc.constantFrom(...'{}[]",:\\\'0159.-+eEtfnu \t\n\u0000é', '')), {
      maxLength: 3,
    }),
  )
  .map(([json, changes]) =>
    changes.reduce((text, [at, length, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + length);
    }, json),
  );

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the scanner', () => {
  test.each(propertyRuns(5000))(
    'takes for JSON what JSON.parse takes for it, and nothing else (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(damaged, (text) => {
          expect(scanJson(text) === null).toBe(isJson(text));
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(2000))(
    'knows of every beginning of a JSON text that it is one (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (json, at) => {
          const fault = scanJson(json.slice(0, at % (json.length + 1)));
          if (fault !== null) expect(fault.kind).toBe('cut_off');
        }),
        { seed, numRuns },
      );
    },
  );

  test('reads nesting of any depth', () => {
    expect(scanJson(`${'['.repeat(300_000)}${']'.repeat(300_000)}`)).toBeNull();
    expect(scanJson('{"a":'.repeat(300_000))?.kind).toBe('cut_off');
  });
});

/** Characters that regular expressions matched and that were parsed. */
function workOf(task: () => void): number {
  let work = 0;
  const { exec } = RegExp.prototype;
  const { parse } = JSON;
  const spies = [
    vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
      const match = exec.call(this, text);
      work += 1 + (match?.[0].length ?? 0);
      return match;
    }),
    vi.spyOn(JSON, 'parse').mockImplementation((text: string) => {
      work += text.length;
      return parse(text) as unknown;
    }),
  ];
  try {
    task();
    return work;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('work grows with the length of the text, not faster', () => {
  const big = '1283400000000000003';
  test.each<[string, (size: number) => string]>([
    ['escaped quotation marks', (size) => `{"text":"${'\\"'.repeat(size)}","id":${big}}`],
    ['backslashes', (size) => `{"text":"${'\\\\'.repeat(size)}","id":${big}}`],
    ['colons in quotation marks', (size) => `{"text":"${'\\":'.repeat(size)}","id":${big}}`],
    ['open lists', (size) => `{"id":${big},"x":${'['.repeat(size)}`],
    ['open objects', (size) => `{"id":${big},"x":${'{"a":'.repeat(size)}`],
    ['long integers', (size) => `{"x":[${`${big},`.repeat(size)}0],"id":${big}}`],
    [
      'long integers under a long name',
      (size) => {
        const members = Array.from({ length: size / 10 }, () => `"a":${big}`).join();
        return `{"${'n'.repeat(size)}":{${members}},"id":${big}}`;
      },
    ],
    ['long integers deep inside', (size) => `${'{"a":'.repeat(size / 10)}${`${big}}`.repeat(size / 10)}`],
    ['blanks', (size) => `{"id":${big}${' '.repeat(size)}`],
    ['figures', (size) => `{"id":${big},"x":${'1'.repeat(size)}x}`],
  ])('%s', (_name, textOf) => {
    const works = [10_000, 20_000, 40_000, 80_000].map((size) => {
      const text = textOf(size);
      return workOf(() => {
        exactInteger(Number(big), ['id'], text);
        parseJson(text);
      });
    });
    for (const [i, work] of works.slice(1).entries()) expect(work / works[i]!).toBeLessThan(2.2);
  });
});
