import { CueContext, canBeCue } from '../../pipeline/extract/quotes/model/cue-features.js';
import { RoleContext } from '../../pipeline/extract/quotes/model/role-context.js';
import { roleFeatures } from '../../pipeline/extract/quotes/model/role-features.js';
import { Role, type Segment } from '../../pipeline/extract/quotes/model/roles.js';
import { MAX_FEATURES } from '../../pipeline/tagger/kernel/kernel.js';
import { SequenceBuilder, type TrainingSequence } from '../tagger/sequences.js';
import type { Anchors } from './anchors.js';
import type { NarratedArticle, UnitAttribution } from './narrated.js';

/** Labels of the cue tagger. */
export const CUE_LABELS = ['other', 'cue'];

/** A sequence a sentence: which units are anchors of cues. */
export function cueExamples(articles: readonly NarratedArticle[], anchors: Anchors): TrainingSequence[] {
  const features = new Int32Array(MAX_FEATURES);
  return articles.flatMap(({ parsed, units }, article) =>
    parsed.narration.sentences.flatMap((sentence) => {
      const { first, end } = sentence;
      if (end - first < 2) return [];
      const { classes, words } = parsed.narration;
      const context = new CueContext(parsed, units, sentence);
      const builder = new SequenceBuilder();
      for (let u = first; u < end; u++) {
        const count = canBeCue(classes[u]!, words[u]!) ? context.features(features) : 0;
        builder.push(features, count, anchors[article]!.has(u) ? 2 : 1);
        context.advance();
      }
      return [builder.build(1)];
    }),
  );
}

/**
 * A sequence for each cue of the annotation: the parts that the sentence's units play in its attribution.
 *
 * @param chances of each unit to be a cue, by taggers that have not seen the article
 */
export function roleExamples(
  articles: readonly NarratedArticle[],
  anchors: Anchors,
  chances: readonly Float32Array[],
): TrainingSequence[] {
  const features = new Int32Array(MAX_FEATURES);
  return articles.flatMap(({ parsed, units }, article) =>
    parsed.narration.sentences.flatMap((sentence, index) => {
      const sequences: TrainingSequence[] = [];
      for (let cue = sentence.first; cue < sentence.end; cue++) {
        const attribution = anchors[article]!.get(cue);
        if (attribution === undefined) continue;
        const context = new RoleContext(parsed, units, index, cue, chances[article]!);
        const { first, end } = context;
        const roles = rolesOf(attribution, first, end);
        const builder = new SequenceBuilder();
        for (let u = first; u < end; u++)
          builder.push(features, roleFeatures(context, u, features), 1 << roles[u - first]!);
        sequences.push(builder.build(1));
      }
      return sequences;
    }),
  );
}

function rolesOf(attribution: UnitAttribution, first: number, end: number): Uint8Array {
  const roles = new Uint8Array(end - first);
  const mark = (units: readonly number[], role: number): void => {
    for (const u of units) if (u >= first && u < end) roles[u - first] = role;
  };
  mark(attribution.content, Role.content);
  mark(attribution.source, Role.source);
  mark(attribution.cue, Role.cue);
  const whole = roles.slice();
  for (let i = 0; i < whole.length; i++) {
    const run = whole[i]!;
    if (run === Role.source || run === Role.content) roles[i] = roleInRun(whole, i, run);
  }
  return roles;
}

/** First, inner or last of a run of units of one part. */
function roleInRun(parts: Uint8Array, i: number, run: Segment): number {
  if (parts[i + 1] !== run) return run + 2;
  return parts[i - 1] === run ? run + 1 : run;
}
