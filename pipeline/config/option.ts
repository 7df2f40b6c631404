import { UsageError } from '../errors.js';
import { UnfitValue, type ValueKind } from './value-kinds.js';

/** The heading under which the help shows an option. */
export type OptionGroup = 'Input' | 'Extraction' | 'Output' | 'Run';

/**
 * What an option decides about an output directory, so that a run knows what to do again when it changes: `rows`: the
 * rows that a record gives; `tables`: which rows are published; `files`: how they are written; `nothing`: none of
 * these. (Which records are read is no matter of options here: the records tell that themselves.)
 */
export type Decides = 'rows' | 'tables' | 'files' | 'nothing';

/** What is said of an option, apart from the values that it takes. */
export interface OptionTexts {
  /** Its name on the command line, without the dashes, and in a configuration file: `min-confidence`. */
  readonly flag: string;
  readonly decides: Decides;
  readonly description: string;
  readonly group?: OptionGroup;
  /** What the help calls the default, where the value itself would say little. */
  readonly defaultText?: string;
  /** A value as a configuration file would give it, for editors. */
  readonly example?: unknown;
  /** Not to be given in a configuration file. */
  readonly isFlagOnly?: boolean;
}

/** An option of a command: all that its parser, its help, a configuration file and the program need to know of it. */
export interface Option<Setting> extends OptionTexts {
  readonly kind: ValueKind<unknown>;
  /** What it means when nobody gives it. */
  readonly default: Setting;
  readonly defaultText: string;
  /**
   * What a value means to the program, in the units of the program.
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

/** What a value means to the program, where that is not the value itself. */
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

/** An option that may be left out, which means null. */
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

/** Values by the flags of their options, as a command line or a file gives them. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * Reads what was given for the options of a command; the others have their defaults.
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
