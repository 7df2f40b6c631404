/** A reader asked for something that the export does not have. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}
