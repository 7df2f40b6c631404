import yargs from 'yargs';
import { suggestion } from '../config/nearest.js';
import type { Given, Option } from '../config/option.js';
import { UsageError } from '../errors.js';
import { onOneLine } from '../text/one-line.js';
import type { Command } from './command.js';

/**
 * Stands before a word that must not be taken for an option: `-`, and what comes after `--`. No argument can hold it.
 */
const SHIELD = '\0';

/** What yargs must not do on its own: split `--a.b`, turn digits into numbers, split `-abc`, add `minConfidence`. */
const PLAIN_PARSING = {
  'dot-notation': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'camel-case-expansion': false,
  'short-option-groups': false,
} as const;

/**
 * Takes the words of a command line apart.
 *
 * @param words those after the command's name
 * @returns what was given, by the flags of the options: a text, a truth value, or a list for an option that is
 *   repeatable
 * @throws UsageError for an option that there is not, one that is given twice, a missing value, an operand too many
 */
export function readWords(words: readonly string[], command: Command): Given {
  const byFlag = new Map(Object.values(command.options).map((option) => [option.flag, option]));
  const shielded = shield(words);
  for (const word of shielded) refuseUnknown(word, byFlag, command.name);
  const {
    _: operands,
    $0: _name,
    help: _help,
    version: _version,
    ...given
  } = parse(shielded, [...byFlag.values()]);
  const values = Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([flag, value]) => [flag, bare(value)]),
  );
  for (const [flag, value] of Object.entries(values)) {
    if (Array.isArray(value) && byFlag.get(flag)?.kind.isRepeatable !== true)
      throw new UsageError(`--${flag} is given more than once; give it once`);
  }
  return withOperands(values, operands.map(bare) as string[], command);
}

function shield(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const [before, after] = end === -1 ? [words, []] : [words.slice(0, end), words.slice(end + 1)];
  return [
    ...before.map((word) => (word === '-' ? SHIELD + word : word)),
    ...after.map((word) => SHIELD + word),
  ];
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  return typeof value === 'string' && value.startsWith(SHIELD) ? value.slice(SHIELD.length) : value;
}

/**
 * yargs would take an unknown option, and fails on one that is called like a member of every object (`--constructor`).
 */
function refuseUnknown(word: string, byFlag: ReadonlyMap<string, Option<unknown>>, command: string): void {
  const [, dashes, name = '', value] = /^(--?)([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  if (dashes === undefined || /^-\.?\d/.test(word)) return;
  const flag = name.startsWith('no-') && byFlag.get(name.slice(3))?.kind.isSwitch ? name.slice(3) : name;
  const option = dashes === '--' ? byFlag.get(flag) : undefined;
  if (option === undefined) {
    const near = suggestion(name, spellings([...byFlag.values()], name), '--');
    throw new UsageError(`there is no option ${dashes}${name}${near}; see \`pipeline ${command} --help\``);
  }
  if (option.kind.isSwitch && value !== undefined && (flag !== name || !/^(true|false)$/.test(value)))
    throw new UsageError(`--${name} takes no value; write --${flag} or --no-${flag}`);
}

/** How options are written that a word may mean: `--no-…` for a word that begins so. */
const spellings = (options: readonly Option<unknown>[], word: string): string[] =>
  word.startsWith('no-')
    ? options.filter(({ kind }) => kind.isSwitch).map(({ flag }) => `no-${flag}`)
    : options.map(({ flag }) => flag);

function parse(words: readonly string[], options: readonly Option<unknown>[]) {
  const parser = yargs([...words])
    .parserConfiguration(PLAIN_PARSING)
    .help(false)
    .version(false)
    .exitProcess(false)
    .fail((message, error) => {
      if (error !== null && error !== undefined && error.name !== 'YError') throw error;
      throw new UsageError(complaint(message ?? error.message));
    });
  for (const { flag, kind } of options) {
    if (kind.isSwitch) parser.option(flag, { boolean: true });
    else parser.option(flag, { string: true, nargs: 1, array: kind.isRepeatable });
  }
  return parser.parseSync();
}

/** What yargs says of the words, on one line. */
const complaint = (message: string): string =>
  onOneLine(message.trim()).replace(
    /^Not enough arguments following: (.*)$/,
    '--$1 takes a value: write it after the option',
  );

/** Adds the operands to the values of the options that they stand for. */
function withOperands(
  values: Given,
  operands: readonly string[],
  { name, options, operand }: Command,
): Given {
  const { flag } = options[operand.option] as Option<unknown>;
  if (operand.count === 'any')
    return operands.length === 0
      ? values
      : { ...values, [flag]: [...operands, ...((values[flag] ?? []) as string[])] };
  const second = operand.next === undefined ? undefined : options[operand.next]?.flag;
  // Those that are given by name leave no place for an operand.
  const places = [flag, ...(second === undefined ? [] : [second])].filter(
    (place) => values[place] === undefined,
  );
  const surplus = operands[places.length];
  if (surplus !== undefined) throw new UsageError(oneTooMany(surplus, name, [flag, second], options));
  const placed = Object.fromEntries(operands.map((word, index) => [places[index], word]));
  const given = { ...values, ...placed };
  if (given[flag] === undefined && operand.count === 'one')
    throw new UsageError(`the ${flag} is missing; see \`pipeline ${name} --help\``);
  return given;
}

function oneTooMany(
  surplus: string,
  name: string,
  flags: readonly (string | undefined)[],
  options: Command['options'],
): string {
  const known = Object.values(options).map(({ flag }) => flag);
  const taken = flags.filter((flag) => flag !== undefined).map((flag) => `one ${flag}`);
  return `${name} takes ${taken.join(' and ')}, and ${surplus} is one too many${suggestion(surplus, known, '--')}; see \`pipeline ${name} --help\``;
}
