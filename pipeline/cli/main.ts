#!/usr/bin/env node
import process from 'node:process';
import { tryOpenFiles } from '../system/open-files.js';
import { EXIT } from './exit-codes.js';
import { renderedHelp } from './help.js';
import { orFail } from './or-fail.js';
import { outliveReaders, printText, tell } from './terminal.js';

outliveReaders();

// Node ends with this code, and without a word, when nothing is left that the program could be waiting for.
const UNSETTLED = 13;
process.on('exit', () => {
  if (process.exitCode !== UNSETTLED) return;
  tell('pipeline: this is a bug: the program has nothing left to wait for, and its work is not done');
  process.exitCode = EXIT.bug;
});

const words = process.argv.slice(2);
const help = renderedHelp(words);
if (help !== null) {
  printText(help);
} else {
  await orFail(async () => {
    tryOpenFiles();
    // Loading it fails where a file of it is missing.
    const { commandLine } = await import('./command-line.js');
    await commandLine(words);
  });
}
