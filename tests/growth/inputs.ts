/** A text of so many characters. */
type Make = (length: number) => string;

/** Whole pieces, so that texts of all lengths end alike: some rules ask how a text ends. */
const repeated =
  (piece: string): Make =>
  (length) =>
    piece.repeat(Math.round(length / piece.length));

/** Pieces that differ, so that what is kept of one is asked for all others. */
const listed =
  (piece: (word: string) => string): Make =>
  (length) => {
    let text = '';
    for (let i = 0; text.length < length; i++) text += piece(wordOf(i));
    return text.slice(0, length);
  };

/** `Bada`, `Bade` …: a word for each number, in letters alone. */
function wordOf(number: number): string {
  let word = '';
  for (let rest = number + 100; rest > 0; rest = Math.floor(rest / 80)) {
    word += 'bcdfghklmnprstvz'[rest % 16]! + 'aeiou'[Math.floor(rest / 16) % 5]!;
  }
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Texts that nobody writes, and that programs meet all the same. */
export const INPUTS: Readonly<Record<string, Make>> = {
  'one small letter': repeated('a'),
  'one capital': repeated('A'),
  'one digit': repeated('1'),
  'blanks of two kinds': repeated(' \u00a0'),
  'line ends': repeated('\n'),
  'lines of one letter': repeated('a\n'),
  'paragraphs of one letter': repeated('a\n\n'),
  'straight quotation marks': repeated('"'),
  'opening quotation marks': repeated('“'),
  'marks inside marks': repeated('“a ‘b '),
  apostrophes: repeated("a'"),
  brackets: repeated('('),
  hyphens: repeated('-'),
  'words of hyphens': repeated('A-'),
  slashes: repeated('1/'),
  stops: repeated('.'),
  'dotted letters': repeated('a.'),
  initials: repeated('J. '),
  'commas in figures': repeated('1,'),
  colons: repeated('1:'),
  handles: repeated('@a '),
  'half an address': repeated('a@'),
  links: repeated('http://a '),
  marks: repeated('a\u0301'),
  joiners: repeated('\u200d'),
  'half a character': repeated('a\ud800 '),
  'one paragraph': repeated('The mayor of Bonn said on Monday that the mill would close. '),
  'capital words': repeated('Ann Lee '),
  'lines of names': repeated('Ann Lee\n'),
  'names and commas': repeated('Ann, '),
  titles: repeated('Mr. '),
  possessives: repeated("Ann's "),
  'nothing but "said"': repeated('he said '),
  'said, said': repeated('said, “'),
  'quotations without an end': repeated('“No, he said.\n'),
  'quotations of several paragraphs': repeated('“No.\n\n'),
  'relative clauses': repeated(', who said, '),
  'according to': repeated('according to '),
  transcripts: repeated('LEE: No.\n'),
  signatures: repeated('— Ann Lee (@ann) July 1, 2020\n'),
  dashes: repeated('-- '),
  late: repeated('late '),
  'late days': repeated('late Friday '),
  'days after days': repeated('two days after '),
  'ends of ends': repeated('end of '),
  'Mondays of Mondays': repeated('Monday of '),
  'times to times': repeated('12:30 to '),
  years: repeated('in 2018 '),
  weeks: repeated('week of '),
  months: repeated('in June '),
  'a modal month': repeated('May '),
  'sets of sets': repeated('every '),
  articles: repeated('a '),
  'number words': repeated('hundred and '),
  'ranges of ranges': repeated('five to '),
  'comparisons of comparisons': repeated('more than '),
  'groups of digits': repeated('1 234 '),
  amounts: repeated('$1 '),
  'open hyphens': repeated('7- and '),
  'glued money': repeated('RM1,'),
  shares: repeated('one in '),
  thousands: repeated('thousands of '),
  'photo credits': repeated('(A/Getty Images)\n'),
  'glued names': repeated('Ann LeeAnn Lee MORE '),
  'navigation and links': repeated('Home\nRelated Articles\nREAD MORE: No\n'),
  bylines: repeated('By Ann Lee, '),
  'tags without an end': repeated('<p '),
  'comments without an end': repeated('<!--'),
  paragraphs: repeated('<p>a</p>\n'),
  'hidden elements': repeated('<svg>'),
  'elements in one another': repeated('<div>'),
  'inline elements in one another': repeated('<b><i>'),
  'ends of other elements': repeated('<b><div></b>'),
  'tables in cells': repeated('<table><tr><td>a'),
  'cells without a table': repeated('<td>a</div>'),
  'rows that never end': repeated('<tr><td>a</tr>'),
  'items that never end': repeated('<li><ul>a'),
  'line breaks': repeated('<br>'),
  'line breaks and blanks': repeated('<br>&nbsp;'),
  headings: repeated('<h1>a b c</h1>'),
  'linked headings': repeated('<div><h3><a href="/a">a b</a></h3><p>c</p></div>'),
  'bylines in one another': repeated('<div class="byline">By Ann Lee'),
  times: repeated('<time datetime="2020-05-05">a</time>'),
  'described things': (length) =>
    `<script type="application/ld+json">${'[{"@type":"Article","author":'.repeat(Math.ceil(length / 29))}`.slice(
      0,
      length,
    ),
  'paragraphs of an article': repeated(
    '<p>The mayor of Bonn said on Monday that the mill would close, and that it would not open again.</p>',
  ),
  'paragraphs with a class each': listed(
    (word) => `<p class="${word} a">The mayor said ${word} would close.</p>`,
  ),
  'character references': repeated('&lt;'),
  'escaped tags': repeated('&lt;p&gt;'),
  ampersands: repeated('&'),
  'cut-off marks': repeated('[…]\n'),
  datelines: repeated('BONN, Germany (AP) — The mayor said no.\n'),
  'dates of publication': repeated('Updated July 13, 2020\n'),
  'a name each': listed((word) => `Ann ${word} said “No.” She left.\n`),
  'a surname each, with a title': listed((word) => `Mr. ${word} left. `),
  'a family': listed((word) => `${word} Smith left. Smith ran. `),
  'a handle each': listed((word) => `@${word} won. `),
  'an organisation each': listed((word) => `The ${word} Group (${word[0]}G) said it lost. `),
  'a formal name each': listed((word) => `Ann ${word}Ann Mary ${word}${word} wins MORE left. `),
  'a description each': listed((word) => `“No,” said the mayor of ${word}. “Yes,” the mayor said.\n`),
};
