import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, COMMANDS } from '../../pipeline/cli/commands.js';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { pipeline, readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';
import { propertyRuns } from '../property-runs.js';

const FLAGS = [
  ...new Set(
    (await Promise.all(COMMAND_NAMES.map((name) => COMMANDS[name]())))
      .flatMap(({ options }) => Object.values(options))
      .map(({ flag }) => flag),
  ),
];

/** Members of every object, and what yargs itself keeps beside the options. */
const MEMBERS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '_', '$0', 'valueOf', 'prototype'];
// No word names standard input or an article: no command line of the property gets so far as to read one.
const VALUES = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1',
    '2.5',
    '1e3',
    'NaN',
    'Infinity',
    '0x10',
    'abc',
    'true',
    'false',
    'null',
    'csv',
  ],
  ...['csv,', ',', 'csv,xls', 'text=body', '=x', 'x=', 'a=b=c', 'month', 'json', 'zstd', 'quotes', 'nowhere'],
  ...[
    'nowhere.txt:3',
    'nowhere#1',
    '*',
    '[',
    '{a,b',
    '**/x',
    'notes',
    'bad.yaml',
    'good.yaml',
    '/',
    '/dev/null',
  ],
  ...['é', '\u202e', 'a\nb', "'", '"', '\\', '%s', '$1', '--', '---', '=', '\ud800'],
];

const flag = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...FLAGS) },
  { weight: 1, arbitrary: fc.constantFrom(...MEMBERS, 'a.b', 'help', 'version', 'x', '', 'no-', '-out') },
  // An abbreviation, and a slip of the hand.
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...FLAGS), fc.nat(8)).map(([name, end]) => name.slice(0, end)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...FLAGS).map((name) => name.replace(/(.)(.)$/, '$2$1')) },
);
const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ maxLength: 6, unit: 'binary' }));
const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('--', '--', '--', '-', '--no-'), flag).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.tuple(flag, value).map(([name, given]) => `--${name}=${given}`) },
  { weight: 2, arbitrary: value },
);
/** Neither what waits for a program to speak to it, nor what takes ten seconds whatever the words. */
const COMMANDS_THAT_END = COMMAND_NAMES.filter((name) => name !== 'worker' && name !== 'pack');
const line = fc.tuple(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...COMMANDS_THAT_END) }, { weight: 1, arbitrary: word }),
  fc.array(word, { maxLength: 5 }),
);

describe('a command line', () => {
  test.each(propertyRuns(400))(
    'of random words never ends as a bug (seed %i)',
    async (seed, numRuns) => {
      const cwd = scratchFolder();
      mkdirSync(join(cwd, 'notes'));
      writeFileSync(join(cwd, 'bad.yaml'), 'workers: many\n');
      writeFileSync(join(cwd, 'good.yaml'), 'workers: 0\n');
      await fc.assert(
        fc.asyncProperty(line, async ([first, rest]) => {
          // Standard input is none of the words, but an operand may come to be it.
          const words = [first, ...rest].filter((each) => each !== '-' && !/=-$/.test(each));
          const { code, stderr } = await inProcess(words, cwd);
          expect(Object.values(EXIT), words.join(' ')).toContain(code);
          expect(code, `${JSON.stringify(words)}: ${stderr}`).not.toBe(EXIT.bug);
          if (code === EXIT.usage) expect(stderr).toMatch(/^pipeline: /);
        }),
        { seed, numRuns },
      );
    },
    120_000,
  );

  test.each([
    [['run', '--constructor', 'x'], /there is no option --constructor;/],
    [['run', '--__proto__', 'x'], /there is no option --__proto__;/],
    [['run', '--_', 'x'], /there is no option --_;/],
    [['run', '--a.b', '3'], /there is no option --a\.b;/],
    [['run', '-o', 'x'], /there is no option -o;/],
    [['run', '--', '--out'], /There is no input --out/],
    [['run', '--form', 'csv'], /there is no option --form; did you mean --format\?/],
    [['run', '--minConfidence', '1'], /there is no option --minConfidence; did you mean --min-confidence\?/],
    [['run', '--max_quarantine=1'], /there is no option --max_quarantine; did you mean --max-quarantine\?/],
    [['run', '--output', 'x'], /there is no option --output; did you mean --out\?/],
    [['run', 'https://a.example/b.html'], /nothing is fetched from the network; save the page first/],
    [['run', '--no-corpus-surname'], /; did you mean --no-corpus-surnames\?/],
    [['run', '--include', 'act'], /not act; did you mean acts\?$/m],
    [['run', '--no-workers'], /there is no option --no-workers; /],
    [['run', '--quiet=maybe'], /--quiet takes no value; write --quiet or --no-quiet/],
    [['run', '--no-quiet=true'], /--no-quiet takes no value/],
    [['run', '--format'], /--format takes a value: write it after the option$/m],
    [['run', '--format', '--quiet'], /--format takes a value: write it after the option$/m],
    [['run', '--out='], /--out takes a text that is not empty/],
    [['run', '--workers=abc'], /--workers takes a whole number from 0 to 256, not abc/],
    [['run', '--limit=NaN'], /--limit takes a whole number from 1 up, not NaN/],
    [['run', '--sample', '0x1'], /--sample takes a number from 0 to 1, not 0x1/],
    [['run', '--config', 'none.yaml'], /there is no configuration file none\.yaml: check the path/],
    [['validate', 'a', 'b'], /validate takes one directory, and b is one too many/],
    [['validate', 'a', '--directory', 'b'], /validate takes one directory, and a is one too many/],
    [['inspect'], /the doc is missing; see `pipeline inspect --help`/],
    [['validate', ''], /pipeline: the directory takes a text that is not empty$/m],
    [['schema', '--format', 'sql'], /--format takes one of json, ddl, markdown, datapackage, not sql/],
    [['schema', 'foo'], /there is no table foo; the tables are documents, /],
    [['schema', '--table', 'datse'], /there is no table datse; did you mean dates\?; /],
    [['run', '--quite'], /there is no option --quite; did you mean --quiet\?/],
    [['run', '--qitue'], /there is no option --qitue; see/],
    [['insepct', 'x'], /there is no command insepct; did you mean inspect\?/],
    [['--out', 'x', 'run'], /name a command first/],
    [['constructor'], /there is no command constructor;/],
  ])('%j is answered with what to do', async (words, message) => {
    const { code, stdout, stderr } = await inProcess(words, scratchFolder());
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^pipeline: [^\n]+\n$/);
    expect([code, stdout]).toEqual([EXIT.usage, '']);
  });

  test('may name its arguments: --input, as often as there are inputs', () => {
    const cwd = scratchFolder();
    const text = '“It is done,” Mayor Ann Lee said on Monday.\n';
    for (const name of ['a', 'b', 'c']) writeFileSync(join(cwd, `${name}.txt`), text);
    const words = ['run', 'a.txt', '--input', 'b.txt', '--quiet', '--input=c.txt', '--format', 'jsonl'];
    expect(pipeline(words, { cwd })).toMatchObject({ code: 0 });
    expect(readRows(join(cwd, 'out'), 'documents').map(({ doc_id }) => doc_id)).toEqual([
      'a.txt',
      'b.txt',
      'c.txt',
    ]);
    expect(
      pipeline(['validate', '--directory', 'out', '--input', 'a.txt', '--input', 'b.txt'], { cwd }),
    ).toMatchObject({ code: 6 });
  });

  test('may give the formats one by one, and a switch as false', async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, '-a.txt'), 'Nothing to find here.\n');
    writeFileSync(join(cwd, 'pipeline.config.yaml'), 'strict: true\nquiet: true\nworkers: 0\n');
    const words = ['run', '--format', 'jsonl', '--format', 'csv', '--no-strict', '--', '-a.txt'];
    expect(await inProcess(words, cwd)).toMatchObject({ code: 0 });
    const { configuration } = JSON.parse(readFileSync(join(cwd, 'out/run.json'), 'utf8')) as {
      configuration: object;
    };
    expect(configuration).toMatchObject({ formats: ['csv', 'jsonl'], strict: false, workers: 0 });
  });
});
