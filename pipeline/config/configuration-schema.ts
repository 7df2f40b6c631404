import type { Option } from './option.js';
import { RUN_OPTIONS } from './run-options.js';
import type { JsonSchema } from './value-kinds.js';

/** The options that a configuration file may set, keyed by their names in the file. */
export const FILE_OPTIONS: ReadonlyMap<string, Option<unknown>> = new Map(
  Object.values<Option<unknown>>(RUN_OPTIONS)
    .filter(({ isFlagOnly }) => isFlagOnly !== true)
    .map((option) => [option.flag, option]),
);

/** The JSON Schema of a configuration file, for editors: written to `schemas/configuration.json`. */
export const configurationSchema = (): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:corpusmill:schema:configuration:1.0.0',
  title: 'corpusmill configuration',
  description:
    'The contents of pipeline.config.json or pipeline.config.yaml: the options of `pipeline run` by their long names, with values as on the command line. Flags on the command line win.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'This schema, so that an editor completes the keys.' },
    ...Object.fromEntries(
      [...FILE_OPTIONS].map(([key, { description, defaultText, kind, example }]) => [
        key,
        {
          description: `${description}${defaultText === '' ? '' : ` (default: ${defaultText})`}`,
          ...kind.schema,
          ...(example === undefined ? {} : { examples: [example] }),
        },
      ]),
    ),
  },
});
