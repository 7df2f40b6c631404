import { isJsonObject } from '../../json-object.js';

/** A token of what Python prints: a string, a word, or marks that JSON writes the same. */
const PYTHON_TOKEN = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\w+|[^\w'"]+/sy;
const PYTHON_NAMES: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  nan: 'null',
};
const PYTHON_ESCAPE = /\\(['"\\])/g;

/** A longer cell is a text. */
const MAX_LITERAL_LENGTH = 100_000;

/**
 * What a cell says: a list or an object where it holds one as JSON or as Python prints it (`['Ann Lee', 'Tom Roe']`),
 * null where it is empty, else its text.
 */
export function cellValue(cell: string): unknown {
  if (cell === '') return null;
  const isLiteral = /^[[{]/.test(cell) && /[\]}]$/.test(cell) && cell.length <= MAX_LITERAL_LENGTH;
  return (isLiteral ? (literal(cell) ?? literal(asJson(cell))) : null) ?? cell;
}

/** A list or an object; null where the text is none. */
function literal(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) || isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** JSON for what Python prints of lists, dictionaries, strings, numbers, truth values and None; else something else. */
function asJson(text: string): string {
  let json = '';
  PYTHON_TOKEN.lastIndex = 0;
  for (let match = PYTHON_TOKEN.exec(text); match !== null; match = PYTHON_TOKEN.exec(text)) {
    const [token] = match;
    json += /^['"]/.test(token)
      ? JSON.stringify(token.slice(1, -1).replaceAll('\\n', '\n').replace(PYTHON_ESCAPE, '$1'))
      : (PYTHON_NAMES[token] ?? token);
  }
  return json;
}
