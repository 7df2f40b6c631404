import { suggestion } from '../config/nearest.js';
import { type Given, settingsFrom } from '../config/option.js';
import { UsageError } from '../errors.js';
import { VERSION } from '../version.js';
import type { Command } from './command.js';
import { COMMAND_NAMES, COMMANDS, isCommandName } from './commands.js';
import { helpWidth, isHelp } from './help.js';
import { print, printText } from './terminal.js';
import { readWords } from './words.js';

/**
 * Carries out a command line. A command that ends its work but found faults sets the exit code of the process.
 *
 * @param words the arguments after the program's name
 * @throws what ended the work
 */
export async function commandLine(words: readonly string[]): Promise<void> {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  if (options.some(isHelp)) {
    printText(await helpFor(words.find((word) => !word.startsWith('-'))));
    return;
  }
  if (options.includes('--version')) {
    print([VERSION]);
    return;
  }
  const command = await commandNamed(words[0]);
  const flags = readWords(words.slice(1), command);
  const configuration = command.hasConfiguration ? await configurationFor(flags) : {};
  await command.run(
    settingsFrom(command.options, { ...configuration, ...flags }, (flag) => nameOf(flag, command)),
    flags,
  );
}

/** How a message calls an option: one that may be given without its name is called without dashes. */
const nameOf = (flag: string, { options, operand }: Command): string =>
  flag === options[operand.option]?.flag || flag === options[operand.next ?? '']?.flag
    ? `the ${flag}`
    : `--${flag}`;

async function helpFor(name: string | undefined): Promise<string> {
  const { commandHelp, programHelp } = await import('./help-text.js');
  if (name !== undefined) return commandHelp(await commandNamed(name), helpWidth());
  return programHelp(await Promise.all(COMMAND_NAMES.map((each) => COMMANDS[each]())), helpWidth());
}

async function commandNamed(word: string | undefined): Promise<Command> {
  if (word !== undefined && isCommandName(word)) return COMMANDS[word]();
  const names = `the commands are ${COMMAND_NAMES.join(', ')}; see \`pipeline --help\``;
  if (word === undefined || word.startsWith('-')) throw new UsageError(`name a command first; ${names}`);
  throw new UsageError(`there is no command ${word}${suggestion(word, COMMAND_NAMES)}; ${names}`);
}

/** What a configuration file gives; flags win over it. */
async function configurationFor({ config }: Given): Promise<Given> {
  const { findConfigFile, readConfigFile } = await import('../config/config-file.js');
  const path = typeof config === 'string' ? config : findConfigFile('.');
  return path === null ? {} : readConfigFile(path);
}
