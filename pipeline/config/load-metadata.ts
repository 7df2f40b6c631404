import { cwd } from 'node:process';
import type { MetadataTable } from '../ingest/metadata/metadata-table.js';
import { DEFAULT_METADATA_KEY } from './run-options.js';
import type { RunSettings } from './settings.js';

/**
 * Reads the table of metadata that settings name; null where they name none. What reads it is loaded with it.
 *
 * @throws UsageError
 */
export async function loadMetadata({
  metadata,
  metadataKey,
  maxRecordBytes,
}: Pick<RunSettings, 'metadata' | 'metadataKey' | 'maxRecordBytes'>): Promise<MetadataTable | null> {
  if (metadata === null) return null;
  const { MetadataTable } = await import('../ingest/metadata/metadata-table.js');
  return MetadataTable.load(metadata, metadataKey ?? DEFAULT_METADATA_KEY, { cwd: cwd(), maxRecordBytes });
}
