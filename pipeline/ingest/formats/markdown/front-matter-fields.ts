import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { FrontMatter } from '../../../text/markup/front-matter.js';
import { isJsonObject, type JsonObject } from '../../json-object.js';

/** What front matter says, by the names it uses; of one that is damaged, what its lines say. */
export function fieldsOfFrontMatter({ syntax, source }: FrontMatter): JsonObject {
  const found = parsed(syntax, source);
  const fields = isJsonObject(found) ? found : linesOf(source);
  const section = fields.section ?? fields.category ?? fields.categories;
  return Object.fromEntries(
    Object.entries({ ...fields, section }).map(([name, value]) => [
      name,
      // The dates of TOML: as they stand, with their zone or none.
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
}

function parsed(syntax: FrontMatter['syntax'], source: string): unknown {
  try {
    if (syntax === 'json') return JSON.parse(source);
    return syntax === 'toml' ? parseToml(source) : parseYaml(source, { logLevel: 'error' });
  } catch {
    return null;
  }
}

const LINE = /^([\w-]{1,60})[ \t]{0,9}[:=][ \t]{0,9}(\S.*)$/;

/** `title: Mill: it reopens` is no YAML, but often written. */
const linesOf = (source: string): JsonObject =>
  Object.fromEntries(
    source
      .split('\n')
      .map((line) => LINE.exec(line.trimEnd()))
      .filter((match) => match !== null)
      .map(([, name, value]) => [name, value!.replace(/^(["'])(.*)\1$/, '$2')]),
  );
