import type { Duplicates, Order } from '../../pipeline/explore/asked-values.js';
import type { ArticleItem } from '../../pipeline/explore/contract.js';
import { to, type ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { count, day, words } from '../format.js';
import {
  Choice,
  CommonFields,
  Filters,
  givenOptionsOf,
  NamedChoice,
  optionsOf,
  TextField,
} from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { type Column, RowTable } from '../parts/row-table.js';
import { titleOf } from '../reference.js';
import { useAnswer } from '../use-answer.js';

const ORDERS: Readonly<Record<Order<'articles'>, string>> = {
  article: 'As in the corpus',
  newest: 'Newest first',
  oldest: 'Oldest first',
  longest: 'Longest first',
  quotes: 'Most quotes first',
};

const DUPLICATES: Readonly<Record<Duplicates, string>> = {
  all: 'With duplicates',
  none: 'Without duplicates',
  only: 'Only duplicates',
};

/** The articles of the corpus. */
export function Articles({ address }: ViewProps) {
  const filter = { ...valuesOf('articles', address.query), limit: ROWS_ON_A_PAGE };
  const reply = useAnswer('articles', filter);
  const { answer: choices } = useAnswer('choices', {});
  return (
    <Frame title="Articles" lead={<Go to={to('publishers')}>Publisher by publisher</Go>}>
      <Filters
        address={address}
        search={<TextField address={address} name="text" label="Words of headline or text" />}
      >
        <CommonFields address={address} publishers={choices?.publishers} />
        <Choice
          address={address}
          name="language"
          label="Language"
          any="Any language"
          options={givenOptionsOf(choices?.languages)}
        />
        <Choice
          address={address}
          name="status"
          label="State of the text"
          any="Any state"
          options={optionsOf(choices?.statuses)}
        />
        <NamedChoice address={address} name="duplicates" label="Duplicates" names={DUPLICATES} />
        <NamedChoice address={address} name="sort" label="Order" names={ORDERS} />
      </Filters>
      <Listing view="articles" reply={reply} filter={filter} address={address} noun="article">
        {(items) => <RowTable items={items} keyOf={({ docId }) => docId} columns={COLUMNS} />}
      </Listing>
    </Frame>
  );
}

const COLUMNS: readonly Column<ArticleItem>[] = [
  {
    label: 'Article',
    cell: (item) => (
      <>
        <Go to={to('article', { id: item.docId })}>
          <span dir="auto">{titleOf(item)}</span>
        </Go>
        <Notes item={item} />
      </>
    ),
  },
  { label: 'Publisher', cell: ({ publisher }) => publisher ?? 'not given' },
  { label: 'Published', cell: ({ publishedAt }) => (publishedAt === null ? 'not given' : day(publishedAt)) },
  { label: 'Words', kind: 'number', cell: (item) => count(item.words) },
  { label: 'Quotes', kind: 'number', cell: (item) => count(item.quotes) },
];

function Notes({ item: { authors, status, duplicateOf, language } }: { readonly item: ArticleItem }) {
  const notes = [
    ...(authors.length === 0 ? [] : [`by ${authors.join(', ')}`]),
    ...(status === 'ok' ? [] : [words(status)]),
    ...(language === null || language === 'en' ? [] : [`in ${language}`]),
    ...(duplicateOf === null ? [] : ['duplicate']),
  ];
  return notes.length === 0 ? null : (
    <span class="origin" dir="auto">
      {notes.join(' · ')}
    </span>
  );
}
