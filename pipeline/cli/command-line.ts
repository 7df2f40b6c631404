import { existsSync } from 'node:fs';
import process from 'node:process';
import yargs, { type Argv, type CommandModule } from 'yargs';
import type { Options } from '../config/config-file.js';
import { CONFIG_FILES } from '../config/config-names.js';
import { UsageError } from '../errors.js';
import { VERSION } from '../version.js';
import { exitCodeOf, failureText } from './exit-codes.js';
import { HELP_WIDTH } from './help.js';
import { inspectCommand } from './inspect.js';
import { runCommand } from './run.js';
import { schemaCommand } from './schema.js';
import { DEV_STDIN } from './standard-input.js';
import { validateCommand } from './validate.js';

const COMMANDS: Readonly<Record<string, CommandModule>> = Object.fromEntries(
  ([runCommand, validateCommand, schemaCommand, inspectCommand] as CommandModule[]).map((module) => [
    String(module.command).split(' ', 1)[0],
    module,
  ]),
);
const NAMES = Object.keys(COMMANDS).join(', ');

const EXIT_CODES = `Exit codes: 0 all well; 1 wrong usage; 2 finished, but more was quarantined than --max-quarantine allows; \
3 nothing could be read; 4 another run holds the output; 5 the output cannot be written; 6 validate found faults; \
70 a bug; 130/143 interrupted (the next run goes on).`;

/**
 * Carries out a command line and sets the exit code of the process.
 *
 * @param words the arguments behind the program's name
 */
export async function commandLine(words: readonly string[]): Promise<void> {
  try {
    const [first] = words;
    if (first !== undefined && !first.startsWith('-') && !Object.hasOwn(COMMANDS, first)) {
      throw new UsageError(`there is no command ${first}; the commands are ${NAMES}`);
    }
    // yargs drops a lone `-` among the arguments.
    const known = words.map((word) => (word === '-' ? DEV_STDIN : word));
    const configuration = await configurationFor(known);
    let work: Promise<unknown> = Promise.resolve();
    const parser = parserFor(known, (running) => {
      work = Promise.resolve(running);
      work.catch(() => {}); // Waited for below; until then no rejection is unhandled.
    });
    await parser.config(configuration).parseAsync();
    await work;
  } catch (error) {
    fail(error);
  }
}

/** What a configuration file says of the run that the words ask for; flags go before it. */
async function configurationFor(words: readonly string[]): Promise<Options> {
  if (words[0] !== 'run' || words.includes('--help')) return {};
  const at = words.findIndex((word) => word === '--config' || word.startsWith('--config='));
  const named = words[at]?.includes('=') ? words[at]?.slice('--config='.length) : words[at + 1];
  if (at < 0 && !CONFIG_FILES.some((name) => existsSync(name))) return {};
  const { findConfigFile, readConfigFile } = await import('../config/config-file.js');
  const path = at >= 0 ? named : findConfigFile('.');
  return path === undefined || path === null ? {} : readConfigFile(path);
}

/** @param onWork given what a command does, for the caller to wait for */
function parserFor(words: readonly string[], onWork: (work: unknown) => void): Argv {
  const [name = ''] = words;
  const isHelp = words.includes('--help');
  const parser =
    Object.hasOwn(COMMANDS, name) && !isHelp
      ? commandParser(name, words.slice(1), onWork)
      : programParser(words);
  const help = /^[a-z]+$/.test(name) ? `pipeline ${name} --help` : 'pipeline --help';
  return parser
    .strict()
    .version(VERSION)
    .wrap(Math.min(HELP_WIDTH, process.stdout.columns || HELP_WIDTH))
    .exitProcess(false)
    .check(refuseRepeated)
    .fail((message, error) => {
      throw error ?? new UsageError(`${oneLine(message)}; see \`${help}\``);
    });
}

/**
 * A parser of the words behind a command's name. The command is the parser's own, `$0`: each time that it has carried out one of
 * several, yargs renders the help text, which costs a tenth of a second.
 */
function commandParser(name: string, words: readonly string[], onWork: (work: unknown) => void): Argv {
  const module = COMMANDS[name] as CommandModule;
  return yargs([...words])
    .scriptName(`pipeline ${name}`)
    .command({
      ...module,
      command: String(module.command).replace(name, '$0'),
      handler: (argv) => onWork(module.handler(argv)),
    });
}

/** A parser of words that name no command or ask for help: it knows what to say of them all. */
function programParser(words: readonly string[]): Argv {
  const parser = yargs([...words])
    .scriptName('pipeline')
    .usage(
      '$0 <command>\n\nTurns a corpus of news articles into open datasets: names, quotes, numbers and dates with their provenance.',
    )
    .demandCommand(1, `name a command: ${NAMES}`)
    .epilogue(EXIT_CODES);
  for (const module of Object.values(COMMANDS)) parser.command(module);
  return parser;
}

/** Where yargs would hand over a list of what an option was given. Options that take several are lists of one, too. */
function refuseRepeated(argv: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(argv)) {
    if (name === '_' || SEVERAL.has(name) || !Array.isArray(value)) continue;
    throw new UsageError(`--${name} is given more than once; give it once (several formats: csv,jsonl)`);
  }
  return true;
}

/** Options and arguments that take several values. */
const SEVERAL: ReadonlySet<string> = new Set(['input', 'field', 'name']);

/** Ends the program with one line that says what was wrong. */
function fail(error: unknown): void {
  process.stderr.write(`pipeline: ${failureText(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

const oneLine = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/^Unknown arguments?: /, 'unknown option or argument: ')
    .replace(/^Invalid values: Argument: ([\w-]+), Given: (.*), Choices: (.*)$/, '--$1 $2: use one of $3')
    .replace(/^Not enough non-option arguments: .*/, 'an argument is missing');
