import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { arch, execPath, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { OutputError } from '../errors.js';

/** Where the program lies: the folder of its package.json. */
const PROGRAM = fileURLToPath(new URL('../../', import.meta.url));
/** What a worker needs of the program's own folder. */
const OWN = ['package.json', 'dist', 'models', 'schemas', 'LICENSE', 'NOTICE'];

/** A package and what it needs. */
interface Package {
  /** Where it goes, relative to the archive. */
  readonly place: string;
  /** Where it lies. */
  readonly folder: string;
}

/** How an archive for this machine's kind is called by default: `corpusmill-linux-x64.tar.gz`. */
export const archiveName = (): string => `corpusmill-${platform}-${arch}.tar.gz`;

/**
 * Packs all that a worker needs on a machine that has nothing of it: Node, the program and its libraries. In the
 * archive are `bin/node` and `app/`. What was written of one that fails stays.
 *
 * @param path of the archive
 * @throws OutputError where it cannot be written; the reason of the signal
 */
export async function pack(path: string, signal: AbortSignal): Promise<void> {
  const staging = await mkdtemp(join(tmpdir(), 'corpusmill-pack-'));
  try {
    await mkdir(join(staging, 'bin'));
    await symlink(execPath, join(staging, 'bin', 'node'));
    await mkdir(join(staging, 'app'));
    for (const name of OWN)
      if (existsSync(join(PROGRAM, name))) await link(join(PROGRAM, name), join(staging, 'app', name));
    for (const { place, folder } of librariesOf(PROGRAM)) await link(folder, join(staging, 'app', place));
    await tar(staging, path, signal);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Links stand for folders, but where other packages lie in one: that is copied.
 */
async function link(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const filter = (source: string): boolean => source === from || basename(source) !== 'node_modules';
  if (existsSync(join(from, 'node_modules'))) await cp(from, to, { recursive: true, filter });
  else await symlink(from, to);
}

/** Every package that the one in a folder needs, directly or not, each once for each version of it. */
function librariesOf(program: string): Package[] {
  const found = new Map<string, Package>();
  const visit = (folder: string, place: string): void => {
    for (const name of neededBy(folder)) {
      const library = folderOf(name, folder);
      if (library === null) continue;
      const top = `node_modules/${name}`;
      const taken = found.get(top);
      const at = taken === undefined || taken.folder === library ? top : `${place}/node_modules/${name}`;
      if (found.get(at)?.folder === library) continue;
      found.set(at, { place: at, folder: library });
      visit(library, at);
    }
  };
  visit(realpathSync(program), '.');
  return [...found.values()];
}

function neededBy(folder: string): string[] {
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { readonly dependencies?: object; readonly optionalDependencies?: object };
  return Object.keys({ ...dependencies, ...optionalDependencies }).sort();
}

/** Where a package lies that one in another folder needs; null for an optional one that is not installed. */
function folderOf(name: string, from: string): string | null {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return realpathSync(folder);
    if (at === dirname(at)) return null;
  }
}

/** Links are followed: the archive holds files. */
async function tar(folder: string, path: string, signal: AbortSignal): Promise<void> {
  try {
    await execute('tar', ['-czhf', path, '-C', folder, 'bin', 'app'], { signal });
  } catch (error) {
    signal.throwIfAborted();
    // The first line repeats the command; what tar says follows.
    const [command, reason = command] = String((error as Error).message).split('\n');
    throw new OutputError(
      `cannot write the archive (${reason}); make room or rights there, or name another --out`,
      { cause: error },
    );
  }
}

const execute = promisify(execFile);
