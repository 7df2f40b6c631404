import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes a Python environment in the checkout, unless it stands there with the same requirements (needs python3 with
 * venv).
 *
 * @param {string} name of its folder
 * @param {string} requirements path of the list of packages, relative to the checkout
 * @returns {string} its Python
 */
export function pythonEnvironment(name, requirements) {
  const environment = join(root, name);
  const python = join(environment, 'bin', 'python');
  const stamp = join(environment, 'requirements.txt');
  const wanted = readFileSync(join(root, requirements), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  rmSync(environment, { recursive: true, force: true });
  const run = (/** @type {string} */ command, /** @type {readonly string[]} */ args) =>
    execFileSync(command, args, { cwd: root, stdio: 'inherit' });
  run('python3', ['-m', 'venv', environment]);
  const quietly = ['--quiet', '--disable-pip-version-check'];
  run(python, ['-m', 'pip', 'install', ...quietly, '-r', join(root, requirements)]);
  writeFileSync(stamp, wanted);
  return python;
}
