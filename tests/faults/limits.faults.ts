import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND, FINISHED, type Outcome, pipeline, ROOT, scratchFolder } from '../command.js';
import { hashes, jsonl } from './corpus.js';

/** A run that hangs ends here, in milliseconds. */
const PATIENCE_MS = 120_000;
const KIB_PER_GIB = 1024 * 1024;

/** Runs the built command under limits of the shell: `ulimit -v 8388608`. */
function limited(limit: string, words: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `ulimit -c 0 && ulimit ${limit} && exec "$0" "$@"`, process.execPath, COMMAND, ...words],
    { encoding: 'utf8', timeout: PATIENCE_MS, killSignal: 'SIGKILL' },
  );
  return { code: status, stdout, stderr };
}

describe('a limit on open files', () => {
  /** Below it Node itself, or its loading of the program's first two files, fails. */
  const LOWEST = 19;
  /** Every one up to here, and one far above. */
  const HIGHEST = 46;
  const ENOUGH = 64;

  test('is enough, or ends the run with code 5 and says so, and nothing is published', () => {
    const scratch = scratchFolder();
    const input = join(scratch, 'all.jsonl');
    writeFileSync(input, jsonl(20));
    const words = (out: string): string[] => ['run', input, '--out', out, '--quiet', '--workers', '2'];
    expect(pipeline(words(join(scratch, 'free'))).code).toBe(0);
    const codes = new Map<number, number | null>();
    const every = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, number) => LOWEST + number);
    for (const files of [...every, ENOUGH]) {
      const out = join(scratch, `${files}`);
      const { code, stderr } = limited(`-n ${files}`, words(out));
      codes.set(files, code);
      if (code === 0) {
        expect(hashes(out), `${files} files`).toEqual(hashes(join(scratch, 'free')));
        continue;
      }
      expect({ files, code, stderr }).toEqual({
        files,
        code: 5,
        stderr: expect.stringMatching(
          /^pipeline: the system gives this program too little \(.*\): .*ulimit -n 256.*\n$/,
        ),
      });
      expect(existsSync(join(out, 'datapackage.json'))).toBe(false);
    }
    expect(codes.get(32)).toBe(5);
    expect(codes.get(ENOUGH)).toBe(0);
  });
});

describe('a folder for temporary files in which nothing can be made', () => {
  test('ends validate with code 5, and changes nothing for a run', () => {
    const scratch = scratchFolder();
    const input = join(scratch, 'all.jsonl');
    writeFileSync(input, jsonl(3));
    const out = join(scratch, 'out');
    const env = { ...process.env, TMPDIR: join(scratch, 'none'), HOME: join(scratch, 'none') };
    const start = (words: readonly string[]) =>
      spawnSync(process.execPath, [COMMAND, ...words], { encoding: 'utf8', env });
    expect(start(['run', input, '--out', out, '--quiet']).status).toBe(0);
    const { status, stderr } = start(['validate', out]);
    expect(stderr).toMatch(/^pipeline: cannot write to the folder for temporary files: .*TMPDIR\)\n$/);
    expect(status).toBe(5);
  });
});

describe('a limit on threads', () => {
  /** Of a user of their own: the system does not limit the administrator. */
  const AS_NOBODY = ['--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups'];

  test('is enough, or ends the run with code 5 and says so', ({ skip }) => {
    const scratch = scratchFolder();
    chmodSync(scratch, 0o777);
    const script = `ulimit -c 0; ulimit -u $0; exec "$@"`;
    const runWith = (threads: number) =>
      spawnSync(
        '/usr/bin/env',
        [
          ...['setpriv', ...AS_NOBODY, 'bash', '-c', script, `${threads}`],
          ...[process.execPath, COMMAND, 'run', join(ROOT, 'seeds'), '--quiet', '--workers', '2'],
          ...['--out', join(scratch, `${threads}`)],
        ],
        { encoding: 'utf8', timeout: PATIENCE_MS, killSignal: 'SIGKILL' },
      );
    if (runWith(64).status !== 0) return skip('no right to run as another user here');
    // Below this Node and the system's libraries end the process themselves.
    for (let threads = 12; threads <= 20; threads++) {
      const { status, stderr } = runWith(threads);
      expect([0, 5], `${threads}: ${stderr}`).toContain(status);
      if (status === 5)
        expect(stderr).toMatch(/pipeline: the system gives this program too little.*ulimit -u/);
    }
  });
});

describe('a limit on the address space', () => {
  test('changes nothing about the tables, even where some but not all of what WebAssembly wants would fit', () => {
    const scratch = scratchFolder();
    const input = join(scratch, 'all.jsonl');
    // Enough for a second thread.
    writeFileSync(input, jsonl(150));
    const words = (out: string): string[] => ['run', input, '--out', out, '--quiet', '--workers', '2'];
    expect(pipeline(words(join(scratch, 'free'))).code).toBe(0);
    for (const gibibytes of [4, 8, 24]) {
      const out = join(scratch, `${gibibytes}`);
      const outcome = limited(`-v ${gibibytes * KIB_PER_GIB}`, words(out));
      expect(outcome, `${gibibytes} GiB`).toEqual({
        code: 0,
        stdout: '',
        stderr: expect.stringMatching(FINISHED),
      });
      expect(hashes(out)).toEqual(hashes(join(scratch, 'free')));
    }
  });
});
