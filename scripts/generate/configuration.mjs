import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * The JSON Schema of configuration files, which the options of `pipeline run` give. They are read from their sources,
 * since what is built may be older.
 *
 * @param {string} root of the project, absolute
 */
export async function configurationFile(root) {
  const build = await rolldown({
    input: join(root, 'pipeline/config/configuration-schema.ts'),
    platform: 'node',
    external: (id) => !/^[./]/.test(id),
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [{ name: 'lists-beside-modules', transform: nameByFile }],
  });
  // Below the project, so that its packages are found.
  const folder = mkdtempSync(join(root, 'node_modules/.generate-'));
  try {
    const file = join(folder, 'configuration-schema.mjs');
    await build.write({ dir: folder, entryFileNames: 'configuration-schema.mjs', format: 'esm' });
    const { configurationSchema } = await import(pathToFileURL(file).href);
    return `${JSON.stringify(configurationSchema(), null, 2)}\n`;
  } finally {
    await build.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A module that was joined with others finds the files beside it by the place of its source.
 *
 * @param {string} code
 * @param {string} id path of the module
 */
const nameByFile = (code, id) =>
  code.includes('import.meta.url')
    ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    : null;
