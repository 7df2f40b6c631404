import yargs, { type Argv } from 'yargs';
import type { Option } from '../config/option.js';
import { VERSION } from '../version.js';
import type { Command } from './command.js';
import { EXIT_CODES_TEXT } from './exit-codes.js';

/**
 * The help of the program, or of one command.
 *
 * @param width columns that it may take
 */
export function programHelp(commands: readonly Command[], width: number): Promise<string> {
  const parser = yargs([])
    .scriptName('pipeline')
    .usage(
      '$0 <command>\n\nTurns a corpus of news articles into open datasets: names, quotes, numbers and dates with their provenance.',
    )
    .epilogue(EXIT_CODES_TEXT);
  for (const command of commands) parser.command(usageOf(command), command.description);
  return rendered(parser, width);
}

export function commandHelp(command: Command, width: number): Promise<string> {
  const parser = yargs([])
    .scriptName('pipeline')
    .usage(`$0 ${usageOf(command)}\n\n${command.description}`);
  const operands = operandsOf(command);
  const names = operands.map(({ flag }) => `--${flag}`).join(' and ');
  // The help shows groups in the order in which they are first named here.
  for (const option of new Set([...operands, ...Object.values(command.options)])) {
    const { flag, kind, group, description, defaultText } = option;
    const heading = operands.includes(option)
      ? `Argument${operands.length === 1 ? '' : 's'} (${names} may be left out):`
      : group && `${group}:`;
    parser.option(flag, {
      describe: description,
      ...labelOf(option),
      ...(heading === undefined ? {} : { group: heading }),
      ...(defaultText === '' ? {} : { defaultDescription: defaultText }),
      ...(kind.isRepeatable ? { array: true } : {}),
    });
  }
  for (const [line, meaning] of command.examples) parser.example(line, meaning);
  if (command.epilogue !== undefined) parser.epilogue(command.epilogue);
  return rendered(parser, width);
}

function labelOf({ kind: { label } }: Option<unknown>) {
  if (typeof label !== 'string') return { choices: label };
  return { type: label as 'boolean' | 'number' | 'string' };
}

/** What may be given without the name of its option, in its order. */
const operandsOf = ({ options, operand: { option, next } }: Command): Option<unknown>[] =>
  [option, ...(next === undefined ? [] : [next])].map((name) => options[name] as Option<unknown>);

const OPERANDS = {
  one: (flag: string) => `<${flag}>`,
  'one or none': (flag: string) => `[${flag}]`,
  any: (flag: string) => `[${flag}..]`,
};

function usageOf(command: Command): string {
  const [first, ...others] = operandsOf(command).map(({ flag }) => flag);
  return [
    command.name,
    OPERANDS[command.operand.count](first as string),
    ...others.map(OPERANDS['one or none']),
  ].join(' ');
}

async function rendered(parser: Argv, width: number): Promise<string> {
  const text = await parser
    .help('help', 'show this help')
    .version(VERSION)
    .describe('version', 'show the version')
    .wrap(width)
    .exitProcess(false)
    .getHelp();
  return `${text}\n`;
}
