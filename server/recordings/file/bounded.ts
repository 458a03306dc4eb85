import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ByteSink } from './new-file.ts';

/** A disk that the journal is on keeps at least so much free: what is answered must always find its place. */
const LEAST_FREE = 1024 * 1024 * 1024;
/** Looked at again after so many bytes. */
const LOOK_EVERY = 16 * 1024 * 1024;

/** There is no place for more. Its message is for a person. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/** Bytes that a folder's disk has free for this user; null where the system does not say. */
export type FreeBytes = (folder: string) => Promise<number | null>;
export const freeBytes: FreeBytes = async (folder) => {
  const stats = await statfs(folder).catch(() => null);
  return stats === null ? null : stats.bavail * stats.bsize;
};

/** Takes at most so many bytes, and never the last of a disk. */
export class Bounded implements ByteSink {
  readonly #into: ByteSink;
  readonly #most: number;
  readonly #folder: string;
  readonly #free: FreeBytes;
  #taken = 0;
  #lookAt = 0;

  /** `path`: where it is written to. */
  constructor(into: ByteSink, path: string, most: number, free: FreeBytes = freeBytes) {
    this.#into = into;
    this.#most = most;
    this.#folder = dirname(path);
    this.#free = free;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#taken += bytes.length;
    if (this.#taken > this.#most) throw new NoRoom(`it would be greater than ${Math.round(this.#most / 1024 / 1024)} MB`);
    if (this.#taken > this.#lookAt) {
      const free = await this.#free(this.#folder);
      if (free !== null && free < LEAST_FREE) throw new NoRoom('the disk is nearly full, and what is free on it is kept for the journal; make room first');
      this.#lookAt = this.#taken + LOOK_EVERY;
    }
    await this.#into.write(bytes);
  }
}
