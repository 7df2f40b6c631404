#!/usr/bin/env node
import process from 'node:process';
import { commandLine } from './command-line.js';
import { EXIT } from './exit-codes.js';

// A reader that closes the pipe (`pipeline schema | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

await commandLine(process.argv.slice(2));
