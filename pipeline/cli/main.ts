#!/usr/bin/env node
import process from 'node:process';
import { EXIT } from './exit-codes.js';
import { renderedHelp } from './help.js';

// A reader that closes the pipe (`pipeline schema | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// One that closes the other gets no more messages; the work goes on.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Node ends with this code, and without a word, when nothing is left that the program could be waiting for.
const UNSETTLED = 13;
process.on('exit', () => {
  if (process.exitCode !== UNSETTLED) return;
  process.stderr.write('pipeline: this is a bug: the work is not done, and nothing is at work\n');
  process.exitCode = EXIT.bug;
});

const words = process.argv.slice(2);
const help = renderedHelp(words);
if (help !== null) {
  process.stdout.write(help);
} else {
  const { commandLine } = await import('./command-line.js');
  await commandLine(words);
}
