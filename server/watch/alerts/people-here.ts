import type { Alert } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { ABSENT_AFTER_MS } from '../../../shared/words/alert-limits.ts';

/** Who has a screen open, and who of those that have an alert in hand went, and when. As plain data. */
export interface PeopleState {
  here: string[];
  gone: [string, Time][];
}

/** Who is here, as the gateways tell: an alert is not left with somebody who is away. */
export class PeopleHere {
  #here = new Set<string>();
  readonly #gone = new Map<string, Time>();

  isHere(name: string): boolean {
    return this.#here.has(name);
  }

  /** Who has a screen open now. Owners who had one and have none begin to be missed, also when they went with an earlier run. */
  tell(names: readonly string[], standing: Iterable<Alert>, at: Time): void {
    const now = new Set(names);
    for (const name of names) this.#gone.delete(name);
    for (const name of this.#here) if (!now.has(name)) this.#gone.set(name, at);
    for (const { owner } of standing) {
      if (owner?.onScreen === true && !now.has(owner.name) && !this.#gone.has(owner.name)) this.#gone.set(owner.name, at);
    }
    this.#here = now;
  }

  /** When the next of them is absent; Infinity when nobody is missed. */
  due(): Time {
    let due = Infinity;
    for (const since of this.#gone.values()) due = Math.min(due, since + ABSENT_AFTER_MS);
    return due;
  }

  /** Who is absent by now, in the order in which they went; they are missed no longer. */
  takeAbsent(at: Time): string[] {
    const absent = [...this.#gone].filter(([, since]) => since + ABSENT_AFTER_MS <= at);
    for (const [name] of absent) this.#gone.delete(name);
    return absent.map(([name]) => name);
  }

  toState(): PeopleState {
    return { here: [...this.#here], gone: [...this.#gone] };
  }

  static from(state: PeopleState): PeopleHere {
    const people = new PeopleHere();
    people.#here = new Set(state.here);
    for (const [name, since] of state.gone) people.#gone.set(name, since);
    return people;
  }
}
