import type { RecordFaultCode, RecordNote } from '../../record.js';

/** What was read of a file of a word processor. */
export interface Document {
  readonly kind: 'document';
  /** None is blank; each may have several lines. */
  readonly paragraphs: readonly string[];
  readonly properties: DocumentProperties;
  /** A WHATWG label. */
  readonly encoding: string;
  readonly notes?: readonly RecordNote[];
}

/** What a document says of itself, as it stands in the file; left out where it says nothing. */
export interface DocumentProperties {
  readonly title?: string;
  readonly author?: string;
  readonly created?: string;
}

/** Why a file is no such document. */
export interface DocumentFault {
  readonly kind: 'fault';
  readonly code: RecordFaultCode;
  readonly reason: string;
}

export const documentFault = (code: RecordFaultCode, reason: string): DocumentFault => ({
  kind: 'fault',
  code,
  reason,
});
