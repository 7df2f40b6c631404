import { expect, test } from 'vitest';
import { readPage } from '../../pipeline/pages/read-page.js';
import { OffsetMap } from '../../pipeline/text/offset-map.js';

const FIRST =
  'The council of Ashford voted on Tuesday to repair the old mill, which has stood empty since the flood of 1998.';
const SECOND =
  'Neighbours had feared that the building would be torn down, as the mill at Barton was in the spring of last year.';

/** What is read of a page: its status, its text, and the walls that were removed. */
function readingOf(body: string, head = ''): { status: string; text: string; walls: string[] } {
  const html = `<html><head><title>The mill</title>${head}</head><body><article><h1>The mill</h1>${body}</article></body></html>`;
  const { status, edits, removals } = readPage(html, 'https://post.example/mill');
  const walls = removals.filter(({ rule }) => rule === 'paywall-by-words');
  expect(walls.every(({ kind }) => kind === 'paywall')).toBe(true);
  return {
    status,
    text: OffsetMap.apply(html, edits).text,
    walls: walls.flatMap(({ text }) => text.split('\n')),
  };
}

test.each([
  'Subscribe to continue reading',
  'Subscribe now to read the full story.',
  'Please sign in or subscribe to access the rest of this story.',
  'To continue reading this article, please subscribe.',
  'Want to read more? Start your free trial today.',
  'This article is for subscribers only.',
  'This content is for members only. Log in or join to read it.',
  'This story is available exclusively to Ashford Insider subscribers. Become an Insider and start reading now.',
  'The rest of this article is behind a paywall. Please sign in or subscribe to access.',
  'You have reached your limit of free articles.',
  'You’ve hit your monthly article limit.',
  'You must be logged in to view this content.',
  'Create a free account to read this article.',
  'Keep reading with a subscription',
  'Unlock this article',
  'Subscribe for full access to this article.',
  'This is premium content. Subscribe to read on.',
  'This is a subscriber-only article.',
  'Only subscribers can read the rest of this article.',
  'You need a subscription to read this article.',
  'For full access, become a member.',
  'The full article is available to subscribers.',
  'Access to this article requires a subscription.',
  'Exclusive content for subscribers',
  'Support independent journalism: subscribe to read the rest.',
  'Lesen Sie den ganzen Artikel mit einem Abo.',
  'Cet article est réservé aux membres.',
  'Para continuar leyendo, suscríbete',
  'Lees verder met een abonnement',
  'Thank you for reading! Please log in to keep reading.',
  'Dies ist ein Artikel für Abonnenten. Jetzt abonnieren und weiterlesen.',
  'Um diesen Artikel weiterzulesen, benötigen Sie ein Abo.',
  'Cet article est réservé aux abonnés. Il vous reste 80 % de cet article à lire.',
  'Abonnez-vous pour lire la suite',
  'Este artículo es exclusivo para suscriptores.',
  'Questo articolo è riservato agli abbonati',
])('a wall is no text: %s', (wall) => {
  expect(readingOf(`<p>${FIRST}</p><p>${wall}</p>`)).toEqual({
    status: 'paywall',
    text: FIRST,
    walls: [wall],
  });
});

test.each([
  'You must be logged in to post a comment.',
  'Subscribe to read our newsletter and get the full story in your inbox.',
  'This article is about the members of the choir.',
  'This report is for members of the council who could not come.',
  'Readers must subscribe to continue reading, the paper said.',
  'The rest of the article of faith is well known.',
  'You have reached your limit, he thought.',
  'Unlock this door',
  'The full report is available to members of the council at the town hall.',
  'Subscribers can read the meter themselves from May on.',
  'Access to this page of history requires patience.',
  'To view the full report, register at the town hall by the first of May.',
  'Cet article est réservé, mais juste.',
])('what asks for something else, or tells of a wall, is none: %s', (text) => {
  const { status, walls } = readingOf(`<p>${FIRST}</p><p>${SECOND}</p><p>${text}</p>`);
  expect({ status, walls }).toEqual({ status: 'ok', walls: [] });
});

test('an article about a wall stays whole, with the words of the wall that it quotes', () => {
  const about = [
    'Readers who have reached their limit of free articles must subscribe to continue reading, the Ashford Post said.',
    '“Subscribe to continue reading,” its pages will say from the first of May on, and “This article is for subscribers.”',
  ];
  const { status, text, walls } = readingOf(
    `<p>${about[0]}</p><p>${about[1]}</p><blockquote><p>Subscribe to continue reading</p></blockquote><p>${SECOND}</p>`,
  );
  expect({ status, walls }).toEqual({ status: 'ok', walls: [] });
  for (const paragraph of [...about, SECOND]) expect(text).toContain(paragraph);
});

test('what stands beside a wall goes with it: offers, and the rest of its box', () => {
  const offers = ['Get unlimited access to all our stories.', '$1 a week', 'Cancel anytime.'];
  const lines = offers.map((offer) => `<p>${offer}</p>`).join('');
  expect(
    readingOf(
      `<p>${FIRST}</p><p>Already a subscriber? Log in</p><p>Subscribe to continue reading</p>${lines}`,
    ),
  ).toEqual({
    status: 'paywall',
    text: FIRST,
    walls: ['Already a subscriber? Log in', 'Subscribe to continue reading', ...offers],
  });
  const slogan =
    'Ashford Post has told the stories of the valley and of the people who live in it since the year 1890.';
  const boxed = `<div><h3>Subscribe to continue reading</h3><p>${slogan}</p></div>`;
  expect(readingOf(`<p>${FIRST}</p>${boxed}`).text).toBe(FIRST);
  expect(readingOf(`<p>${FIRST}</p><div><p>${slogan}</p></div>`).text).toContain(slogan);
  const over = `<div><p>This article is for subscribers only.</p><p>${FIRST}</p><p>${SECOND}</p></div>`;
  expect(readingOf(over)).toMatchObject({ status: 'paywall', text: `${FIRST}\n\n${SECOND}` });
});

test('a question for subscribers is no text, and no wall', () => {
  const text = `<p>${FIRST}</p><p>${SECOND}</p>`;
  const question = 'Already a subscriber? Log in';
  expect(readingOf(`${text}<p>${question}</p>`)).toMatchObject({ status: 'ok', walls: [question] });
  for (const line of [
    'Already a mill in Barton was torn down.',
    'Already have a mill? Then you know what it costs.',
  ])
    expect(readingOf(`${text}<p>${line}</p>`).walls).toEqual([]);
});

test('a page with nothing but a wall is one', () => {
  const wall =
    '<p>Subscribe to read the full story</p><p>Already have an account? Sign in here to continue. Get unlimited access to ' +
    'news that matters to you and your family for only $2.99 a month, and cancel whenever you like.</p>';
  expect(readingOf(wall)).toMatchObject({ status: 'paywall', text: '' });
});

test('a wall under a whole article is removed, and the article is one', () => {
  const whole = Array.from(
    { length: 10 },
    (_, i) => `${SECOND} It was the year ${i}, and the mill still stood there.`,
  );
  const html = whole.map((text) => `<p>${text}</p>`).join('');
  expect(readingOf(`${html}<p>Subscribe to continue reading</p>`)).toMatchObject({
    status: 'ok',
    text: whole.join('\n\n'),
    walls: ['Subscribe to continue reading'],
  });
});

test('an article that is declared to be locked is not free', () => {
  const tier = (name: string): string => `<meta property="article:content_tier" content="${name}">`;
  const text = `<p>${FIRST}</p><p>${SECOND}</p>`;
  expect(readingOf(text, tier('locked')).status).toBe('paywall');
  expect(readingOf(text, tier('free')).status).toBe('ok');
  expect(readingOf(text, '<meta itemprop="isAccessibleForFree" content="false">').status).toBe('paywall');
});
