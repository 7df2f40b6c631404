import { calibrationError, reliability, type UnseenRow } from './calibration.js';
import type { NarratedArticle } from './narrated.js';
import type { Report } from './taggers.js';

const THRESHOLDS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.8];

const percent = (share: number): string => (100 * share).toFixed(1);

/** Says how good rows are that are judged by other articles: by the threshold, and by their confidence. */
export function reportFigures(
  corpus: string,
  rows: readonly UnseenRow[],
  articles: readonly NarratedArticle[],
  report: Report,
): void {
  const marked = articles.reduce((sum, { article }) => sum + article.attributions.length, 0);
  report(`${corpus}: ${articles.length} articles, ${marked} attributions`);
  for (const threshold of THRESHOLDS) {
    const kept = rows.filter(({ confidence }) => confidence >= threshold);
    const found = kept.filter(({ isFound }) => isFound).length;
    const right = kept.filter(({ isRight }) => isRight).length;
    const [precision, recall] = [found / kept.length, found / marked];
    const overlap = (2 * precision * recall) / (precision + recall);
    report(
      `${threshold}: ${kept.length} rows, precision ${percent(precision)}, recall ${percent(recall)}, overlap ${percent(overlap)}, with speaker ${percent(right / kept.length)}`,
    );
  }
  const bins = reliability(rows);
  for (const bin of bins)
    report(`${bin.rows} rows, confidence ${bin.confidence.toFixed(3)}, right ${bin.right.toFixed(3)}`);
  report(`calibration error ${calibrationError(bins).toFixed(3)}`);
}
