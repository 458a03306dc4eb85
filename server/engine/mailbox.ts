/** One thing at a time, in the order in which they came. A job that fails fails alone. */
export class Mailbox {
  #last: Promise<void> = Promise.resolve();

  post<T>(job: () => T | Promise<T>): Promise<T> {
    const result = this.#last.then(job);
    this.#last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  /** Resolves when everything that was posted so far is done. */
  idle(): Promise<void> {
    return this.#last;
  }
}
