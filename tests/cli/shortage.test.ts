import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

vi.mock('../../pipeline/run/run.js', () => ({
  run: () => Promise.reject(Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' })),
}));

test.each([
  ['2', 'text', 'allow more (ulimit -n 256), or use fewer --workers'],
  ['0', 'text', 'allow more (ulimit -n 256)'],
  ['2', 'json', 'allow more (ulimit -n 256), or use fewer --workers'],
])(
  'a run with %s workers that may not open enough files is told so as %s',
  async (workers, format, advice) => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'a.txt'), 'Nothing to find here.\n');
    const { code, stderr } = await inProcess(
      ['run', 'a.txt', '--workers', workers, '--log-format', format],
      cwd,
    );
    expect(code).toBe(5);
    expect(stderr).toContain('the system gives this program too little (EMFILE: too many open files)');
    expect(stderr.trimEnd().replace(/"\}$/, '')).toMatch(new RegExp(`; ${advice.replace(/[()]/g, '\\$&')}$`));
  },
);
