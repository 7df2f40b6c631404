import type { Command } from './command.js';

/** Loads the commands, each when it is asked for: a start-up counts, and none needs what the others do. */
export const COMMANDS = {
  run: async () => (await import('./run.js')).runCommand,
  validate: async () => (await import('./validate.js')).validateCommand,
  query: async () => (await import('./query.js')).queryCommand,
  schema: async () => (await import('./schema.js')).schemaCommand,
  inspect: async () => (await import('./inspect.js')).inspectCommand,
  explore: async () => (await import('./explore.js')).exploreCommand,
  report: async () => (await import('./report.js')).reportCommand,
  review: async () => (await import('./review.js')).reviewCommand,
  pack: async () => (await import('./pack.js')).packCommand,
  worker: async () => (await import('./worker.js')).workerCommand,
} satisfies Readonly<Record<string, () => Promise<Command>>>;

export const COMMAND_NAMES = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];

export const isCommandName = (word: string): word is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, word);
