import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { readSectionHead, SECTION_END, SECTION_HEAD, readSection, PROLOGUE } from '../../../shared/recording/layout.ts';
import type { RecordingFault } from '../../../shared/recording/faults.ts';

const BLOCK = 1024 * 1024;

/** Told how far long work is, in bytes. */
export type Progress = (done: number, total: number) => void;

/** A file that is read here and there. */
export class FileBytes {
  readonly #handle: FileHandle;
  readonly size: number;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  static async open(path: string): Promise<FileBytes | RecordingFault> {
    let handle: FileHandle | null = null;
    try {
      handle = await open(path, 'r');
      const stats = await handle.stat();
      if (stats.isFile()) return new FileBytes(handle, stats.size);
      await handle.close();
      return { fault: 'unreadable', at: null, detail: stats.isDirectory() ? 'it is a folder' : 'it is no regular file; a recording is read here and there, not from its beginning to its end' };
    } catch (error) {
      await handle?.close().catch(() => undefined);
      return { fault: 'unreadable', at: null, detail: readProblem(error) };
    }
  }

  /** So many bytes from there, or as many as there are. */
  async read(at: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - at)));
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await this.#handle.read(bytes, done, bytes.length - done, at + done);
      if (bytesRead === 0) return bytes.subarray(0, done);
      done += bytesRead;
    }
    return bytes;
  }

  /** SHA-256 of the first `end` bytes. */
  async sha256(end: number, progress: Progress = () => undefined): Promise<Uint8Array> {
    const hash = createHash('sha256');
    for (let at = 0; at < end; at += BLOCK) {
      hash.update(await this.read(at, Math.min(BLOCK, end - at)));
      progress(Math.min(end, at + BLOCK), this.size);
    }
    return hash.digest();
  }

  /** Walks the sections from the first and says where it goes wrong. */
  async firstFault(): Promise<RecordingFault> {
    for (let at = PROLOGUE; ; ) {
      const head = await this.read(at, SECTION_HEAD);
      if (head.length < SECTION_HEAD) return { fault: 'cut-off', at: this.size, detail: `it has ${this.size} bytes and ends before its last section` };
      const said = readSectionHead(head);
      if (said === null) return { fault: 'damaged', at, detail: 'a section should begin there and does not' };
      const { tag, length } = said;
      const whole = SECTION_HEAD + length + SECTION_END;
      if (at + whole > this.size) return { fault: 'cut-off', at: this.size, detail: `its section ${tag} begins at byte ${at} and would end at ${at + whole}, but the file has ${this.size} bytes (or that length is damaged)` };
      if (readSection(await this.read(at, whole), tag) === null) return { fault: 'damaged', at, detail: `the checksum of its section ${tag} (${whole} bytes from there) is wrong` };
      at += whole;
      if (tag !== 'DONE') continue;
      if (at === this.size) return { fault: 'damaged', at: null, detail: 'every section is whole, but all together they are not what was written' };
      return { fault: 'damaged', at, detail: `${this.size - at} bytes follow its end` };
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Why a file cannot be read, in words. */
function readProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return error instanceof Error ? error.message : String(error);
}
