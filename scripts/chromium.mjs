// The browser that tests and pictures use: Chromium as the system has it. As a command, says which; fails without one.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const NAMES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', 'chromium', 'google-chrome'];

/**
 * The command of the Chromium on this machine; null where there is none.
 *
 * @returns {string | null} what CHROMIUM names, or the first of the usual ones that answers
 */
export function findChromium() {
  const names = process.env.CHROMIUM ? [process.env.CHROMIUM] : NAMES;
  return names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

/**
 * Starts it without a window. In containers it has to run without a sandbox; it sees nothing but our own pages.
 *
 * @param {string} executablePath
 */
export const launchChromium = (executablePath) =>
  chromium.launch({
    executablePath: pathOf(executablePath),
    args: ['--no-sandbox', '--font-render-hinting=none'],
  });

/**
 * Playwright takes a path alone.
 *
 * @param {string} command
 */
function pathOf(command) {
  if (command.includes('/')) return command;
  return spawnSync('sh', ['-c', `command -v "$1"`, 'sh', command], { encoding: 'utf8' }).stdout.trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findChromium();
  console.log(found ?? 'no Chromium');
  process.exitCode = found === null ? 1 : 0;
}
