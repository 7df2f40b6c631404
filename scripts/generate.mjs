#!/usr/bin/env node
// Writes whatever follows from schemas/: row types, validators, column types, data package fields and the data
// dictionary, no column being defined anywhere else; what follows from the options of `pipeline run`: the schema of
// configuration files; and the tagger's kernel, compiled.
//
//   node scripts/generate.mjs           writes the files that differ
//   node scripts/generate.mjs --check   writes nothing; exits 1 and names the files that are stale
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checksModule } from './generate/checks.mjs';
import { columnsModule } from './generate/columns.mjs';
import { configurationFile } from './generate/configuration.mjs';
import { dataPackageModule } from './generate/data-package.mjs';
import { dictionaryModule, dictionaryPage } from './generate/dictionary.mjs';
import { kernelModule } from './generate/kernel.mjs';
import { rowTypesModule } from './generate/row-types.mjs';
import { SchemaError } from './generate/schema-error.mjs';
import { readTableSchemas } from './generate/schemas.mjs';
import { schemasModule } from './generate/schemas-module.mjs';
import { validatorsModule } from './generate/validators.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GENERATED = 'pipeline/schema/generated';

/** Path, relative to the root, of every generated file → its text. */
async function generate() {
  const schemas = readTableSchemas(join(ROOT, 'schemas'));
  return new Map([
    [`${GENERATED}/row-types.ts`, await rowTypesModule(schemas)],
    [`${GENERATED}/columns.ts`, columnsModule(schemas)],
    [`${GENERATED}/schemas.ts`, schemasModule(schemas)],
    [`${GENERATED}/validators.ts`, validatorsModule(schemas)],
    [`${GENERATED}/checks.ts`, checksModule(schemas)],
    [`${GENERATED}/data-package.ts`, dataPackageModule(schemas)],
    [`${GENERATED}/dictionary.ts`, dictionaryModule(schemas)],
    ['docs/tables.md', dictionaryPage(schemas)],
    ['schemas/configuration.json', await configurationFile(ROOT)],
    ['pipeline/tagger/generated/kernel.ts', await kernelModule(ROOT)],
  ]);
}

/** The generated files. Ends the program where a schema is wrong, and says what to mend. */
async function generateOrTell() {
  try {
    return await generate();
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const files = await generateOrTell();
const stale = [...files].filter(([path, text]) => {
  const absolute = join(ROOT, path);
  return !existsSync(absolute) || readFileSync(absolute, 'utf8') !== text;
});

if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: run npm run generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
}
