import type { Span } from '../../text/span.js';
import type { Body } from '../body.js';
import type { RemovalKind } from '../document.js';
import type { Draft, Line } from '../lines.js';

/** A stretch of a draft that is not the article. */
export interface Finding extends Span {
  readonly kind: RemovalKind;
  /** Stable id of the rule, listed in docs/stages/clean.md. */
  readonly rule: string;
  /** The full name of what is named right before the stretch, where the stretch says it. */
  readonly formalName?: string;
}

/** Pure: what it finds depends on the draft alone. Findings of different rules may overlap. */
export type Rule = (draft: Draft) => readonly Finding[];

/** A rule that must know where the article begins and ends. */
export type EdgeRule = (draft: Draft, body: Body) => readonly Finding[];

/** A rule that finds whole lines. */
export const lineRule =
  (kind: RemovalKind, rule: string, matches: (line: Line, index: number, draft: Draft) => boolean): Rule =>
  (draft) => {
    const findings: Finding[] = [];
    draft.lines.forEach((line, index) => {
      if (matches(line, index, draft)) findings.push({ start: line.start, end: line.end, kind, rule });
    });
    return findings;
  };
