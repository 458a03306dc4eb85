import { AlertBook, type AlertFacts } from '../../server/watch/alerts/book.ts';
import type { Transition } from '../../server/watch/alerts/stimulus.ts';
import { decideAlert } from '../../server/watch/commands/alert-commands.ts';
import type { Alert, AlertEvent, Condition } from '../../shared/words/alert.ts';
import type { Actor, Person, Role } from '../../shared/words/role.ts';
import type { AlertCommand, CommandAnswer } from '../../shared/wire/command.ts';
import { T0 } from './sea.ts';

export interface Happened {
  readonly event: AlertEvent;
  /** The alert before; null when it was raised. */
  readonly before: Alert | null;
  readonly alert: Alert;
  readonly by: Actor;
  readonly at: number;
}

export const person = (role: Role, name: string = role): Person => ({ kind: 'person', name, role });
export const ANNA = person('operator', 'Anna');
export const BEN = person('operator', 'Ben');
export const SUE = person('supervisor', 'Sue');
const ENGINE: Actor = { kind: 'system', name: 'varne' };

export const SECOND = 1_000;
export const MINUTE = 60_000;

export const someFacts = (since: number, more: Partial<AlertFacts> = {}): AlertFacts => ({
  rule: 'zone-entry',
  priority: 'warning',
  category: 'B',
  latched: false,
  since,
  tracks: ['235000001'],
  zone: null,
  position: [1.4, 50.9],
  figures: {},
  what: 'w',
  who: 'w',
  where: 'w',
  todo: 't',
  ...more,
});

/** A book of alerts with a clock of its own, and everything that happened in it. */
export class AlertRoom {
  book: AlertBook;
  now: number;
  happened: Happened[] = [];

  constructor(book = new AlertBook(), now = T0) {
    this.book = book;
    this.now = now;
  }

  /** A room in which this alert stands. */
  static with(alert: Alert, now: number, here: string[]): AlertRoom {
    const room = new AlertRoom(AlertBook.from({ nextId: 2, standing: [alert], closed: [], instances: [[alert.situation, alert.instance]], news: [], people: { here, gone: [] } }), now);
    return room;
  }

  /** The newest alert of the situation, also when it is over. */
  alert(id = 'a1'): Alert {
    const alert = this.book.get(id);
    if (alert === undefined) throw new Error(`no alert ${id}`);
    return alert;
  }

  get events(): string[] {
    return this.happened.map(({ event }) => event);
  }

  /** Every situation has a vessel of its own, unless it is said otherwise. */
  tell(value: Condition, more: Partial<AlertFacts> = {}, key = 's'): void {
    const before = this.#standing();
    this.#note(this.book.condition(key, value, this.now, () => someFacts(this.now, { tracks: [`of ${key}`], ...more })), before);
  }

  /** Lets time pass: everything that falls due happens at its own instant. */
  wait(ms: number): void {
    const until = this.now + ms;
    for (let due = this.book.nextDue(); due <= until; due = this.book.nextDue()) {
      this.now = Math.max(this.now, due);
      const before = this.#standing();
      this.#note(this.book.elapse(this.now), before);
    }
    this.now = until;
  }

  present(...names: string[]): void {
    this.book.present(names, this.now);
  }

  do(command: AlertCommand, by: Actor): CommandAnswer {
    const decision = decideAlert(this.book, command, by, this.now);
    if (decision.outcome !== 'commit') return decision.answer;
    const before = this.#standing();
    for (const { body } of decision.drafts) {
      if (body.kind !== 'alert') continue;
      this.book.enter(body.event, body.alert);
      this.happened.push({ event: body.event, before: before.get(body.alert.id) ?? null, alert: body.alert, by, at: this.now });
    }
    return decision.answer([]);
  }

  /** As a process that was stopped and started: from what it kept. */
  restarted(): AlertRoom {
    return new AlertRoom(AlertBook.from(structuredClone(this.book.toState())), this.now);
  }

  /** As a process that had nothing but its journal. */
  folded(): AlertRoom {
    const book = new AlertBook();
    for (const { event, alert } of this.happened) book.enter(event, structuredClone(alert));
    return new AlertRoom(book, this.now);
  }

  #standing(): Map<string, Alert> {
    return new Map(this.book.standing().map((alert) => [alert.id, alert]));
  }

  #note(transitions: readonly Transition[], before: Map<string, Alert>): void {
    for (const { event, alert } of transitions) {
      this.happened.push({ event, before: before.get(alert.id) ?? null, alert, by: ENGINE, at: this.now });
      before.set(alert.id, alert);
    }
  }
}

/** What became of a command, in a word. */
export const outcomeOf = (answer: CommandAnswer): string => (answer.ok ? 'ok' : answer.problem.name);
