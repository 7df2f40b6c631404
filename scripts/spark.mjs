// Checks spark/corpusmill_spark.py with Spark on this machine. Makes its own Python environment in .venv-spark (needs
// python3 with venv). Where there is no Java 17 or newer, it says so and checks nothing.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from './python-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const LEAST_JAVA = 17;

/** The version of Java that Spark would find; null for none. */
function javaVersion() {
  const java = process.env.JAVA_HOME === undefined ? 'java' : `${process.env.JAVA_HOME}/bin/java`;
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  const [, version] = /version "(\d+)/.exec(stderr ?? '') ?? [];
  return version === undefined ? null : Number(version);
}

const version = javaVersion();
if (version === null || version < LEAST_JAVA) {
  console.log(
    `skipped: Spark needs Java ${LEAST_JAVA}, and here is ${version === null ? 'none' : `Java ${version}`}`,
  );
} else {
  const python = pythonEnvironment('.venv-spark', 'tests/spark/requirements.txt');
  const { status } = spawnSync(python, ['tests/spark/check.py', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
