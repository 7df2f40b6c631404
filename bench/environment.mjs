// Python environments of the peers, each with its own libraries.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command.mjs';

/**
 * Makes an environment if there is none.
 *
 * @param {string} folder of the environment, in the root of the repository
 * @param {string} requirements name of the list of its libraries in bench/peers/
 * @returns the path of its interpreter
 */
export function peerEnvironment(folder, requirements) {
  const environment = join(ROOT, folder);
  const python = join(environment, 'bin/python');
  if (!existsSync(python)) {
    const list = join(ROOT, 'bench/peers', requirements);
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', list], { stdio: 'inherit' });
  }
  return python;
}
