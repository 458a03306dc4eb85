/** Takes one line of `bytes`, from `start` to before `end`; the bytes are its own only during the call. */
export type LineHandler = (bytes: Uint8Array, start: number, end: number) => void;

/** Longest line that is kept: several tag blocks, a sentence of 82 characters and a logger's suffixes are fewer. */
export const MAX_LINE = 1024;
const NEWLINE = 10;

/**
 * Cuts a byte stream into lines, whatever pieces it comes in. Whole lines are handed over where they lie; only a line
 * that is cut in two is copied. A line longer than `longest` is dropped as it comes and told once.
 */
export class LineCutter {
  private readonly kept: Uint8Array;
  private length = 0;
  private dropping = false;
  private readonly line: LineHandler;
  private readonly tooLong: () => void;

  constructor(line: LineHandler, tooLong: () => void, longest = MAX_LINE) {
    this.kept = new Uint8Array(longest);
    this.line = line;
    this.tooLong = tooLong;
  }

  push(bytes: Uint8Array): void {
    let start = 0;
    for (;;) {
      const newline = bytes.indexOf(NEWLINE, start);
      if (newline < 0) break;
      if (this.dropping) this.dropping = false;
      else if (this.length === 0) this.whole(bytes, start, newline);
      else if (this.keep(bytes, start, newline)) this.flush();
      else this.dropping = false;
      start = newline + 1;
    }
    if (start < bytes.length && !this.dropping) this.keep(bytes, start, bytes.length);
  }

  /** What was begun is a line: the stream or datagram has ended. */
  flush(): void {
    const length = this.length;
    this.length = 0;
    this.dropping = false;
    if (length > 0) this.line(this.kept, 0, length);
  }

  private whole(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > this.kept.length) this.tooLong();
    else this.line(bytes, start, end);
  }

  /** False when the line became too long with it. */
  private keep(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.length + end - start > this.kept.length) {
      this.length = 0;
      this.dropping = true;
      this.tooLong();
      return false;
    }
    this.kept.set(bytes.subarray(start, end), this.length);
    this.length += end - start;
    return true;
  }
}
