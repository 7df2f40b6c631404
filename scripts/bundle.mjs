import { relative } from 'node:path';
import { rolldown } from 'rolldown';

/** What a process or a thread begins with. */
const ENTRIES = { 'cli/main': 'cli/main.js', 'run/worker': 'run/worker.js' };

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
    plugins: [{ name: 'lists-beside-modules', transform: keepPlaces(folder) }],
  });
  await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await build.close();
}

/** A module names its word lists by its own place, which a joined one has lost: every file written stands one folder deep. */
const keepPlaces = (folder) => (code, id) =>
  code.includes('import.meta.url')
    ? code.replaceAll(
        'import.meta.url',
        `new URL(${JSON.stringify(`../${relative(folder, id)}`)}, import.meta.url).href`,
      )
    : null;
