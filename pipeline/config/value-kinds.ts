import { suggestion } from './nearest.js';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Thrown by {@link ValueKind.read}. The message continues the option's name: `takes a number from 0 to 1, not 2`.
 */
export class UnfitValue extends Error {
  override readonly name = 'UnfitValue';
}

/** A message shows a wrong value only when it has at most this many characters. */
const SHOWN = 60;

/** The error for a wrong value: what is expected, and the value itself unless it is too long to show. */
function unfit(expected: string, given: unknown, hint = ''): UnfitValue {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const isShown = text !== undefined && text !== '' && text.length <= SHOWN;
  return new UnfitValue(`${expected}${isShown ? `, not ${text}` : ''}${hint}`);
}

/** A type of option values, on the command line (as words) and in a configuration file (as JSON or YAML values). */
export interface ValueKind<Value> {
  /**
   * Reads a value, in any of the forms in which a flag or a file may give it.
   *
   * @throws UnfitValue
   */
  readonly read: (given: unknown) => Value;
  /**
   * The forms that `read` takes, for editors. It does not restrict the range of a number that is written as text.
   */
  readonly schema: JsonSchema;
  /** A switch, which takes no value on the command line: `--strict`, `--no-strict`. */
  readonly isSwitch: boolean;
  /** May be given several times on the command line. */
  readonly isRepeatable: boolean;
  /** What the help shows: the values to choose from, or the name of the type. */
  readonly label: readonly string[] | string;
}

const ONE_VALUE = { isSwitch: false, isRepeatable: false } as const;

export const truth: ValueKind<boolean> = {
  read: (given) => {
    const value = given === 'true' ? true : given === 'false' ? false : given;
    if (typeof value !== 'boolean') throw unfit('takes true or false', given);
    return value;
  },
  schema: { enum: [true, false, 'true', 'false'] },
  isSwitch: true,
  isRepeatable: false,
  label: 'boolean',
};

export interface NumberRange {
  readonly min: number;
  /** Default: no upper bound. */
  readonly max?: number;
  readonly isWhole?: boolean;
  /** For messages: `MiB`, `seconds`. */
  readonly unit?: string;
}

const DECIMAL = '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?$';

/** A number within a range, both ends included. */
export function numberIn({ min, max = Infinity, isWhole = false, unit }: NumberRange): ValueKind<number> {
  const range = max === Infinity ? `from ${min} up` : `from ${min} to ${max}`;
  const expected = `takes a ${isWhole ? 'whole ' : ''}number ${range}${unit === undefined ? '' : ` (${unit})`}`;
  const decimal = new RegExp(DECIMAL);
  return {
    ...ONE_VALUE,
    read: (given) => {
      const value = typeof given === 'string' && decimal.test(given) ? Number(given) : given;
      const isFit = typeof value === 'number' && value >= min && value <= max && Number.isFinite(value);
      if (!isFit || (isWhole && !Number.isSafeInteger(value))) throw unfit(expected, given);
      return value;
    },
    schema: {
      type: [isWhole ? 'integer' : 'number', 'string'],
      minimum: min,
      ...(max === Infinity ? {} : { maximum: max }),
      pattern: DECIMAL,
    },
    label: 'number',
  };
}

/** Text that is not empty. A whole number in a configuration file is read as text, as on the command line. */
export const text: ValueKind<string> = {
  ...ONE_VALUE,
  read: (given) => {
    const value = Number.isSafeInteger(given) ? String(given) : given;
    if (typeof value !== 'string') throw unfit('takes a text (in a file, put it in quotation marks)', given);
    if (value === '') throw new UnfitValue('takes a text that is not empty');
    if (value.includes('\0')) throw new UnfitValue('takes a text without the character NUL');
    return value;
  },
  schema: { type: ['string', 'integer'], minLength: 1 },
  label: 'string',
};

/** One of a closed list. */
export const choiceOf = <const Choice extends string>(choices: readonly Choice[]): ValueKind<Choice> => ({
  ...ONE_VALUE,
  read: (given) => {
    const choice = choices.find((candidate) => candidate === given);
    if (choice === undefined)
      throw unfit(`takes one of ${choices.join(', ')}`, given, suggestion(String(given), choices));
    return choice;
  },
  schema: { enum: choices },
  label: choices,
});

/** Several of a closed list, returned in the order of that list: `csv,jsonl`, or as a list. */
export const choicesOf = <const Choice extends string>(
  choices: readonly Choice[],
): ValueKind<readonly Choice[]> => ({
  read: (given) => {
    const words = listOf(given).flatMap((item) => (typeof item === 'string' ? item.split(',') : [item]));
    const said = words.map((word) => (typeof word === 'string' ? word.trim() : word));
    const wrong = said.find((word) => !choices.includes(word as Choice));
    if (said.length === 0 || wrong !== undefined)
      throw unfit(
        `takes ${choices.join(', ')}, or several of them with commas`,
        wrong,
        typeof wrong === 'string' ? suggestion(wrong, choices) : '',
      );
    return choices.filter((choice) => said.includes(choice));
  },
  schema: {
    anyOf: [{ type: 'array', items: { anyOf: listForms(choices) }, minItems: 1 }, ...listForms(choices)],
  },
  isSwitch: false,
  isRepeatable: true,
  label: choices,
});

/** A count, or a share in per cent: `12`, `5%`. */
export const numberOrShare: ValueKind<{ readonly count: number } | { readonly share: number }> = {
  ...ONE_VALUE,
  read: (given) => {
    const said = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
    const [, digits, sign] = /^([0-9]+(?:\.[0-9]+)?)(%?)$/.exec(said) ?? [];
    const value = Number(digits);
    if (sign === '%' && value <= 100) return { share: value / 100 };
    if (sign === '' && Number.isSafeInteger(value)) return { count: value };
    throw unfit('takes a whole number, or a share from 0% to 100%', given);
  },
  schema: { type: ['integer', 'string'], minimum: 0, pattern: '^([0-9]+|[0-9]+(\\.[0-9]+)?%)$' },
  label: 'number',
};

/** The JSON Schema of a text that names one or several of a closed list. */
const listForms = (choices: readonly string[]): JsonSchema[] => {
  const one = `(${choices.join('|')})`;
  return [{ enum: choices }, { type: 'string', pattern: `^\\s*${one}\\s*(,\\s*${one}\\s*)*$` }];
};

/** Any number of texts: one, or a list. */
export const texts: ValueKind<readonly string[]> = {
  read: (given) => listOf(given).map(text.read),
  schema: { anyOf: [{ type: 'array', items: text.schema }, text.schema] },
  isSwitch: false,
  isRepeatable: true,
  label: 'string',
};

/**
 * Pairs of a key and a text: `text=body`, a list of such pairs, or an object.
 *
 * @param keys the keys that are allowed; null: any
 */
export function pairsBy<Key extends string>(
  keys: readonly Key[] | null,
): ValueKind<readonly (readonly [Key, string])[]> {
  const readPair = (pair: unknown): [Key, string] => {
    const [, key = '', value = ''] = /^([^=]+)=(.+)$/s.exec(typeof pair === 'string' ? pair : '') ?? [];
    if (value === '') throw unfit('takes pairs written as key=value', pair);
    return [fitKey(key), text.read(value)];
  };
  const fitKey = (key: string): Key => {
    if (keys === null || keys.includes(key as Key)) return text.read(key) as Key;
    throw new UnfitValue(`has no key ${key}; the keys are ${keys.join(', ')}${suggestion(key, keys)}`);
  };
  const pair = { type: 'string', pattern: `^(${keys?.join('|') ?? '[^=]+'})=.` };
  return {
    read: (given) =>
      typeof given === 'object' && given !== null && !Array.isArray(given)
        ? Object.entries(given).map(([key, value]) => [fitKey(key), text.read(value)] as const)
        : listOf(given).map(readPair),
    schema: {
      anyOf: [
        keys === null
          ? { type: 'object', propertyNames: { minLength: 1 }, additionalProperties: text.schema }
          : {
              type: 'object',
              properties: Object.fromEntries(keys.map((key) => [key, text.schema])),
              additionalProperties: false,
            },
        { type: 'array', items: pair },
        pair,
      ],
    },
    isSwitch: false,
    isRepeatable: true,
    label: 'string',
  };
}

const listOf = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [given]);
