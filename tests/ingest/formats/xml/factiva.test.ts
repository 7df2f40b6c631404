import { describe, expect, test } from 'vitest';
import { readFile } from '../../scratch.js';

const response = (articles: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="2">
${articles}</ppsarticleResultSet></ppsArticleResponse></PPSResponse>`;

const MILL = `<ppsarticle><article>
<accessionNo>HARL000020240514e85e0000a</accessionNo><baseLanguage>EN</baseLanguage><byline>By Ann Lee</byline>
<columnName>Business</columnName><copyright>(c) 2024 Harlow Press</copyright>
<headline><paragraph display="Proportional"><hlt>Mill</hlt> opens</paragraph></headline>
<leadParagraph><paragraph>The mill opened on
  Monday.</paragraph></leadParagraph>
<publicationDate><dateTime>2024-05-14T08:00:00Z</dateTime></publicationDate>
<publisherName>Harlow Press</publisherName><sourceName>Harlow Times</sourceName>
<tailParagraphs><paragraph>It will hire <hlt>300</hlt> people.</paragraph><paragraph>The town waited.</paragraph></tailParagraphs>
<notes>Not to be read.</notes></article></ppsarticle>`;
const WEIR = `<ppsarticle><article><accessionNo>HARL000020240514e85e0000b</accessionNo><headline><paragraph>Weir</paragraph></headline>
<leadParagraph>
The weir held,
the council said.
</leadParagraph><publicationDate><date>2024-05-15</date></publicationDate></article></ppsarticle>`;

describe('XML of Factiva', () => {
  test('gives a record an article', async () => {
    const { records, faults } = await readFile('a.xml', response(MILL + WEIR));
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        docId: 'a.xml#HARL000020240514e85e0000a',
        text: 'The mill opened on Monday.\n\nIt will hire 300 people.\n\nThe town waited.',
        fields: {
          title: 'Mill opens',
          authors: ['By Ann Lee'],
          publisher: 'Harlow Times',
          publishedAt: '2024-05-14T08:00:00Z',
          section: 'Business',
          language: 'en',
        },
      },
      {
        docId: 'a.xml#HARL000020240514e85e0000b',
        text: 'The weir held,\nthe council said.',
        fields: { title: 'Weir', authors: [], publisher: null, publishedAt: '2024-05-15' },
      },
    ]);
  });

  test('an article without a text is one fault, and the next is read', async () => {
    const empty = '<ppsarticle><article><accessionNo>x</accessionNo></article></ppsarticle>';
    const { records, faults } = await readFile('a.xml', response(empty + WEIR));
    expect(faults).toMatchObject([{ docId: 'a.xml#x', code: 'no_text' }]);
    expect(records).toHaveLength(1);
  });

  test('other XML with articles is none of it', async () => {
    const { faults } = await readFile('a.xml', response(MILL).replaceAll('PPSResponse', 'answer'));
    expect(faults).toMatchObject([{ code: 'unsupported_format' }]);
  });
});
