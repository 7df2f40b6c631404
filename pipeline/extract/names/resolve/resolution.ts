import type { DocumentEntity, Mention, Names } from '../../findings.js';
import { KNOWN_NAMES, type KnownName } from '../lists/gazetteers.js';
import type { TokenEvidence } from '../recognise/evidence.js';
import type { RecognisedName } from '../recognise/recognised-name.js';
import { corpusBearer } from './corpus-bearer.js';
import { DocumentNames } from './document-names.js';
import type { EntityDraft } from './entity-table.js';
import { withOneType } from './one-type.js';
import { type Link, Resolver } from './resolver.js';
import type { ListedName } from './written-forms.js';

/**
 * Decides which mentions name the same thing. Full names come first, so that a surname in the headline finds the full
 * name in the body; then short names, in order.
 */
export function resolveEntities(evidence: TokenEvidence, recognised: readonly RecognisedName[]): Names {
  const { text, tokens } = evidence.document;
  const texts = recognised.map(({ firstToken, endToken }) =>
    text.slice(tokens.starts[firstToken], tokens.ends[endToken - 1]),
  );
  const all = recognised.map((name) => withListed(name, listed(evidence, name)));
  const names = withOneType(all, texts, evidence.document);
  return asNames(evidence, names, new Resolver(new DocumentNames(evidence, names, texts)).links());
}

/** Written out field by field: spreading objects is slow. */
const withListed = (
  { firstToken, endToken, type, chance, isByConvention }: RecognisedName,
  known: KnownName | null,
): ListedName => ({ firstToken, endToken, type, chance, isByConvention, known });

/** The listed name that a mention is; a name that organisations only may have does not say whose it is here. */
function listed({ document }: TokenEvidence, { firstToken, endToken }: RecognisedName): KnownName | null {
  const known = KNOWN_NAMES.longestAt(document.tokens, firstToken, endToken);
  if (known === null || known.source === 'possibleOrganization') return null;
  return known.words.length === endToken - firstToken ? known : null;
}

/** Numbers the entities by their first mention. */
function asNames({ document }: TokenEvidence, names: readonly ListedName[], links: readonly Link[]): Names {
  const { starts, ends } = document.tokens;
  const indexes = new Map<EntityDraft, number>();
  const mentions = names.map(({ firstToken, endToken, chance }, i): Mention => {
    const { entity, resolution } = links[i]!;
    if (!indexes.has(entity)) indexes.set(entity, indexes.size);
    return {
      span: { start: starts[firstToken]!, end: ends[endToken - 1]! },
      type: entity.type,
      entity: indexes.get(entity)!,
      resolution,
      confidence: chance,
    };
  });
  const entities = [...indexes.keys()].map((entity): DocumentEntity => {
    const { type, name, key, wikidata } = entity;
    return { type, name, key, wikidata, bearer: corpusBearer(entity) };
  });
  return { mentions, entities };
}
