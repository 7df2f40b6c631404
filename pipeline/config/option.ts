import { UsageError } from '../errors.js';
import type { ExportFormat } from '../export/choices.js';
import { UnfitValue, type ValueKind } from './value-kinds.js';

/** The heading under which the help shows an option. */
export type OptionGroup = 'Input' | 'Extraction' | 'Output' | 'Run';

/**
 * What an option affects in an output directory, so that a run knows what to redo when the option changes: `rows`:
 * the rows that a record gives; `tables`: which rows are published; `files`: how they are written; `nothing`: none of
 * these. (Options that choose which records are read, or name a file beside them, count as `nothing`: a run compares
 * what is read.)
 */
export type Decides = 'rows' | 'tables' | 'files' | 'nothing';

/** The description of an option, apart from the values that it takes. */
export interface OptionTexts {
  /** Its name on the command line, without the dashes, and in a configuration file: `min-confidence`. */
  readonly flag: string;
  readonly decides: Decides;
  readonly description: string;
  readonly group?: OptionGroup;
  /** The export formats that it is for; left out where it is for all of them, or for something else. */
  readonly formats?: readonly ExportFormat[];
  /** How the help describes the default, where the value itself would say little. */
  readonly defaultText?: string;
  /** A sample value, in the form of a configuration file, for editors. */
  readonly example?: unknown;
  /** A configuration file must not set it. */
  readonly isFlagOnly?: boolean;
}

/** An option of a command: what the parser, the help, a configuration file and the program need to know about it. */
export interface Option<Setting> extends OptionTexts {
  readonly kind: ValueKind<unknown>;
  /** The value when the option is not given. */
  readonly default: Setting;
  readonly defaultText: string;
  /**
   * Converts a value as given into what the program works with, in the program's units.
   *
   * @throws UnfitValue
   */
  readonly read: (given: unknown) => Setting;
}

/** The options of a command, by the names that its code has for them. */
export type Options = Readonly<Record<string, Option<unknown>>>;

export type SettingsOf<Table extends Options> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer Setting> ? Setting : never;
};

interface About<Value> extends OptionTexts {
  readonly default: NoInfer<Value>;
}

/** Converts a value into what the program works with, where that is not the value itself. */
interface Meaning<Value, Setting> {
  readonly becomes: (value: NoInfer<Value>) => Setting;
}

/** An option that always has a value. */
export function option<Value, Setting>(
  kind: ValueKind<Value>,
  about: About<Value> & Meaning<Value, Setting>,
): Option<Setting>;
export function option<Value>(kind: ValueKind<Value>, about: About<Value>): Option<Value>;
export function option<Value>(
  kind: ValueKind<Value>,
  about: About<Value> & Partial<Meaning<Value, unknown>>,
): Option<unknown> {
  const { default: value, becomes = asIs, ...texts } = about;
  return {
    defaultText: defaultTextOf(value),
    ...texts,
    kind,
    default: becomes(value),
    read: (given) => becomes(kind.read(given)),
  };
}

/** An option without a default: null when it is not given. */
export function optional<Value, Setting>(
  kind: ValueKind<Value>,
  about: OptionTexts & Meaning<Value, Setting>,
): Option<Setting | null>;
export function optional<Value>(kind: ValueKind<Value>, about: OptionTexts): Option<Value | null>;
export function optional<Value>(
  kind: ValueKind<Value>,
  about: OptionTexts & Partial<Meaning<Value, unknown>>,
): Option<unknown> {
  const { becomes = asIs, ...texts } = about;
  return { defaultText: '', ...texts, kind, default: null, read: (given) => becomes(kind.read(given)) };
}

const asIs = (value: unknown): unknown => value;

/** Raw values from a command line or a file, keyed by the flags of their options. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * Reads the options of a command from raw values; options that were not given have their defaults.
 *
 * @param nameOf how a message calls an option: `--workers`
 * @throws UsageError
 */
export function settingsFrom<Table extends Options>(
  options: Table,
  given: Given,
  nameOf: (flag: string) => string,
): SettingsOf<Table> {
  const settings = Object.entries(options).map(([name, { flag, default: usual, read }]) => {
    if (given[flag] === undefined) return [name, usual];
    try {
      return [name, read(given[flag])];
    } catch (error) {
      if (!(error instanceof UnfitValue)) throw error;
      throw new UsageError(`${nameOf(flag)} ${error.message}`);
    }
  });
  return Object.fromEntries(settings) as SettingsOf<Table>;
}

function defaultTextOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return value === false ? '' : String(value);
}
