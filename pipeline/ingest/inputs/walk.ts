import pLimit from 'p-limit';
import { compareUtf8 } from '../../text/utf8-order.js';
import { describeSystemError } from '../decode/source-error.js';
import type { Discovery } from './discovery.js';
import type { FileEffects, FolderEntry } from './effects.js';
import { childPath, displayPath, type FilePath } from './file-path.js';
import type { SkipReason } from './skipped.js';

export interface WalkOptions {
  /** Takes what is found. */
  readonly discovery: Discovery;
  readonly effects: FileEffects;
  /** Why a file or folder is no input, though it lies inside one; null where it is. */
  readonly passedOver: (path: FilePath, realPath: string) => SkipReason | null;
}

interface Folder {
  readonly path: FilePath;
  /** Without links: what tells a folder that was read from one that was not. */
  readonly realPath: string;
  readonly sourcePath: string;
}

const FILES_AT_A_TIME = 32;

/**
 * Finds the files below a folder. Links are followed, but each real folder is read once: at its own place, or
 * else at that of the first link to it. So no chain of links has no end, and adding a link moves no document.
 */
export async function walkFolder(path: FilePath, sourcePath: string, options: WalkOptions): Promise<void> {
  await new Walk(options).from(path, sourcePath);
}

class Walk {
  readonly #options: WalkOptions;
  readonly #limit = pLimit(FILES_AT_A_TIME);
  readonly #read = new Set<string>();
  #links: Omit<Folder, 'realPath'>[] = [];

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  async from(path: FilePath, sourcePath: string): Promise<void> {
    await this.#enterLink({ path, sourcePath });
    while (this.#links.length > 0) {
      const links = this.#links.sort((a, b) => compareUtf8(a.sourcePath, b.sourcePath));
      this.#links = [];
      for (const link of links) await this.#enterLink(link);
    }
  }

  async #enterLink({ path, sourcePath }: Omit<Folder, 'realPath'>): Promise<void> {
    await this.#orFault(sourcePath, async () => {
      const realPath = await this.#options.effects.realPath(path);
      await this.#enter({ path, realPath, sourcePath });
    });
  }

  async #enter(folder: Folder): Promise<void> {
    const { discovery, effects, passedOver } = this.#options;
    const reason = passedOver(folder.path, folder.realPath);
    if (reason !== null) return discovery.skip(reason, folder.sourcePath);
    if (this.#read.has(folder.realPath)) return discovery.skip('linked_folder', folder.sourcePath);
    this.#read.add(folder.realPath);
    await this.#orFault(folder.sourcePath, async () => {
      const entries = await effects.list(folder.path);
      const folders: Folder[] = [];
      await Promise.all(
        entries.map((entry) =>
          this.#limit(async () => {
            const inner = await this.#examine(folder, entry);
            if (inner !== null) folders.push(inner);
          }),
        ),
      );
      for (const inner of folders) await this.#enter(inner);
    });
  }

  /** Takes a file or a link into account; a folder is returned, to be entered next. */
  async #examine(parent: Folder, { name, kind }: FolderEntry): Promise<Folder | null> {
    const { discovery, passedOver } = this.#options;
    const path = childPath(parent.path, name);
    const sourcePath = `${parent.sourcePath}/${displayPath(name)}`;
    const realPath = displayPath(childPath(parent.realPath, name));
    if (name[0] === '.'.charCodeAt(0)) discovery.skip('hidden', sourcePath);
    else if (kind === 'folder') return { path, realPath, sourcePath };
    else {
      const reason = passedOver(path, realPath);
      if (reason !== null) discovery.skip(reason, sourcePath);
      else await this.#orFault(sourcePath, () => this.#examineFile(path, sourcePath, kind), kind === 'link');
    }
    return null;
  }

  async #examineFile(path: FilePath, sourcePath: string, kind: FolderEntry['kind']): Promise<void> {
    const { discovery, effects } = this.#options;
    const info = await effects.info(path);
    if (info.kind === 'file') discovery.addFile(path, sourcePath, info.bytes);
    else if (info.kind === 'other') discovery.skip('special_file', sourcePath);
    else if (kind === 'link') this.#links.push({ path, sourcePath });
  }

  /** What the file system refuses is a fault of that place, not the end of the walk. */
  async #orFault(sourcePath: string, work: () => Promise<void>, isLink = false): Promise<void> {
    try {
      await work();
    } catch (error) {
      const reason = describeSystemError(error, isLink);
      if (reason === null) throw error;
      this.#options.discovery.addFault(sourcePath, reason);
    }
  }
}
