import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../pipeline/cli/commands.js';
import { renderedHelp } from '../../pipeline/cli/help.js';
import { pipeline, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

describe('help', () => {
  test('of the program names every command and exit code', () => {
    const { code, stdout } = pipeline(['--help']);
    expect(code).toBe(0);
    for (const command of COMMAND_NAMES) expect(stdout).toContain(`pipeline ${command}`);
    expect(stdout).toContain('Exit codes:');
    expect(stdout).toContain('130/143');
  });

  test.each(COMMAND_NAMES)('of %s carries an example', (command) => {
    const { code, stdout } = pipeline([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\\n\\s+(?:cat \\S+ \\| )?pipeline ${command}`));
  });
});

describe('schema', () => {
  test('of one table is its JSON Schema', () => {
    const schema = JSON.parse(pipeline(['schema', 'quotes']).stdout) as { $id: string; properties: object };
    expect(schema.$id).toMatch(/quotes/);
    expect(Object.keys(schema.properties)).toContain('speaker_name');
  });

  test('of all tables is one object', () => {
    expect(Object.keys(JSON.parse(pipeline(['schema']).stdout) as object).sort()).toEqual([
      'dates',
      'documents',
      'entities',
      'mentions',
      'numbers',
      'quarantine',
      'quotes',
      'removals',
      'sentences',
    ]);
  });

  test.each([
    ['ddl', /CREATE TABLE "?quotes"? \(/],
    ['markdown', /speaker_name/],
    ['datapackage', /"fields"/],
  ])('as %s', (format, expected) => {
    expect(pipeline(['schema', 'quotes', '--format', format]).stdout).toMatch(expected);
  });
});

describe('the help that is rendered at build time', () => {
  test.each(['', ...COMMAND_NAMES])('is the parser’s own: %s', async (command) => {
    const words = [...(command === '' ? [] : [command]), '--help'];
    const { stdout } = await inProcess(words, scratchFolder());
    expect(pipeline(words).stdout).toBe(stdout);
  });

  test('is for help alone, and left to the parser where it was not built', () => {
    expect(renderedHelp(['run', '--quiet'])).toBeNull();
    expect(renderedHelp(['run', 'seeds', '--help'])).toBeNull();
    expect(renderedHelp(['--help'])).toBeNull();
  });
});
