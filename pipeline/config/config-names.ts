/** Names under which a configuration is found in the folder where the command is started. */
export const CONFIG_FILES = ['pipeline.config.json', 'pipeline.config.yaml', 'pipeline.config.yml'] as const;
