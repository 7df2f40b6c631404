import { UsageError } from '../errors.js';
import type { ParquetCompression } from '../export/choices.js';
import type { InputSpec } from '../ingest/inputs/inputs.js';
import type { Decides, SettingsOf } from './option.js';
import { DEFAULT_INPUT, type INPUT_OPTIONS, SETTING_OPTIONS } from './run-options.js';

type Chosen = SettingsOf<typeof SETTING_OPTIONS>;
type InputsChosen = SettingsOf<typeof INPUT_OPTIONS>;

/** Everything a run needs to know; every field is set. The options say what each means. */
export interface RunSettings extends Omit<Chosen, 'parquetCompression'> {
  readonly inputs: readonly InputSpec[];
  readonly parquetCompression: ParquetCompression;
}

/**
 * The settings that the options of a run amount to.
 *
 * @throws UsageError for options that do not go together
 */
export function runSettings(chosen: Chosen & InputsChosen): RunSettings {
  const { input, name, parquetWriter, parquetCompression } = chosen;
  if (parquetWriter === 'parquetjs-lite' && parquetCompression === 'zstd') {
    throw new UsageError(
      '--parquet-compression zstd: parquetjs-lite cannot write it; use gzip or snappy, or --parquet-writer duckdb',
    );
  }
  const settings = Object.fromEntries(SETTING_NAMES.map((setting) => [setting, chosen[setting]])) as Chosen;
  return {
    ...settings,
    inputs: inputsOf({ input, name }),
    parquetCompression: parquetCompression ?? (parquetWriter === 'duckdb' ? 'zstd' : 'gzip'),
  };
}

const SETTING_NAMES = Object.keys(SETTING_OPTIONS) as (keyof Chosen)[];

/** The inputs that were named by their paths, then those that were given a name; `seeds` where there are none. */
export function inputsOf({ input, name }: InputsChosen): readonly InputSpec[] {
  const inputs = [...input, ...name];
  return inputs.length === 0 ? [{ path: DEFAULT_INPUT, name: null }] : inputs;
}

/** The settings that decide rows, tables or files, by their names. */
export const settingsThatDecide = (
  what: Exclude<Decides, 'nothing'>,
  settings: RunSettings,
): Readonly<Partial<RunSettings>> =>
  Object.fromEntries(
    SETTING_NAMES.filter((name) => SETTING_OPTIONS[name].decides === what).map((name) => [
      name,
      settings[name],
    ]),
  );

/** What a run does when nobody says otherwise. */
export const DEFAULTS: Omit<RunSettings, 'inputs'> = (() => {
  const defaults = Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTING_OPTIONS[name].default]));
  const { inputs: _, ...settings } = runSettings({ ...(defaults as unknown as Chosen), input: [], name: [] });
  return settings;
})();
