// What a run costs on Spark: the processor time of the program, of Python and of the JVM while records become rows.
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { pythonEnvironment } from '../scripts/python-environment.mjs';
import { ROOT } from './command.mjs';
import { DOCUMENTS_PER_UNIT, writeCorpus } from './corpus.mjs';
import { thousands } from './report.mjs';

/** Articles in a file, which is the work of one task. */
const FILE_ARTICLES = 250;
const SAMPLE_MS = 100;
/** The kernel counts processor time in hundredths of a second. */
const TICKS = 100;

/**
 * @typedef {Record<'node' | 'python' | 'java', number>} Seconds of processor time by kind of process
 *
 * @typedef {object} SparkRun
 * @property {Record<'process' | 'corpus' | 'export', number>} phases seconds of the map stage, of
 *   what only the corpus can tell, and of finishing the tables
 * @property {Seconds} cpu of the map stage, with what came before it
 * @property {Seconds} peakMiB most memory of one process of a kind
 */

/**
 * @param {{ scratch: string, report: import('./report.mjs').Report, sizes: readonly number[] }} task sizes in units
 */
export async function measureSpark({ scratch, report, sizes }) {
  const python = pythonEnvironment('.venv-spark', 'tests/spark/requirements.txt');
  const home = programFolder(scratch);
  const measure = (/** @type {number} */ documents, /** @type {number} */ cores, corpus = 'duckdb') =>
    sparkRun({ scratch, python, home, documents, cores, corpus });
  const start = await measure(1, 1);
  report.say();
  report.say(
    `A run over one article takes ${seconds(start.cpu.node)} of Node, ${seconds(start.cpu.python)} of Python and ` +
      `${seconds(start.cpu.java)} of the JVM until its rows are\nthere; that is left out below.`,
  );
  report.say();
  report.say(
    '| articles | cores | map stage | articles/s | Node, an article | Python | JVM | both, of Node |',
  );
  report.say('|---:|---:|---:|---:|---:|---:|---:|---:|');
  let largest = start;
  let most = 1;
  for (const units of sizes) {
    for (const cores of [1, 2]) {
      const documents = units * DOCUMENTS_PER_UNIT;
      const run = await measure(documents, cores);
      const each = (/** @type {keyof Seconds} */ kind) =>
        (1000 * (run.cpu[kind] - start.cpu[kind])) / documents;
      const others = each('python') + each('java');
      const cells = [
        thousands(documents),
        String(cores),
        seconds(run.phases.process),
        thousands(documents / run.phases.process),
        .../** @type {const} */ (['node', 'python', 'java']).map((kind) => `${each(kind).toFixed(2)} ms`),
        `${Math.round((100 * others) / each('node'))} %`,
      ];
      report.say(`| ${cells.join(' | ')} |`);
      largest = run;
      most = documents;
    }
  }
  const inSpark = await measure(most, 2, 'spark');
  report.say();
  report.say(
    `What only the corpus can tell of ${thousands(most)} articles takes ${seconds(largest.phases.corpus)} in one process ` +
      `(\`--corpus duckdb\`) and\n${seconds(inSpark.phases.corpus)} with \`--corpus spark\`; finishing the tables takes ` +
      `${seconds(largest.phases.export)}, on two cores.`,
  );
  const { node, python: ofPython, java } = largest.peakMiB;
  report.say();
  report.say(
    `Most memory of one process in the last run: Node ${thousands(node)} MiB, Python ${thousands(ofPython)} MiB, ` +
      `the JVM ${thousands(java)} MiB.`,
  );
}

const seconds = (/** @type {number} */ value) => `${value.toFixed(1)} s`;

/**
 * A folder as `pipeline pack` gives one, with this checkout's program.
 *
 * @param {string} scratch
 */
function programFolder(scratch) {
  const home = join(scratch, 'program');
  mkdirSync(join(home, 'bin'), { recursive: true });
  symlinkSync(process.execPath, join(home, 'bin/node'));
  symlinkSync(ROOT, join(home, 'app'));
  return home;
}

/**
 * @param {{ scratch: string, python: string, home: string, documents: number, cores: number, corpus: string }} task
 * @returns {Promise<SparkRun>}
 */
async function sparkRun({ scratch, python, home, documents, cores, corpus }) {
  const [input, out] = [join(scratch, `news-${documents}`), join(scratch, 'spark-out')];
  await writeFiles(input, documents);
  const words = ['--master', `local[${cores}]`, '--conf', 'spark.ui.enabled=false'];
  const child = spawn(
    join(dirname(python), 'spark-submit'),
    [...words, join(ROOT, 'spark/corpusmill_spark.py'), input, '--out', out, '--corpus', corpus],
    {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        ...process.env,
        PATH: `${dirname(python)}:${process.env.PATH}`,
        PYSPARK_PYTHON: python,
        CORPUSMILL_HOME: home,
      },
    },
  );
  const samples = new Samples(child.pid ?? 0);
  const code = await new Promise((resolve) => child.on('close', resolve));
  samples.stop();
  if (code !== 0) throw new Error(`spark-submit ended with code ${code}`);
  const account = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
  const { process: map, corpus: resolving, export: finishing } = account.phase_milliseconds;
  const cpu = samples.at(Date.parse(account.started_at) + map);
  for (const path of [input, out]) rmSync(path, { recursive: true });
  return {
    phases: { process: map / 1000, corpus: resolving / 1000, export: finishing / 1000 },
    cpu,
    peakMiB: samples.peakMiB,
  };
}

/**
 * @param {string} folder
 * @param {number} documents
 */
async function writeFiles(folder, documents) {
  mkdirSync(folder);
  const whole = `${folder}.jsonl`;
  await writeCorpus(whole, documents / DOCUMENTS_PER_UNIT);
  const lines = readFileSync(whole, 'utf8').trimEnd().split('\n');
  rmSync(whole);
  for (let at = 0; at < lines.length; at += FILE_ARTICLES) {
    const name = `${String(at).padStart(7, '0')}.jsonl`;
    writeFileSync(join(folder, name), `${lines.slice(at, at + FILE_ARTICLES).join('\n')}\n`);
  }
}

/** Watches the processes that descend from one. */
class Samples {
  /** @type {{ time: number, cpu: Seconds }[]} */
  #taken = [];
  /** @type {Map<number, { kind: keyof Seconds, seconds: number }>} processes, ended ones too */
  #processes = new Map();
  #timer;
  /** @type {Seconds} */
  peakMiB = { node: 0, python: 0, java: 0 };

  /** @param {number} root */
  constructor(root) {
    this.#timer = setInterval(() => this.#take(root), SAMPLE_MS);
  }

  stop() {
    clearInterval(this.#timer);
  }

  /**
   * The processor time up to a moment.
   *
   * @param {number} time
   */
  at(time) {
    const sample = this.#taken.findLast((taken) => taken.time <= time);
    return sample?.cpu ?? { node: 0, python: 0, java: 0 };
  }

  /** @param {number} root */
  #take(root) {
    for (const { pid, kind, seconds: used, mib } of descendants(root)) {
      this.#processes.set(pid, { kind, seconds: used });
      this.peakMiB[kind] = Math.max(this.peakMiB[kind], mib);
    }
    const cpu = { node: 0, python: 0, java: 0 };
    for (const { kind, seconds: used } of this.#processes.values()) cpu[kind] += used;
    this.#taken.push({ time: Date.now(), cpu });
  }
}

/**
 * The processes that descend from one, of the kinds that count.
 *
 * @param {number} root
 */
function* descendants(root) {
  /** @type {Map<number, number>} */
  const parents = new Map();
  const used = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [, rest = ''] = /\) (.*)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      const fields = rest.split(' ');
      parents.set(Number(name), Number(fields[1]));
      used.set(Number(name), (Number(fields[11]) + Number(fields[12])) / TICKS);
    } catch {
      // It has ended.
    }
  }
  for (const pid of parents.keys()) {
    let at = pid;
    while (at > 1 && at !== root) at = parents.get(at) ?? 0;
    const kind = at === root ? kindOf(pid) : null;
    if (kind !== null) yield { pid, kind, seconds: used.get(pid) ?? 0, mib: peakOf(pid) };
  }
}

/**
 * @param {number} pid
 * @returns {keyof Seconds | null}
 */
function kindOf(pid) {
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`));
    if (program.startsWith('python')) return 'python';
    return program === 'node' || program === 'java' ? program : null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
