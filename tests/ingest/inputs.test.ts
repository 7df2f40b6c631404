import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../pipeline/errors.js';
import { type FileEffects, nodeFiles } from '../../pipeline/ingest/inputs/effects.js';
import { type InputOptions, type InputPlan, resolveInputs } from '../../pipeline/ingest/inputs/inputs.js';
import { readInputs, scratch } from './scratch.js';

/** Inputs as words; `name=path` names one. */
function resolve(
  cwd: string,
  words: readonly string[],
  options: Partial<InputOptions> = {},
): Promise<InputPlan> {
  const inputs = words.map((word) => {
    const [path, name] = word.split('=').reverse();
    return { path: path!, name: name ?? null };
  });
  return resolveInputs(inputs, { cwd, ...options });
}

const sourcePaths = async (
  cwd: string,
  words: readonly string[],
  options?: Partial<InputOptions>,
): Promise<string[]> => (await resolve(cwd, words, options)).files.map(({ sourcePath }) => sourcePath);

const refusal = async (
  cwd: string,
  words: readonly string[],
  options?: Partial<InputOptions>,
): Promise<string> => {
  const error = await resolve(cwd, words, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message;
};

describe('folders', () => {
  test('are walked to their depth; files come in the order of their bytes', async () => {
    const folder = scratch({
      'news/b.txt': '',
      'news/B.txt.gz': '',
      'news/a/z.jsonl': '',
      'news/a.ndjson': '',
      'news/\uff01.txt': '',
      'news/🙂.txt': '',
    });
    const { files } = await resolve(folder, ['news']);
    expect(files.map(({ sourcePath }) => sourcePath)).toEqual([
      'news/B.txt.gz',
      'news/a.ndjson',
      'news/a/z.jsonl',
      'news/b.txt',
      'news/\uff01.txt',
      'news/🙂.txt',
    ]);
    expect(files[0]).toMatchObject({
      path: join(folder, 'news/B.txt.gz'),
      compression: { name: 'gzip' },
      size: 0,
      reader: { name: 'text' },
    });
    expect(files[1]).toMatchObject({ compression: null, reader: { name: 'jsonl' } });
  });

  test('the place of a record depends neither on where the folder lies nor on how it is written', async () => {
    const folder = scratch({ 'x/news/a.txt': '' });
    for (const word of ['x/news', './x/news/', 'x/../x/news', join(folder, 'x/news')]) {
      expect(await sourcePaths(folder, [word])).toEqual(['news/a.txt']);
    }
    expect(await sourcePaths(join(folder, 'x/news'), ['.'])).toEqual(['news/a.txt']);
  });

  test('a folder by the name of a text file is a folder', async () => {
    expect(await sourcePaths(scratch({ 'in/x.txt/y.txt': '' }), ['in'])).toEqual(['in/x.txt/y.txt']);
    expect(await sourcePaths(scratch({ 'x.txt/y.txt': '' }), ['x.txt'])).toEqual(['x.txt/y.txt']);
  });

  test('what is not read is counted by its reason', async () => {
    const folder = scratch({
      'in/a.txt': '',
      'in/b.doc.gz': '',
      'in/b.DOC': '',
      'in/c.epub': '',
      'in/d.xyz': '',
      'in/gz': '',
      'in/.hidden.txt': '',
      'in/.state/x.jsonl': '',
      'in/out/quotes.jsonl': '',
    });
    const plan = await resolve(folder, ['in'], { exclude: [join(folder, 'in/out')] });
    expect(plan.files.map(({ sourcePath }) => sourcePath)).toEqual(['in/a.txt']);
    expect(plan.faults).toEqual([]);
    expect(plan.skipped).toEqual([
      { reason: 'hidden', count: 2, examples: ['in/.hidden.txt', 'in/.state'] },
      { reason: 'output', count: 1, examples: ['in/out'] },
      { reason: 'unknown_extension', count: 2, examples: ['in/d.xyz', 'in/gz'] },
      { reason: 'unknown_extension', extension: '.doc', count: 2, examples: ['in/b.DOC', 'in/b.doc.gz'] },
      { reason: 'unknown_extension', extension: '.epub', count: 1, examples: ['in/c.epub'] },
    ]);
  });

  test('the output folder is known through a link, and as one file', async () => {
    const folder = scratch({ 'in/a.txt': '', 'elsewhere/quotes.jsonl': '', 'in/b.txt': '' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'in/out'));
    const exclude = [join(folder, 'elsewhere'), join(folder, 'in/b.txt')];
    expect(await sourcePaths(folder, ['in'], { exclude })).toEqual(['in/a.txt']);
    expect(await sourcePaths(folder, ['in'], { exclude: [join(folder, 'in/out')] })).toEqual([
      'in/a.txt',
      'in/b.txt',
    ]);
  });

  test('a socket is passed over', async () => {
    const folder = scratch({ 'in/a.txt': '' });
    const server = createServer().listen(join(folder, 'in/s.txt'));
    await new Promise((done) => server.once('listening', done));
    const plan = await resolve(folder, ['in']);
    server.close();
    expect(plan.skipped).toEqual([{ reason: 'special_file', count: 1, examples: ['in/s.txt'] }]);
  });

  test('names are data', async () => {
    const names = [
      'a\nb.txt',
      '"quoted".txt',
      "it's.txt",
      '🙂.txt',
      '..txt..txt',
      '$(x).txt',
      'a#1.txt',
      'a[1].txt',
    ];
    const folder = scratch(Object.fromEntries(names.map((name) => [`in/${name}`, 'The mill.'])));
    const { records, faults } = await readInputs(folder, ['in']);
    expect(faults).toEqual([]);
    expect(records.map(({ docId }) => docId).sort()).toEqual(
      names
        .filter((name) => !name.startsWith('.'))
        .map((name) => `in/${name}`)
        .sort(),
    );
  });

  test('a name that is not UTF-8 is read, and written with its bytes', async () => {
    const folder = scratch({ 'in/a.txt': 'The mill.' });
    const name = Buffer.from([...Buffer.from(`${folder}/in/caf`), 0xe9, ...Buffer.from('é.txt')]);
    writeFileSync(name, 'Café.');
    const inner = Buffer.from([...Buffer.from(`${folder}/in/d`), 0xff]);
    mkdirSync(inner);
    writeFileSync(Buffer.concat([inner, Buffer.from('/é.txt')]), 'Inner.');
    const { records } = await readInputs(folder, ['in']);
    expect(records.map(({ docId, text }) => [docId, text])).toEqual([
      ['in/a.txt', 'The mill.'],
      ['in/caf\\xE9é.txt', 'Café.'],
      ['in/d\\xFF/é.txt', 'Inner.'],
    ]);
  });

  test('names that read alike are not mixed up', async () => {
    const folder = scratch({ 'in/caf\\xE9.txt': 'Written out.' });
    writeFileSync(
      Buffer.from([...Buffer.from(`${folder}/in/caf`), 0xe9, ...Buffer.from('.txt')]),
      'One byte.',
    );
    const { records, faults } = await readInputs(folder, ['in']);
    expect(records.map(({ text }) => text)).toEqual(['Written out.']);
    expect(faults).toMatchObject([{ sourcePath: 'in/caf\\xE9.txt', code: 'unreadable' }]);
  });

  test('a file with the name of a record is set aside', async () => {
    const folder = scratch({
      'in/w.jsonl': '{"id":"1.txt","text":"The mill."}',
      'in/w.jsonl#1.txt': 'Other.',
    });
    const { records, faults } = await readInputs(folder, ['in']);
    expect(records.map(({ docId, text }) => [docId, text])).toEqual([['in/w.jsonl#1.txt', 'The mill.']]);
    expect(faults).toMatchObject([{ sourcePath: 'in/w.jsonl#1.txt', code: 'unreadable' }]);
  });

  test('a folder that cannot be listed is a fault, and so is a file that is gone', async () => {
    const folder = scratch({ 'in/a.txt': '', 'in/locked/b.txt': '', 'in/gone.txt': '' });
    const refuse = (code: string): never => {
      throw Object.assign(new Error(`${code}: refused`), { code });
    };
    const effects: FileEffects = {
      ...nodeFiles,
      list: async (path) => (path.toString().endsWith('locked') ? refuse('EACCES') : nodeFiles.list(path)),
      info: async (path) => (path.toString().endsWith('gone.txt') ? refuse('ENOENT') : nodeFiles.info(path)),
    };
    for (const word of ['in', 'in/**']) {
      const plan = await resolve(folder, [word], { effects });
      expect(plan.files.map(({ sourcePath }) => sourcePath)).toEqual(['in/a.txt']);
      expect(plan.faults.map(({ sourcePath, code }) => [sourcePath, code])).toContainEqual([
        'in/gone.txt',
        'unreadable',
      ]);
      expect(plan.faults.map(({ sourcePath }) => sourcePath)).toContain('in/locked');
      expect(plan.faults[0]!.reason).not.toContain(folder);
      expect(plan.faults[0]!.reason).toMatch(/file is gone/);
    }
  });
});

describe('links', () => {
  test('a loop is cut, a broken link is a fault', async () => {
    const folder = scratch({ 'in/a/x.txt': '' });
    symlinkSync('..', join(folder, 'in/a/up'));
    symlinkSync('nowhere.txt', join(folder, 'in/broken.txt'));
    symlinkSync('self.txt', join(folder, 'in/self.txt'));
    const plan = await resolve(folder, ['in']);
    expect(plan.files.map(({ sourcePath }) => sourcePath)).toEqual(['in/a/x.txt']);
    expect(plan.skipped).toEqual([{ reason: 'linked_folder', count: 1, examples: ['in/a/up'] }]);
    expect(plan.faults.map(({ sourcePath, code }) => [sourcePath, code])).toEqual([
      ['in/broken.txt', 'unreadable'],
      ['in/self.txt', 'unreadable'],
    ]);
    expect(plan.faults[0]!.reason).toMatch(/link leads nowhere/);
  });

  test('a linked file and a linked folder elsewhere are read; a folder is read once, at its own place', async () => {
    const folder = scratch({ 'in/z/x.txt': '', 'other/deep/y.txt': '', 'other/one.txt': '' });
    symlinkSync('z', join(folder, 'in/a'));
    symlinkSync('../other/deep', join(folder, 'in/d1'));
    symlinkSync('../other/deep', join(folder, 'in/d2'));
    symlinkSync('../other/one.txt', join(folder, 'in/one.txt'));
    const expected = ['in/d1/y.txt', 'in/one.txt', 'in/z/x.txt'];
    expect(await sourcePaths(folder, ['in'])).toEqual(expected);
    expect(await sourcePaths(folder, ['in/**'])).toEqual(expected);
    expect(await sourcePaths(folder, ['in/**/*.txt'])).toEqual(expected);
  });

  test('an input may be a link', async () => {
    const folder = scratch({ 'real/x.txt': '' });
    symlinkSync('real', join(folder, 'news'));
    expect(await sourcePaths(folder, ['news'])).toEqual(['news/x.txt']);
  });
});

describe('files, globs, names', () => {
  test('a file is its base name', async () => {
    const folder = scratch({ 'x/.hidden.txt': '', 'x/b.jsonl.gz': '' });
    expect(await sourcePaths(folder, ['x/b.jsonl.gz', 'x/.hidden.txt'])).toEqual([
      '.hidden.txt',
      'b.jsonl.gz',
    ]);
  });

  test('a file that no reader knows is counted, not refused: a shell expands news/* too', async () => {
    const plan = await resolve(scratch({ 'a.txt': '', 'notes.abc': '' }), ['a.txt', 'notes.abc']);
    expect(plan.files).toHaveLength(1);
    expect(plan.skipped).toEqual([{ reason: 'unknown_extension', count: 1, examples: ['notes.abc'] }]);
  });

  test('a glob counts from the folder it begins with', async () => {
    const folder = scratch({
      'news/a.txt': '',
      'news/2020/b.txt': '',
      'news/2020/c.jsonl': '',
      'news/.h.txt': '',
    });
    expect(await sourcePaths(folder, ['news/*.txt'])).toEqual(['news/a.txt']);
    expect(await sourcePaths(folder, ['news/**/*.{txt,md}'])).toEqual(['news/2020/b.txt', 'news/a.txt']);
    expect(await sourcePaths(folder, [`${folder}/news/20*`])).toEqual([
      'news/2020/b.txt',
      'news/2020/c.jsonl',
    ]);
    expect(await sourcePaths(join(folder, 'news'), ['**'])).toEqual([
      'news/2020/b.txt',
      'news/2020/c.jsonl',
      'news/a.txt',
    ]);
  });

  test('globs of one folder are one input', async () => {
    const folder = scratch({ 'news/a.txt': '', 'news/b.jsonl': '', 'news/c.txt': '' });
    const { files, roots } = await resolve(folder, ['news/*.txt', 'news/*.jsonl', 'news/a*']);
    expect(files).toHaveLength(3);
    expect(roots).toEqual(['news/*.jsonl', 'news/*.txt', 'news/a*']);
  });

  test('a glob keeps out of the output folder', async () => {
    const folder = scratch({ 'news/a.jsonl': '', 'news/out/quotes.jsonl': '' });
    const exclude = [join(folder, 'news/out')];
    expect(await sourcePaths(folder, ['news/**/*.jsonl'], { exclude })).toEqual(['news/a.jsonl']);
    expect(await sourcePaths(folder, ['news/*'], { exclude })).toEqual(['news/a.jsonl']);
  });

  test('a path that exists is no glob, whatever is in its name', async () => {
    const folder = scratch({
      'a[1].txt': '',
      'a1.txt': '',
      'b(2)/{x,y}.txt': '',
      'b(2)/z.txt': '',
      '!not*.txt': '',
    });
    expect(await sourcePaths(folder, ['a[1].txt'])).toEqual(['a[1].txt']);
    expect(await sourcePaths(folder, ['!not*.txt'])).toEqual(['!not*.txt']);
    expect(await sourcePaths(folder, ['b(2)/z*'])).toEqual(['b(2)/z.txt']);
    expect(await sourcePaths(folder, ['b(2)'])).toEqual(['b(2)/z.txt', 'b(2)/{x,y}.txt']);
  });

  test('a missing input is refused by name', async () => {
    const folder = scratch({ 'a.txt': '' });
    expect(await refusal(folder, ['nowhere/b.txt'])).toContain('nowhere/b.txt');
    expect(await refusal(folder, ['a.txt/b.txt'])).toContain('a.txt/b.txt');
    expect(await refusal(folder, ['*.jsonl'])).toContain('*.jsonl');
    expect(await refusal(folder, [''])).toContain('empty');
  });

  test('an input that may not be looked at is refused with the reason', async () => {
    const effects: FileEffects = {
      ...nodeFiles,
      info: () => Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })),
    };
    expect(await refusal(scratch({ 'a.txt': '' }), ['a.txt'], { effects })).toMatch(/a\.txt.*permission/);
  });

  test('two inputs of one base name are refused with the way out, which works', async () => {
    const folder = scratch({ 'x/news/a.txt': '', 'y/news/a.txt': '' });
    expect(await refusal(folder, ['x/news', 'y/news'])).toMatch(/x\/news.*y\/news.*--name NAME=y\/news/);
    expect(await sourcePaths(folder, ['x/news', 'more=y/news'])).toEqual(['more/a.txt', 'news/a.txt']);
    expect(await sourcePaths(folder, ['one.txt=x/news/a.txt'])).toEqual(['one.txt']);
  });

  test('the same input twice is one; a file in two inputs is refused', async () => {
    const folder = scratch({ 'news/2020/a.txt': '' });
    const plan = await resolve(folder, ['news', './news']);
    expect(plan.files.map(({ sourcePath }) => sourcePath)).toEqual(['news/2020/a.txt']);
    expect(plan.roots).toEqual(['news']);
    expect(await refusal(folder, ['news', 'news/2020'])).toMatch(/2020\/a\.txt.*news\/2020\/a\.txt/);
  });

  test.each([[['news', './news']], [['news', 'news/*']]])(
    'what is not read is counted once, however many inputs lead to it: %j',
    async (words) => {
      const folder = scratch({ 'news/a.txt': '', 'news/b.doc': '' });
      symlinkSync('nowhere', join(folder, 'news/c.txt'));
      const plan = await resolve(folder, words);
      expect(plan.faults.map(({ sourcePath }) => sourcePath)).toEqual(['news/c.txt']);
      expect(plan.skipped).toMatchObject([{ extension: '.doc', count: 1, examples: ['news/b.doc'] }]);
    },
  );

  test('unfit names and inputs are refused', async () => {
    const folder = scratch({ 'a.txt': '', 'out/x.jsonl': '' });
    expect(await refusal(folder, ['b/c=a.txt'])).toContain('--name');
    expect(await refusal(folder, ['b#c=a.txt'])).toContain('--name');
    expect(await refusal(folder, ['/'])).toContain('--name');
    expect(await refusal(folder, ['out'], { exclude: [join(folder, 'out')] })).toContain('--out');
    expect(await refusal(folder, ['/dev/null'])).toContain('give - as the input');
  });

  test('standard input goes by -, or by a name', async () => {
    expect(await sourcePaths(scratch(), ['-'])).toEqual(['-']);
    expect(await sourcePaths(scratch(), ['feed=-'])).toEqual(['feed']);
    expect(await refusal(scratch({ x: '' }), ['-', '-=x'])).toContain('base name -');
  });
});
