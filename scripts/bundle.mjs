import { relative } from 'node:path';
import { rolldown } from 'rolldown';

/** What a process or a thread begins with. */
const ENTRIES = { 'cli/main': 'cli/main.js', 'run/workers/worker': 'run/workers/worker.js' };

/**
 * Joins the project's own modules that an entry reads into few files, in `chunks/`: finding and linking some 300 modules
 * takes a process, and each of its threads, a fifth of a short run. Libraries stay where they are.
 *
 * @param folder of the compiled modules, absolute; the entries are replaced there
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
  });
  await build.close();
}

/** Stands for the way from a written file to the folder of the compiled modules. */
const ROOT = '__root-of-modules__';

/** A module names its word lists by its own place, which it loses when it is joined: it names them from the root instead. */
const nameByRoot = (folder) => (code, id) =>
  code.includes('import.meta.url')
    ? code.replaceAll(
        'import.meta.url',
        `new URL(${JSON.stringify(`${ROOT}/${relative(folder, id)}`)}, import.meta.url).href`,
      )
    : null;

/** The way to the root depends on how deep the written file stands. */
const findRoot = (code, { fileName }) =>
  code.replaceAll(
    ROOT,
    Array(fileName.split('/').length - 1)
      .fill('..')
      .join('/'),
  );
