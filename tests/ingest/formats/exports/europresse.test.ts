import { describe, expect, test } from 'vitest';
import { readFile } from '../../scratch.js';

const article = (header: string, title: string, rest: string, text: string): string => `<article>
<header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier (site web), no. 22701<br></span></div>
<span class="DocHeader">${header}</span>
<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">${title}</p></div>${rest}</header>
<section><div class="DocText clearfix"><div class="docOcurrContainer">${text}</div></div></section>
<footer><small>© 2017 Le Courrier. Tous droits réservés.</small><p>news·20171105·CO·0123</p></footer>
</article>`;
const page = (...articles: readonly string[]): string =>
  `<!DOCTYPE html><html><head><title>Europresse</title></head><body>${articles.join('\n')}</body></html>`;

const MILL = article(
  'Politique, lundi 5 novembre 2017, p. 3',
  'La minoterie rouvre',
  '<div class="docAuthors">Ann Lee et Tom Roe</div>',
  '<p>La <mark>minoterie</mark> embauche 300 personnes,\na dit le maire.</p><p>Elle était à l’arrêt depuis 2012.</p>',
);
const BRIDGE = article('November 6, 2017, p. A4', 'Bridge stays', '', '<p>It stays.</p>');

describe('the layout of Europresse', () => {
  test('is a document an article', async () => {
    const { records, faults } = await readFile(
      'europresse.html',
      page(MILL, BRIDGE.replace('CO·0123', 'CO·0124')),
    );
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        docId: 'europresse.html#news·20171105·CO·0123',
        mediaType: 'text/plain',
        text: 'La minoterie embauche 300 personnes, a dit le maire.\n\nElle était à l’arrêt depuis 2012.',
        fields: {
          title: 'La minoterie rouvre',
          publisher: 'Le Courrier',
          publishedAt: '2017-11-05',
          authors: ['Ann Lee', 'Tom Roe'],
        },
      },
      {
        docId: 'europresse.html#news·20171105·CO·0124',
        text: 'It stays.',
        fields: { title: 'Bridge stays', publishedAt: '2017-11-06', authors: [] },
      },
    ]);
  });

  test('has an article without a text as a fault, which says so', async () => {
    const { records, faults } = await readFile(
      'a.html',
      page(MILL, article('6 mai 2017', 'Le pont', '', '')),
    );
    expect(records).toHaveLength(1);
    expect(faults).toMatchObject([
      { code: 'no_text', reason: expect.stringMatching(/“Le pont”.*Europresse.*text/) },
    ]);
  });

  test('is one page where nothing is named so', async () => {
    const { records } = await readFile('a.html', page(MILL.replaceAll('DocPublicationName', 'source')));
    expect(records).toMatchObject([{ docId: 'a.html', mediaType: 'text/html' }]);
  });
});
