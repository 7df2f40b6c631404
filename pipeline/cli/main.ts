#!/usr/bin/env node
import process from 'node:process';
import { renderedHelp } from './help.js';

// A reader that closes the pipe (`pipeline schema | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const words = process.argv.slice(2);
const help = renderedHelp(words);
if (help !== null) {
  process.stdout.write(help);
} else {
  const { commandLine } = await import('./command-line.js');
  await commandLine(words);
}
