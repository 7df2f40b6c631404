import { type Article, replaceEverywhere, runOf } from './corpora.js';

/** Would say in the page that it ran, wherever it is taken for more than text. */
export const ATTACK = `<img src=x onerror="window.attacked='image'"><script>window.attacked='script'</script>`;
const ATTRIBUTE = `" onmouseover="window.attacked='attribute'" x="`;
const LINK = "javascript:window.attacked='link'";

/** Stands for it while the articles are read, which would take it out: a name of the same length. */
const STAND_IN = `Q${'q'.repeat(ATTACK.length - 1)}`;

/** A speaker whose name breaks out of tags, as far as one can be written. */
const QUOTED = `“${ATTACK} is a plan,” Ann Lee said. “${ATTRIBUTE} is no plan,” said Peter Voss.`;

/** Emoji of several code points, and letters with marks that combine with them. */
export const EMOJI = '👩‍👩‍👧 e\u0301le\u0300ve 🇫🇷';

/** A quote that stands behind characters outside of the Basic Multilingual Plane. */
export const BEHIND_EMOJI = `We saw ${EMOJI} in the ha\u0308rbor today`;

const RIGHT_TO_LEFT = 'مرحبا بالعالم';

/** Articles that a careless page would be broken by. */
const HOSTILE: readonly Article[] = [
  {
    id: `markup${ATTACK}`,
    title: `${ATTACK} & "quoted" ${ATTRIBUTE}`,
    publisher: `The ${ATTACK} Herald`,
    authors: [ATTACK],
    section: ATTACK,
    url: LINK,
    published_at: '2024-05-01',
    text: `${ATTACK}\n\n${QUOTED} The mill paid $5 million to <b onclick="window.attacked='click'">Harlow</b> in 2019.`,
  },
  {
    id: `planted ${STAND_IN}`,
    title: `${STAND_IN} to speak`,
    publisher: STAND_IN,
    authors: [STAND_IN],
    section: STAND_IN,
    published_at: '2024-05-06',
    text: `${STAND_IN} to speak\n\n“The ${STAND_IN} is a plan,” Ann ${STAND_IN} said. ${STAND_IN} paid 5 ${STAND_IN} in Harlow.`,
  },
  {
    id: 'endings',
    title:
      '&lt;/script&gt;&lt;/style&gt;&lt;img src=x onerror="window.attacked=1"&gt;&lt;!-- {{window.attacked=1}}',
    publisher: '__proto__',
    url: 'https://example.com/"onmouseover="window.attacked=1',
    published_at: '2024-05-02',
    text: `“</script><script>window.attacked='ending'</script> is a line,” said Maria Novak. It closed in 1999.`,
  },
  { id: 'long', title: 'W'.repeat(3_000), publisher: 'P'.repeat(500), text: 'x'.repeat(1_000_000) },
  {
    id: 'right-to-left',
    title: RIGHT_TO_LEFT,
    publisher: RIGHT_TO_LEFT,
    published_at: '2024-05-03',
    text: `The sign read ${RIGHT_TO_LEFT} in red. “The word ${RIGHT_TO_LEFT} means hello to all \u202Eof us,” Ann Lee said in Harlow.`,
  },
  {
    id: 'emoji',
    title: EMOJI,
    published_at: '2024-05-04',
    text: `${EMOJI} 𝒳𝒴𝒵 ${'🎉'.repeat(40)}\n\n“${BEHIND_EMOJI},” said Zoe\u0308 Marsh 😀 on Tuesday. The 😀 mill paid $7 million in 2020.`,
  },
  {
    id: 'many',
    title: 'Three thousand quotes',
    published_at: '2024-05-05',
    text: Array.from(
      { length: 3_000 },
      (_, index) => `“We will open mill number ${index} next year,” Ann Lee said.`,
    ).join('\n\n'),
  },
  { id: 'bare', text: 'A plain text without anything around it. It was written in Leeds.' },
  { id: '../../etc/passwd?x=1&y=2#z', title: '%00%2e%2e/ \\ ', text: '“We are here to stay,” Ann Lee said.' },
];

/** Runs the articles, and plants what reading takes out of them. */
export const runOfHostile = (folder: string): Promise<string> =>
  replaceEverywhere(runOf(folder, HOSTILE), STAND_IN, ATTACK);

/** The ids of the articles in the export. */
export const HOSTILE_IDS: readonly string[] = HOSTILE.map(
  ({ id }) => `news.jsonl#${id.replace(STAND_IN, ATTACK)}`,
);
