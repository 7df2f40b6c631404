import { UsageError } from '../errors.js';
import type { ParquetCompression } from '../export/choices.js';
import type { InputSpec } from '../ingest/inputs/inputs.js';
import type { Decides, SettingsOf } from './option.js';
import { DEFAULT_INPUT, type INPUT_OPTIONS, SETTING_OPTIONS } from './run-options.js';

type Chosen = SettingsOf<typeof SETTING_OPTIONS>;
type InputsChosen = SettingsOf<typeof INPUT_OPTIONS>;

/** All settings of a run, each with a value. Their meanings are described at the options. */
export interface RunSettings extends Omit<Chosen, 'parquetCompression'> {
  readonly inputs: readonly InputSpec[];
  readonly parquetCompression: ParquetCompression;
}

/**
 * Turns the options of a run into its settings.
 *
 * @throws UsageError for options that contradict each other
 */
export function runSettings(chosen: Chosen & InputsChosen): RunSettings {
  const { input, name, parquetWriter, parquetCompression } = chosen;
  if (parquetWriter === 'parquetjs-lite' && parquetCompression === 'zstd') {
    throw new UsageError(
      '--parquet-compression zstd: parquetjs-lite cannot write it; use gzip or snappy, or --parquet-writer duckdb',
    );
  }
  if (chosen.metadata === null && chosen.metadataKey !== null)
    throw new UsageError('--metadata-key is for a table of metadata: name it with --metadata');
  const settings = Object.fromEntries(SETTING_NAMES.map((setting) => [setting, chosen[setting]])) as Chosen;
  return {
    ...settings,
    inputs: inputsOf({ input, name }),
    parquetCompression: parquetCompression ?? (parquetWriter === 'duckdb' ? 'zstd' : 'gzip'),
  };
}

const SETTING_NAMES = Object.keys(SETTING_OPTIONS) as (keyof Chosen)[];

/** The inputs given by path, then those given with a name; the default input when there are none. */
export function inputsOf({ input, name }: InputsChosen): readonly InputSpec[] {
  const inputs = [...input, ...name];
  return inputs.length === 0 ? [{ path: DEFAULT_INPUT, name: null }] : inputs;
}

/** The settings that affect rows, tables or files, keyed by their names. */
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

/** The settings of a run without any options. */
export const DEFAULTS: Omit<RunSettings, 'inputs'> = (() => {
  const defaults = Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTING_OPTIONS[name].default]));
  const { inputs: _, ...settings } = runSettings({ ...(defaults as unknown as Chosen), input: [], name: [] });
  return settings;
})();
