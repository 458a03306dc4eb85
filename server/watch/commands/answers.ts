import type { AlertEvent } from '../../../shared/words/alert.ts';
import type { Entry } from '../../../shared/words/entry.ts';
import type { Report } from '../../../shared/words/report.ts';
import type { Actor } from '../../../shared/words/role.ts';
import type { Command, CommandAnswer } from '../../../shared/wire/command.ts';
import { minutesFrom } from './act.ts';
import { readReport } from './report.command.ts';

/** Keys that are remembered; a sender that repeats itself does so within minutes. */
const REMEMBER_KEYS = 10_000;

export interface KeptAnswer {
  /** What the key was used for, so that another act under it is told apart. */
  act: string;
  answer: CommandAnswer;
}

/** Whose act it is: a key means nothing between two senders. */
const sender = (actor: Actor): string => `${actor.kind}:${actor.name}`;

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

type Kind = Command['kind'];

/** What tells one act of a kind from another, beside who does it and to which alert. */
function detailOf(command: Command): readonly unknown[] {
  switch (command.kind) {
    case 'report.add':
      return reportDetail(readReport(command.report));
    case 'settings.change':
      return [command.revision, command.note];
    case 'alert.acknowledge':
      return [orNull(command.note)];
    case 'alert.transfer':
      return [command.to.kind, command.to.name, orNull(command.note)];
    case 'alert.shelve':
    case 'alert.out-of-service':
      return [minutesFrom(0, command.minutes), command.reason];
    case 'alert.suppress':
      return [minutesFrom(0, command.minutes), command.reason, command.rule];
    case 'alert.release':
      return [command.confirm === true];
    case 'alert.log':
      return [command.what];
    default:
      return [];
  }
}

function reportDetail(report: Omit<Report, 'id' | 'receivedAt'>): readonly unknown[] {
  const { position, observedAt, channel, seen, accuracyM, sog, cog, peopleMin, peopleMax } = report;
  return [position, observedAt, channel, seen, accuracyM, sog, cog, peopleMin, peopleMax];
}

/** One silence may be about many alerts: they are not part of what it is. */
const actText = (kind: Kind, actor: Actor, alertId: string | null, detail: readonly unknown[]): string =>
  JSON.stringify([kind, sender(actor), kind === 'alert.silence' ? null : alertId, ...detail]);

export const actOf = (command: Command, actor: Actor): string => actText(command.kind, actor, 'alertId' in command ? (command.alertId ?? null) : null, detailOf(command));

/** The command that leads to an event, where a person's does. */
const KIND_OF: Readonly<Partial<Record<AlertEvent, Kind>>> = {
  acknowledged: 'alert.acknowledge',
  silenced: 'alert.silence',
  transferred: 'alert.transfer',
  accepted: 'alert.accept',
  refused: 'alert.refuse',
  shelved: 'alert.shelve',
  unshelved: 'alert.unshelve',
  suppressed: 'alert.suppress',
  unsuppressed: 'alert.unsuppress',
  'out-of-service': 'alert.out-of-service',
  'in-service': 'alert.in-service',
  'release-proposed': 'alert.release',
  released: 'alert.release',
  logged: 'alert.log',
  seen: 'alert.seen',
};

/** What was answered to commands that carried a key. It can be told again from the entries that they made. */
export class Answers {
  readonly #kept = new Map<string, KeptAnswer>();

  get(key: string): KeptAnswer | undefined {
    return this.#kept.get(key);
  }

  /** Remembers the answer that an entry's command was given. */
  note(entry: Entry): void {
    if (entry.key === null) return;
    const kept = keptAnswer(entry);
    if (kept === null) return;
    const before = this.#kept.get(entry.key);
    if (before !== undefined) {
      // Another alert that the same silence silenced.
      if (before.act === kept.act && before.answer.ok && before.answer.alerts !== undefined && kept.answer.ok && kept.answer.alerts !== undefined) {
        this.#kept.set(entry.key, { act: before.act, answer: { ...before.answer, alerts: [...before.answer.alerts, ...kept.answer.alerts] } });
      }
      return;
    }
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
    case 'alert': {
      const { event, alert } = body;
      const kind = KIND_OF[event];
      if (kind === undefined) return null;
      const answer: CommandAnswer = kind === 'alert.silence' ? { ok: true, seq, alerts: [alert] } : { ok: true, seq, alert };
      return { act: actText(kind, actor, alert.id, detailFrom(entry, kind)), answer };
    }
    case 'report':
      return { act: actText('report.add', actor, null, reportDetail(body.report)), answer: { ok: true, seq, report: body.report } };
    case 'settings':
      // The settings as they are now are put to it when it is told again.
      return { act: actText('settings.change', actor, null, [body.change.revision - 1, body.change.note]), answer: { ok: true, seq } };
    case 'source':
      return null;
  }
}

/** The same detail, from the alert as the command left it. */
function detailFrom({ body, at }: Entry, kind: Kind): readonly unknown[] {
  if (body.kind !== 'alert') return [];
  const { alert, event } = body;
  const { transfer, overlay } = alert;
  switch (kind) {
    case 'alert.acknowledge':
      return [alert.acknowledged?.note ?? null];
    case 'alert.transfer':
      return [transfer?.to.kind, transfer?.to.name, transfer?.note];
    case 'alert.shelve':
    case 'alert.out-of-service':
      return [(overlay?.until ?? at) - at, overlay?.reason];
    case 'alert.suppress':
      return [(overlay?.until ?? at) - at, overlay?.reason, overlay?.rule];
    case 'alert.release':
      return [event === 'released'];
    case 'alert.log':
      return [alert.action?.what];
    default:
      return [];
  }
}
