import { advertisementLines, widgetLines } from './advertisement.js';
import { bareUrls } from './bare-urls.js';
import { bylines } from './bylines.js';
import { altTexts, captions, photoCredits } from './captions.js';
import { contributorLines, followLines, reportingCredits, updateNotices } from './contributors.js';
import { cutMarks } from './cut-marks.js';
import { feedFooters } from './feed-footer.js';
import { gluedRelatedLinks } from './glued-related-links.js';
import {
  breadcrumbs,
  copyrightLines,
  edgeLabels,
  navigationLines,
  sectionLabels,
  standardsLines,
} from './navigation.js';
import { newsletterLines } from './newsletter.js';
import { dashedUpdates, publicationLines } from './publication-lines.js';
import { coveragePointers, relatedHeadlines, relatedLists } from './related-links.js';
import type { EdgeRule, Rule } from './rule.js';
import { shareLines } from './share.js';
import { wireSlugs } from './wire-slugs.js';

/**
 * The rules that need not know where the article is. Of two that find the same passage, the earlier one gives the
 * removal its name.
 */
export const RULES: readonly Rule[] = [
  advertisementLines,
  widgetLines,
  newsletterLines,
  shareLines,
  relatedHeadlines,
  coveragePointers,
  gluedRelatedLinks,
  navigationLines,
  copyrightLines,
  standardsLines,
  captions,
  photoCredits,
  altTexts,
  wireSlugs,
  reportingCredits,
  contributorLines,
  updateNotices,
  dashedUpdates,
  followLines,
  bylines,
  feedFooters,
  cutMarks,
  bareUrls,
];

/** The rules that need to know it. Of two findings of the same passage, those of `RULES` take precedence. */
export const EDGE_RULES: readonly EdgeRule[] = [
  relatedLists,
  breadcrumbs,
  edgeLabels,
  sectionLabels,
  publicationLines,
];
