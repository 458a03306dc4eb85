import type { Entry } from '../../../shared/words/entry.ts';
import type { Report } from '../../../shared/words/report.ts';
import type { Actor } from '../../../shared/words/role.ts';
import type { CommandAnswer } from '../../../shared/wire/command.ts';

/** Keys that are remembered; a sender that repeats itself does so within minutes. */
const REMEMBER_KEYS = 10_000;

export interface KeptAnswer {
  /** What the key was used for, so that another act under it is told apart. */
  act: string;
  answer: CommandAnswer;
}

/** Whose act it is: a key means nothing between two senders. */
const sender = (actor: Actor): string => `${actor.kind}:${actor.name}`;

export const acknowledgeAct = (alertId: string, note: string | null, actor: Actor): string =>
  JSON.stringify(['alert.acknowledge', sender(actor), alertId, note]);

export function reportAct(report: Omit<Report, 'id' | 'receivedAt'>, actor: Actor): string {
  const { position, observedAt, channel, seen, accuracyM, sog, cog, peopleMin, peopleMax } = report;
  return JSON.stringify(['report.add', sender(actor), position, observedAt, channel, seen, accuracyM, sog, cog, peopleMin, peopleMax]);
}

/** What was answered to commands that carried a key. It can be told again from the entries that they made. */
export class Answers {
  readonly #kept = new Map<string, KeptAnswer>();

  get(key: string): KeptAnswer | undefined {
    return this.#kept.get(key);
  }

  /** Remembers the answer that an entry's command was given. */
  note(entry: Entry): void {
    if (entry.key === null || this.#kept.has(entry.key)) return;
    const kept = keptAnswer(entry);
    if (kept === null) return;
    this.#kept.set(entry.key, kept);
    if (this.#kept.size <= REMEMBER_KEYS) return;
    const oldest = this.#kept.keys().next();
    if (!oldest.done) this.#kept.delete(oldest.value);
  }

  toState(): [string, KeptAnswer][] {
    return [...this.#kept];
  }

  static from(state: readonly (readonly [string, KeptAnswer])[]): Answers {
    const answers = new Answers();
    for (const [key, kept] of state) answers.#kept.set(key, kept);
    return answers;
  }
}

function keptAnswer(entry: Entry): KeptAnswer | null {
  const { body, actor, seq } = entry;
  switch (body.kind) {
    case 'alert':
      return {
        act: acknowledgeAct(body.alert.id, body.alert.acknowledged?.note ?? null, actor),
        answer: { ok: true, seq, alert: body.alert },
      };
    case 'report':
      return { act: reportAct(body.report, actor), answer: { ok: true, seq, report: body.report } };
    case 'source':
      return null;
  }
}
