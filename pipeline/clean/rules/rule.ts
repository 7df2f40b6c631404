import type { Span } from '../../text/span.js';
import type { Body } from '../body.js';
import type { RemovalKind } from '../clean-document.js';
import type { Line, LinedText } from '../lines.js';

/** A passage of a text that is no part of the article. */
export interface RuleFinding extends Span {
  readonly kind: RemovalKind;
  /** Stable name of the rule, listed in docs/stages/clean.md. */
  readonly rule: string;
  /** The full name of what is named right before the passage, if the passage gives it. */
  readonly formalName?: string;
}

/** A pure function of a text. Findings of different rules may overlap. */
export type Rule = (lined: LinedText) => readonly RuleFinding[];

/** A rule that needs to know where the article begins and ends. */
export type EdgeRule = (lined: LinedText, body: Body) => readonly RuleFinding[];

/** A rule that finds whole lines. */
export const lineRule =
  (
    kind: RemovalKind,
    rule: string,
    matches: (line: Line, index: number, lined: LinedText) => boolean,
  ): Rule =>
  (lined) => {
    const findings: RuleFinding[] = [];
    lined.lines.forEach((line, index) => {
      if (matches(line, index, lined)) findings.push({ start: line.start, end: line.end, kind, rule });
    });
    return findings;
  };
