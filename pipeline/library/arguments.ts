import { suggestion } from '../config/nearest.js';
import { type Options, type SettingsOf, settingsFrom } from '../config/option.js';
import { UsageError } from '../errors.js';
import { shortened } from '../text/shortened.js';

/*
 * What a program gives to a function of the library. The compiler sees to it in TypeScript; what comes from JavaScript,
 * or from a file, is told what is wrong, and of which argument.
 */

/**
 * The settings that a program gives, by the names of their options.
 *
 * @param called of the function
 * @throws TypeError for a setting that there is not, and for a value that it does not take
 */
export function settingsGiven<Table extends Options>(
  called: string,
  options: Table,
  given: unknown,
): SettingsOf<Table> {
  const settings = objectGiven(called, 'settings', given);
  const names = Object.keys(options);
  const unknown = Object.keys(settings).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new TypeError(
      `${called} has no setting ${unknown}${suggestion(unknown, names)}; the settings are ${names.join(', ')}`,
    );
  const byFlag = Object.entries(options).map(
    ([name, { flag }]) => [flag, { name, value: settings[name] }] as const,
  );
  const nameOf = (flag: string): string => `${called}: ${byFlag.find(([one]) => one === flag)?.[1].name}`;
  try {
    return settingsFrom(
      options,
      Object.fromEntries(byFlag.map(([flag, { value }]) => [flag, value])),
      nameOf,
    );
  } catch (error) {
    throw error instanceof UsageError ? new TypeError(error.message) : error;
  }
}

/**
 * An argument that is an object, and no list.
 *
 * @param name what the argument is: `article`
 * @throws TypeError
 */
export function objectGiven(called: string, name: string, given: unknown): Readonly<Record<string, unknown>> {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return { ...given };
  throw new TypeError(`${called} takes ${name} as an object, not ${described(given)}`);
}

const MOST_SHOWN = 60;

/** A wrong value, for a message. */
export function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shortened(value, MOST_SHOWN));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
