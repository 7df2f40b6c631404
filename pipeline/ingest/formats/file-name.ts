import { splitCompression } from './compression.js';

interface Extensions {
  readonly extensions: readonly string[];
}

/** The extension of a format that a name ends with, in any case; null where it ends with none of them. */
export function extensionOf(name: string, { extensions }: Extensions): string | null {
  const lower = name.toLowerCase();
  return extensions.find((extension) => lower.endsWith(extension)) ?? null;
}

/** A file's name without its folder and extensions: `2020/mill.v2.txt.gz` → `mill.v2`. */
export function stemOf(sourcePath: string, reader: Extensions): string {
  const name = sourcePath.slice(sourcePath.lastIndexOf('/') + 1);
  const plain = splitCompression(name).name;
  const extension = extensionOf(plain, reader);
  return extension === null || extension.length === plain.length ? name : plain.slice(0, -extension.length);
}
