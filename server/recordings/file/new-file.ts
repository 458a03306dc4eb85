import { existsSync, rmSync } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';

/** Where bytes go, one after the other. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

export interface NewFileOptions {
  /** A file that is there already is replaced. */
  readonly replace?: boolean;
  /** Whoever runs the process ends it in order, and discards what is unfinished: signals are left alone. */
  readonly served?: boolean;
}

/** Files that are being made now, to be removed when the process is asked to end. */
const unfinished = new Set<string>();
let watching = false;

/**
 * A file that is there whole or not at all: it is written beside its place under another name, and renamed at the end.
 * What fails, or is interrupted, leaves nothing behind.
 */
export class NewFile implements ByteSink {
  readonly #path: string;
  readonly #beside: string;
  readonly #handle: FileHandle;
  #open = true;

  private constructor(path: string, beside: string, handle: FileHandle) {
    this.#path = path;
    this.#beside = beside;
    this.#handle = handle;
  }

  /** Begins it, or says in one sentence why it cannot be. A file that is there already is kept unless `replace`. */
  static async begin(path: string, { replace = false, served = false }: NewFileOptions = {}): Promise<NewFile | { problem: string }> {
    const full = resolve(path);
    if (existsSync(full) && !replace) return { problem: `${path} is there already: choose another name, or say --force to replace it` };
    const there = await stat(full).catch(() => null);
    if (there !== null && !there.isFile()) return { problem: `${path} is no file that could be replaced` };
    const beside = join(dirname(full), `.${basename(full)}.${process.pid}.part`);
    try {
      const handle = await open(beside, 'wx', 0o600);
      if (!served) {
        unfinished.add(beside);
        watchForEnd();
      }
      return new NewFile(full, beside, handle);
    } catch (error) {
      return { problem: `${path} cannot be written: ${writeProblem(error)}` };
    }
  }

  /** Throws what the file system throws. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) done += (await this.#handle.write(bytes, done)).bytesWritten;
  }

  /** It is whole: on disk, and in its place. */
  async commit(): Promise<void> {
    await this.#handle.sync();
    await this.#close();
    await rename(this.#beside, this.#path);
    unfinished.delete(this.#beside);
  }

  /** It is not wanted, or could not be finished. */
  async discard(): Promise<void> {
    await this.#close().catch(() => undefined);
    await rm(this.#beside, { force: true });
    unfinished.delete(this.#beside);
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#handle.close();
  }
}

/** Why a file cannot be written, in words. */
export function writeProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such folder';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'its folder may not be written to';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOTDIR') return 'what should be its folder is a file';
  return error instanceof Error ? error.message : String(error);
}

/** Ctrl-C, or a stop from outside, ends the process as ever, and takes what is half written with it. */
function watchForEnd(): void {
  if (watching) return;
  watching = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const path of unfinished) rmSync(path, { force: true });
      process.kill(process.pid, signal);
    });
  }
}
