import { basename, dirname, resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { UsageError } from '../../errors.js';
import { describeSystemError } from '../decode/source-error.js';
import { readerNamed } from '../formats/readers.js';
import { textReader } from '../formats/text.js';
import { Discovery, type InputPlan } from './discovery.js';
import { type FileEffects, nodeFiles } from './effects.js';
import { displayPath, type FilePath } from './file-path.js';
import { expandGlob } from './glob.js';
import { type WalkOptions, walkFolder } from './walk.js';

export type { InputPlan, SourceFile } from './discovery.js';

/** An input as said on the command line. */
export interface InputSpec {
  /** A file, a folder, a glob, or `-` for standard input. */
  readonly path: string;
  /** What its document ids begin with (`--name name=path`); null for its base name. */
  readonly name: string | null;
}

export interface InputOptions {
  /** What relative paths are relative to; absolute. */
  readonly cwd: string;
  /** Absolute paths of the program's own output: no input, also where they lie inside one. */
  readonly exclude?: readonly string[];
  /** The name of the reader of every file, whatever its name; null (default): the name tells it. */
  readonly inputFormat?: string | null;
  /** The absolute path of the table of metadata, which is no input either; null where there is none. */
  readonly metadata?: string | null;
  readonly effects?: FileEffects;
}

/** How standard input is named among the inputs. */
export const STANDARD_INPUT = '-';

/** How much there is to read; infinite where nobody knows: standard input, or a compressed file. */
export function inputBytes({ files }: InputPlan): number {
  const isMeasured = files.every(({ path, compression }) => path !== null && compression === null);
  return isMeasured ? files.reduce((sum, { size }) => sum + size, 0) : Infinity;
}

/**
 * Finds the files that the inputs name. A path that exists is taken as it stands, special characters and all;
 * any other one is a glob.
 *
 * @throws UsageError for an input that is missing or reached twice, two of one base name, an unfit name
 */
export async function resolveInputs(
  inputs: readonly InputSpec[],
  { cwd, exclude = [], metadata = null, inputFormat = null, effects = nodeFiles }: InputOptions,
): Promise<InputPlan> {
  const discovery = new Discovery(inputFormat === null ? null : readerNamed(inputFormat));
  const isOutput = await insideTest(exclude, effects);
  const isMetadata = await insideTest(metadata === null ? [] : [metadata], effects);
  const passedOver: WalkOptions['passedOver'] = (path, realPath) => {
    if (isOutput(path, realPath)) return 'output';
    return isMetadata(path, realPath) ? 'metadata' : null;
  };
  const roots: Root[] = [];
  for (const input of inputs) {
    const root = await locate(input, cwd, effects);
    refuseSameName(roots, root);
    roots.push(root);
    if (root.path !== null && isOutput(root.path, root.path)) {
      throw new UsageError(`The input ${input.path} lies in the output folder: name another --out.`);
    }
    await discover(root, { discovery, effects, passedOver });
  }
  const plan = discovery.plan(
    roots.map(({ name, pattern }) => (pattern === null ? name : `${name}/${pattern}`)),
  );
  refuseOverlap(plan);
  return plan;
}

/** An input that was found. */
interface Root {
  readonly input: InputSpec;
  readonly name: string;
  /** Absolute; null for standard input. */
  readonly path: string | null;
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** What a glob's matches below `path` must look like. */
  readonly pattern: string | null;
}

async function locate(input: InputSpec, cwd: string, effects: FileEffects): Promise<Root> {
  if (input.path === STANDARD_INPUT) {
    return { input, name: nameOf(input, STANDARD_INPUT), path: null, kind: 'other', bytes: 0, pattern: null };
  }
  if (input.path === '') throw new UsageError('An input is empty: give a file, a folder, a glob or -.');
  const path = resolve(cwd, input.path);
  const info = await effects.info(path).catch((error: unknown) => {
    const reason = describeSystemError(error);
    if (reason === null) throw error;
    if (isMissing(error)) return null;
    throw new UsageError(`Cannot read the input ${input.path}. ${reason}`, { cause: error });
  });
  if (info !== null) return { input, name: nameOf(input, path), path, ...info, pattern: null };
  if (!isDynamicPattern(input.path)) {
    const advice = /^https?:\/\//i.test(input.path)
      ? 'nothing is fetched from the network; save the page first (as .html, .warc or .mhtml)'
      : 'check the path, or name a file or folder to read';
    throw new UsageError(`There is no input ${input.path} in ${cwd}: ${advice}.`);
  }
  const { base, pattern } = await splitPattern(input.path, cwd, effects);
  return { input, name: nameOf(input, base), path: base, kind: 'folder', bytes: 0, pattern };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** The folder that a glob begins with, as far as it exists, and the rest of it. */
async function splitPattern(
  glob: string,
  cwd: string,
  effects: FileEffects,
): Promise<{ readonly base: string; readonly pattern: string }> {
  const segments = glob.split('/');
  let base = glob.startsWith('/') ? '/' : cwd;
  while (segments.length > 1) {
    const inner = resolve(base, segments[0]!);
    const isFolder = await effects.info(inner).then(
      ({ kind }) => kind === 'folder',
      () => false,
    );
    if (!isFolder) break;
    base = inner;
    segments.shift();
  }
  return { base, pattern: segments.join('/') };
}

/** @throws UsageError where the name would not keep the documents of two inputs apart */
function nameOf(input: InputSpec, path: string): string {
  const name = input.name ?? basename(path);
  if (name === '') {
    throw new UsageError(`The input ${input.path} has no base name: name it with --name NAME=${input.path}.`);
  }
  if (name.includes('/') || name.includes('#')) {
    if (input.name === null) return name;
    throw new UsageError(
      `The name ${input.name} of the input ${input.path} holds / or #: choose another --name.`,
    );
  }
  return name;
}

/** @throws UsageError when another input has the name */
function refuseSameName(roots: readonly Root[], root: Root): void {
  const other = roots.find(({ name, path }) => name === root.name && path !== root.path);
  if (other === undefined) return;
  throw new UsageError(
    `Two inputs have the base name ${root.name}: ${other.input.path} and ${root.input.path}. ` +
      `Name one of them: --name NAME=${root.input.path}.`,
  );
}

async function discover(root: Root, options: WalkOptions): Promise<void> {
  const { name, path } = root;
  if (path === null) {
    options.discovery.addSource({
      path,
      sourcePath: name,
      reader: options.discovery.forced ?? textReader,
      compression: null,
      size: 0,
    });
  } else if (root.pattern !== null) {
    const found = await expandGlob(root.pattern, { base: path, sourcePath: name, ...options });
    if (!found) throw new UsageError(`No file or folder matches ${root.input.path}: check the pattern.`);
  } else if (root.kind === 'folder') await walkFolder(path, name, options);
  else if (root.kind === 'file') {
    const reason = options.passedOver(path, path);
    if (reason === null) options.discovery.addFile(path, name, root.bytes);
    else options.discovery.skip(reason, name);
  } else
    throw new UsageError(
      `The input ${root.input.path} is not a file: to read from a pipe, give - as the input.`,
    );
}

/** @throws UsageError when two inputs reach one file: it would be two documents */
function refuseOverlap({ files }: InputPlan): void {
  const sourcePaths = new Map<string, string>();
  for (const { path, sourcePath } of files) {
    const key = path === null ? STANDARD_INPUT : displayPath(path);
    const other = sourcePaths.get(key);
    if (other !== undefined) {
      throw new UsageError(
        `Two inputs hold the same file, as ${other} and as ${sourcePath}: leave one of them out.`,
      );
    }
    sourcePaths.set(key, sourcePath);
  }
}

/** Whether a path is one of some places or lies in it, links resolved. */
async function insideTest(
  places: readonly string[],
  effects: FileEffects,
): Promise<(path: FilePath, realPath: string) => boolean> {
  const resolved = new Set(places);
  for (const path of places) {
    // An output that does not exist yet holds nothing.
    await effects.realPath(path).then(
      (real) => resolved.add(real),
      () => {},
    );
  }
  const holds = (path: string): boolean => {
    for (let at = path; ; at = dirname(at)) {
      if (resolved.has(at)) return true;
      if (at === dirname(at)) return false;
    }
  };
  return resolved.size === 0 ? () => false : (path, realPath) => holds(displayPath(path)) || holds(realPath);
}
