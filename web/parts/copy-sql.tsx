import { useState } from 'preact/hooks';

/** The query that gives the same rows, to be copied. */
export function CopySql({ sql }: { readonly sql: string }) {
  const [copied, setCopied] = useState('');
  if (sql === '') return null;
  const copy = (): void => {
    navigator.clipboard.writeText(sql).then(
      () => setCopied('Copied.'),
      () => setCopied('The browser does not let the page copy; select the text instead.'),
    );
  };
  return (
    <details class="sql">
      <summary>As SQL</summary>
      <p class="note">
        <code>pipeline query</code> gives the same rows for this:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached */}
      <pre tabIndex={0}>{sql}</pre>
      <button type="button" onClick={copy}>
        Copy
      </button>{' '}
      <span role="status">{copied}</span>
    </details>
  );
}
