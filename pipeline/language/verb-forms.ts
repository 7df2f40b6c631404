/** The forms of an English verb. */
export interface VerbForms {
  readonly base: string;
  /** Third person singular of the present: `says`. */
  readonly third: string;
  /** Past tense: `wrote`. */
  readonly past: string;
  /** Past participle: `written`. */
  readonly participle: string;
  /** Present participle: `writing`. */
  readonly gerund: string;
}

/** What no rule of spelling tells of a verb. */
export interface VerbExceptions {
  /** Irregular past tense. */
  readonly past?: string | undefined;
  /** Irregular past participle; the past tense where there is none. */
  readonly participle?: string | undefined;
  /** Whether a verb of more than one syllable doubles its last consonant, because it is stressed there: `refer`. */
  readonly doubles?: boolean;
}

/**
 * Inflects a verb by the rules of English spelling.
 *
 * @param base in small letters: `beg` gives begs, begged, begged, begging
 */
export function verbForms(base: string, { past, participle, doubles }: VerbExceptions = {}): VerbForms {
  const stem = doubles === true || doublesByRule(base) ? base + base.at(-1) : hardened(base);
  const regular = pastOf(stem);
  return {
    base,
    third: thirdOf(base),
    past: past ?? regular,
    participle: participle ?? past ?? regular,
    gerund: gerundOf(stem),
  };
}

/** One syllable, a single vowel and a single consonant at the end: beg, slam, quip; not vow, fix, read, post. */
const doublesByRule = (base: string): boolean => /^y?[^aeiouy]*(?:qu)?[aeiouy][^aeiouwxy]$/.test(base);

/** `panic` has a `k` before -ed and -ing; after another vowel than `i` no verb ends in `c`. */
const hardened = (base: string): string => (base.endsWith('ic') ? `${base}k` : base);

function thirdOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  if (/[^aeiou]z$/.test(base) || /(?:[sx]|ch|sh|zz|[^aeiou]o)$/.test(base)) return `${base}es`;
  return /[^z]z$/.test(base) ? `${base}zes` : `${base}s`;
}

function pastOf(stem: string): string {
  if (stem.endsWith('e')) return `${stem}d`;
  return /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
}

function gerundOf(stem: string): string {
  if (stem.endsWith('ie')) return `${stem.slice(0, -2)}ying`;
  return /[^eoy]e$/.test(stem) ? `${stem.slice(0, -1)}ing` : `${stem}ing`;
}
