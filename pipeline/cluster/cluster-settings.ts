import { fileURLToPath } from 'node:url';
import { SETTING_OPTIONS } from '../config/run-options.js';
import { DEFAULTS, type RunSettings } from '../config/settings.js';
import { UsageError } from '../errors.js';
import { STANDARD_INPUT } from '../ingest/inputs/inputs.js';

/** Settings that mean something only where one process has the whole corpus or its state. */
const ALONE = [
  'metadata',
  'metadataKey',
  'limit',
  'keepMissing',
  'parquetWriter',
  'partitionBy',
  'targetFileBytes',
  'reviews',
  'replace',
  'maxVanished',
  'strict',
] as const satisfies readonly (keyof RunSettings)[];

/**
 * The settings of a run whose work is divided between machines: the format is Parquet.
 *
 * @throws UsageError for those that such a run cannot follow
 */
export function clusterSettings(settings: RunSettings): RunSettings {
  const given = ALONE.find((name) => settings[name] !== DEFAULTS[name]);
  if (given !== undefined)
    throw new UsageError(
      `--${SETTING_OPTIONS[given].flag} is not offered on a cluster; leave it out, or use \`pipeline run\``,
    );
  const other = settings.formats.find((format) => format !== 'parquet');
  if (other !== undefined && settings.formats !== DEFAULTS.formats)
    throw new UsageError(`--format ${other}: a cluster writes Parquet; leave it out`);
  if (settings.inputs.some(({ path }) => path === STANDARD_INPUT))
    throw new UsageError('the input - is not offered on a cluster: name files or folders');
  const inputs = settings.inputs.map((input) => ({ ...input, path: localPath(input.path) }));
  return { ...settings, inputs, formats: ['parquet'] };
}

/** A path as it stands; of a `file:` URI the path that it means. */
function localPath(path: string): string {
  if (!/^file:/i.test(path)) return path;
  try {
    return fileURLToPath(path);
  } catch {
    throw new UsageError(`the input ${path} names no file of this machine: write file:///path`);
  }
}
