import type { Given, Options, SettingsOf } from '../config/option.js';

/** A command of the program: everything that its parser, its help and the dispatcher need to know of it. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly description: string;
  readonly options: Options;
  /** The option whose values may be given without its name, `pipeline run a b`; how many of them. */
  readonly operand: {
    readonly option: string;
    readonly count: 'one' | 'one or none' | 'any';
    /** The option whose value may follow that one. */
    readonly next?: string;
  };
  /** Takes options from a configuration file too; such a command has an option `config`. */
  readonly hasConfiguration: boolean;
  /** Command lines after the program's name, and what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** What the help ends with. */
  readonly epilogue?: string;
  /** @param flags options that the command line gives, by their flags */
  readonly run: (settings: Readonly<Record<string, unknown>>, flags: Given) => Promise<void>;
}

/** Defines a command, whose `run` is given the settings that its options amount to. */
export const defineCommand = <Table extends Options>(
  command: Omit<Command, 'options' | 'operand' | 'run'> & {
    readonly options: Table;
    readonly operand: Command['operand'] & {
      readonly option: keyof Table & string;
      readonly next?: keyof Table & string;
    };
    readonly run: (settings: SettingsOf<Table>, flags: Given) => Promise<void>;
  },
): Command => command as unknown as Command;
