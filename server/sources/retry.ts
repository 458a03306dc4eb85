/** Milliseconds of the first and of the longest wait between attempts. */
export interface RetryTimes {
  readonly firstMs: number;
  readonly longestMs: number;
}

export const RETRY: RetryTimes = { firstMs: 1_000, longestMs: 30_000 };

/**
 * Exponential backoff with jitter: each wait is between a half and the whole of twice the last one, so that many
 * stations do not come back at the same moment.
 */
export class Backoff {
  private attempts = 0;
  private readonly times: RetryTimes;

  constructor(times: RetryTimes) {
    this.times = times;
  }

  next(): number {
    const most = Math.min(this.times.longestMs, this.times.firstMs * 2 ** Math.min(this.attempts++, 20));
    return most * (0.5 + Math.random() / 2);
  }

  /** It worked: begin small again. */
  reset(): void {
    this.attempts = 0;
  }
}
