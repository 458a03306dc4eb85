import { JournalUnavailable } from '../journal/contract.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';

/** A refusal, as every answer of the stream has it. */
export interface Refusal {
  ok: false;
  problem: Problem;
}

export const refuse = (why: Problem): Refusal => ({ ok: false, problem: why });

/**
 * Wraps the handler of an event that comes from outside, where anything may be sent: no arguments, no callback, a
 * callback in the wrong place. The handler gets the first argument as it came and a way to answer that is always
 * safe to call (`heard` says whether anybody listens). Whatever it throws is logged
 * and answered as a problem, and takes neither the socket nor the process down.
 */
export function asked(
  handler: (payload: unknown, answer: (value: unknown) => void, heard: boolean) => Promise<void> | void,
  onBug: (error: unknown) => void,
): (...args: unknown[]) => void {
  return (...args) => {
    const last = args.at(-1);
    const heard = typeof last === 'function';
    const answer = (value: unknown): void => {
      if (heard) last(value);
    };
    const payload = heard && args.length === 1 ? undefined : args[0];
    const failed = (error: unknown): void => {
      onBug(error);
      answer(
        refuse(
          error instanceof JournalUnavailable
            ? problem('journal-unavailable', error.message)
            : problem('internal', 'It is not known whether this was kept. Try again; the same key does the act only once.'),
        ),
      );
    };
    try {
      Promise.resolve(handler(payload, answer, heard)).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}
