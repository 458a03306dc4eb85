import type { RoomId } from '../../shared/words/room.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often one person or address may do something: `points` in `seconds`. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

export interface Allowances {
  /** Attempts to sign in that fail, per address. Secrets are long and random: this keeps noise down. */
  readonly signIn: Allowance;
  /** Commands and reports, per person: far above what hands can do, below what a runaway program does. */
  readonly commands: Allowance;
  /** Joins, keyframes and missing entries asked for, per person over all screens. */
  readonly asks: Allowance;
  /** Stretches of the past, per person: a hand that drags along a day asks for a few a second. */
  readonly past: Allowance;
}

export const ALLOWANCES: Allowances = {
  signIn: { points: 30, seconds: 60 },
  commands: { points: 120, seconds: 10 },
  asks: { points: 300, seconds: 10 },
  past: { points: 100, seconds: 10 },
};

/** Whom acts are counted for: one of the same name in an exercise uses up nothing of the live watch's. */
export const limitKey = (room: RoomId, name: string): string => `${room} ${name}`;

/** Counts acts, in memory: one gateway counts for itself. */
export class Limit {
  readonly #limiter: RateLimiterMemory;

  constructor({ points, seconds }: Allowance) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** Counts one act: 0 when it may be done, else in how many seconds to try again. */
  async take(who: string): Promise<number> {
    try {
      await this.#limiter.consume(who);
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw refused;
    }
  }
  /** Takes one act back out of the count. */
  async giveBack(who: string): Promise<void> {
    await this.#limiter.reward(who);
  }
}
