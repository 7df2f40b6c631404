import { relative } from 'node:path';
import { rolldown } from 'rolldown';

/** Where the command and each of its worker threads start. */
const ENTRIES = { 'cli/main': 'cli/main.js', 'run/workers/worker': 'run/workers/worker.js' };

/**
 * Joins the project's own modules that an entry reads into a few files, in `chunks/`. Finding and linking some 300
 * modules, in the process and again in each thread, takes a fifth of a short run. Libraries stay where they are.
 *
 * @param {string} folder of the compiled modules, absolute; the entries are replaced there
 */
export async function bundle(folder) {
  const build = await rolldown({
    input: ENTRIES,
    cwd: folder,
    platform: 'node',
    external: (id) => !/^[./]/.test(id),
    plugins: [{ name: 'lists-beside-modules', transform: nameByRoot(folder), renderChunk: findRoot }],
  });
  await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      // All that the command needs to say why it cannot go on: one file, should it not be allowed to open many.
      groups: [
        {
          name: 'start',
          test: /[/\\](cli[/\\](exit-codes|help|line|or-fail|printable|terminal)|errors|system[/\\]\w+)\.js$/,
        },
      ],
    },
  });
  await build.close();
}

/** Stands for the path from a written file to the folder of the compiled modules. */
const ROOT = '__root-of-modules__';

/**
 * A module finds its word lists by its own place, which it loses when it is joined. Here it gets a path from the root
 * instead.
 *
 * @param {string} folder
 */
const nameByRoot = (folder) => (/** @type {string} */ code, /** @type {string} */ id) =>
  code.includes('import.meta.url')
    ? code.replaceAll(
        'import.meta.url',
        `new URL(${JSON.stringify(`${ROOT}/${relative(folder, id)}`)}, import.meta.url).href`,
      )
    : null;

/**
 * The path to the root depends on how deep the written file stands.
 *
 * @param {string} code
 * @param {{ readonly fileName: string }} chunk
 */
const findRoot = (code, { fileName }) =>
  code.replaceAll(
    ROOT,
    Array(fileName.split('/').length - 1)
      .fill('..')
      .join('/'),
  );
