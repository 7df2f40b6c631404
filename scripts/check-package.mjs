// Packs the project, checks what the package promises of itself, installs the tarball in an empty directory, and runs
// the command and compiles and runs the library's examples there, as users would.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-package-'));
/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
const npm = (args, cwd) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/**
 * Runs a program of node_modules; what it prints is shown.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
const tool = (program, args, cwd = root) =>
  execFileSync(join(root, 'node_modules/.bin', program), args, { cwd, stdio: 'inherit' });

/** How a project is told to compile that relies on the package's own types alone. */
const TSCONFIG = {
  compilerOptions: {
    ...{ module: 'NodeNext', target: 'ES2022', lib: ['ES2022', 'DOM'], types: [] },
    ...{ strict: true, skipLibCheck: false, rootDir: 'src', outDir: 'built' },
  },
  include: ['src'],
};

/** Compiles and runs the programs of docs/library.md, and holds what they print against the page. */
function runExamples() {
  const page = readFileSync(join(root, 'docs/library.md'), 'utf8');
  const examples = [...page.matchAll(/^```ts\n(.*?)^```\n.*?prints:\n\n^```\n(.*?)^```$/gms)];
  mkdirSync(join(scratch, 'src'));
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  for (const [index, [, code = '']] of examples.entries())
    writeFileSync(join(scratch, `src/example-${index}.ts`), code);
  tool('tsc', ['-p', scratch]);
  const article = /processArticle\((\{.*?\})\)/s.exec(page)?.[1] ?? '';
  writeFileSync(join(scratch, 'article.mjs'), `process.stdout.write(JSON.stringify(${article}));\n`);
  const run = (/** @type {string} */ file) =>
    execFileSync(process.execPath, [file], { cwd: scratch, encoding: 'utf8' });
  writeFileSync(join(scratch, 'article.jsonl'), run('article.mjs'));
  rmSync(join(scratch, 'out'), { recursive: true });
  execFileSync('npx', ['pipeline', 'run', 'article.jsonl', '--quiet'], { cwd: scratch, stdio: 'inherit' });
  for (const [index, [, , output = '']] of examples.entries()) {
    const printed = run(`built/example-${index}.js`);
    if (printed !== output) throw new Error(`example ${index} prints\n${printed}\nthe page says\n${output}`);
  }
  return examples.length;
}

try {
  const [{ filename, size }] = JSON.parse(npm(['pack', '--json', '--pack-destination', scratch], root));
  tool('publint', ['run', join(scratch, filename), '--strict']);
  // The package is a module alone: `require` of one is for Node to allow, and it does from 20.19 on.
  tool('attw', [join(scratch, filename), '--profile', 'esm-only', '--ignore-rules', 'cjs-resolves-to-esm']);
  writeFileSync(join(scratch, 'package.json'), '{ "private": true, "type": "module" }\n');
  npm(['install', '--no-audit', '--no-fund', `./${filename}`], scratch);
  cpSync(join(root, 'seeds'), join(scratch, 'articles'), { recursive: true });
  execFileSync('npx', ['pipeline', 'run', 'articles', '--quiet'], { cwd: scratch, stdio: 'inherit' });
  for (const file of ['quotes.csv', 'quotes.jsonl', 'quotes.parquet', 'datapackage.json']) {
    if (!existsSync(join(scratch, 'out', file))) throw new Error(`the installed command wrote no ${file}`);
  }
  const count = runExamples();
  console.log(
    `${filename}: ${Math.round(size / 1024)} KiB, installs and runs; ${count} examples of the library compile and run`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
