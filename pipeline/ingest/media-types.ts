type MediaTypes = readonly [ofRecords: string, ...others: string[]];

/** Of web pages. The text of such a record is the source of a page. */
export const PAGE_TYPES: MediaTypes = ['text/html', 'application/xhtml+xml'];

/** Of Markdown. The text of such a record has its marks. */
export const MARKDOWN_TYPES: MediaTypes = ['text/markdown'];
