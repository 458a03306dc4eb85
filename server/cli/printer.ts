import { once } from 'node:events';

/**
 * Prints in pieces no faster than the reader reads. A reader that has enough (`| head`) is a quiet end, anything
 * else that breaks is kept in `failure`.
 */
export class Printer {
  readonly #output: NodeJS.WriteStream;
  readonly #gone = new AbortController();
  #failure: Error | null = null;
  readonly #onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') this.#failure = error;
    this.#gone.abort();
  };

  constructor(output: NodeJS.WriteStream) {
    this.#output = output;
    output.on('error', this.#onError);
  }

  /** Aborted when nobody reads any more: there is nothing left to do. */
  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /** Why it could not be printed; null also when the reader only had enough. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** Resolves when more may be printed. */
  async print(text: string): Promise<void> {
    if (text === '' || this.#gone.signal.aborted || this.#output.write(text)) return;
    // An error comes as `gone`.
    await once(this.#output, 'drain', { signal: this.#gone.signal }).catch(() => undefined);
  }

  /** To be called when nothing more is printed. */
  end(): void {
    this.#output.off('error', this.#onError);
  }
}
