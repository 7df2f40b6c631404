import { findNames } from '../../../pipeline/extract/names/names.js';
import { type TextContext, textDocument } from '../../../pipeline/extract/text-document.js';

/** What is found in a text, one line a mention: `Ann Lee: person`. */
export function mentionsIn(text: string, context: TextContext = {}): string[] {
  const { mentions } = findNames(textDocument(text, context));
  return mentions.map(({ span, type }) => `${text.slice(span.start, span.end)}: ${type}`);
}

/** The same with the entity's name and how the mention was resolved: `Lee = Ann Lee (surname)`. */
export function resolvedIn(text: string): string[] {
  const { mentions, entities } = findNames(textDocument(text));
  return mentions.map(
    ({ span, entity, resolution }) =>
      `${text.slice(span.start, span.end)} = ${entities[entity]!.name} (${resolution})`,
  );
}
