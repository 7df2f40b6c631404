import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND, FINISHED, type Outcome, pipeline, scratchFolder } from '../command.js';
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
