import type { View } from '../../pipeline/explore/contract.js';
import type { ExportFormat } from '../source.js';
import { useSource } from '../use-answer.js';
import { CopySql } from './copy-sql.js';

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['csv', 'CSV'],
  ['jsonl', 'JSONL'],
  ['parquet', 'Parquet'],
];

/** The rows of a list, all pages of it, as a file, and the query that gives them. */
export function TakeAway({
  view,
  filter,
  sql,
}: {
  readonly view: View;
  readonly filter: object;
  readonly sql: string;
}) {
  const source = useSource();
  const { offset: _, limit: __, ...asked } = filter as { offset?: number; limit?: number };
  const files = FORMATS.flatMap(([format, name]) => {
    const url = source.exportUrl(view, asked, format);
    return url === null ? [] : [{ url, name }];
  });
  return (
    <div class="take-away">
      {files.length === 0 ? null : (
        <p>
          Export these rows as{' '}
          {files.map(({ url, name }, index) => (
            <>
              {index === 0 ? '' : ' · '}
              <a href={url} download>
                {name}
              </a>
            </>
          ))}
        </p>
      )}
      <CopySql sql={sql} />
    </div>
  );
}
