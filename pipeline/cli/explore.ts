import { spawn } from 'node:child_process';
import process from 'node:process';
import { option } from '../config/option.js';
import { numberIn, truth } from '../config/value-kinds.js';
import { STOP_SIGNALS } from '../errors.js';
import { defineCommand } from './command.js';
import { EXPORT_DIRECTORY } from './export-directory.js';
import { print, tell } from './terminal.js';

const HIGHEST_PORT = 65_535;

export const exploreCommand = defineCommand({
  name: 'explore',
  description: 'Look at an export, search it and judge its rows, on a page for this machine alone',
  options: {
    directory: EXPORT_DIRECTORY,
    port: option(numberIn({ min: 0, max: HIGHEST_PORT, isWhole: true }), {
      flag: 'port',
      decides: 'nothing',
      description: 'port of the page; 0: any that is free',
      default: 0,
    }),
    open: option(truth, {
      flag: 'open',
      decides: 'nothing',
      description: 'open the page in a browser',
      default: false,
    }),
  },
  operand: { option: 'directory', count: 'one or none' },
  hasConfiguration: false,
  examples: [
    ['$0 explore', 'the export in out; Ctrl-C ends it'],
    ['$0 explore archive/2024 --open', 'another one, in a browser'],
  ],
  run: async ({ directory, port, open }) => {
    const { startExplorer } = await import('../explore/server.js');
    const { address, close } = await startExplorer(directory, port);
    print([address]);
    tell('pipeline: only this machine reaches this address; Ctrl-C ends it');
    if (open) openBrowser(address);
    await stopped();
    await close();
  },
});

/** What opens an address on each system. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function openBrowser(address: string): void {
  const [command, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true });
  child.on('error', () => tell(`pipeline: ${command} cannot open a browser here; open the address yourself`));
  child.unref();
}

/** Being stopped is how this command ends: its exit code is that of all well. */
const stopped = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of STOP_SIGNALS) process.once(signal, () => done());
  });
