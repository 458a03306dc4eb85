import process from 'node:process';

/** On a terminal one line is written anew this often; elsewhere a new line is written rarely, so that a log stays short. */
const TERMINAL_MS = 200;
const LOG_MS = 10_000;

/** Tells on standard error how far long work is. Work that is done at once is not told of. */
export class Progress {
  readonly #command: string;
  readonly #terminal = process.stderr.isTTY;
  #saidAt = performance.now();
  #shown = false;

  constructor(command: string) {
    this.#command = command;
  }

  /** `words` is only asked when it is time to say something. */
  tell(words: () => string): void {
    const now = performance.now();
    if (now - this.#saidAt < (this.#terminal ? TERMINAL_MS : LOG_MS)) return;
    this.#saidAt = now;
    this.#shown = true;
    const line = `${this.#command}: ${words()} ...`;
    process.stderr.write(this.#terminal ? `\r\u001b[K${line}` : `${line}\n`);
  }

  /** The line on a terminal makes place for what comes. */
  end(): void {
    if (this.#terminal && this.#shown) process.stderr.write('\r\u001b[K');
    this.#shown = false;
  }
}
