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

/** What the rules of spelling do not tell about a verb. */
export interface VerbExceptions {
  /** Irregular past tense. */
  readonly past?: string | undefined;
  /** Irregular past participle; the past tense if missing. */
  readonly participle?: string | undefined;
  /** Whether a verb of several syllables doubles its last consonant because its last syllable is stressed: `refer`. */
  readonly doubles?: boolean;
}

/**
 * The forms of a verb by the rules of English spelling.
 *
 * @param base in lower case; `beg` gives begs, begged, begged, begging
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

/**
 * All forms of the verbs in a list: bases, with past tense and participle after slashes where they are irregular, and a
 * `+` after a base that doubles its last consonant: `manage come/came/come begin+/began/begun`.
 */
export function formsOfVerbs(list: string): ReadonlySet<string> {
  const forms = list.split(' ').flatMap((entry) => {
    const [base, past, participle] = entry.split('/') as [string, ...string[]];
    return Object.values(verbForms(base.replace('+', ''), { past, participle, doubles: base.endsWith('+') }));
  });
  return new Set(forms);
}

/**
 * Whether a verb has one syllable and ends in a single vowel and a single consonant: beg, slam, quip; but not vow, fix,
 * read, post.
 */
const doublesByRule = (base: string): boolean => /^y?[^aeiouy]*(?:qu)?[aeiouy][^aeiouwxy]$/.test(base);

/** The stem before -ed and -ing: `panic` takes a `k`. No verb ends in `c` after another vowel. */
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
