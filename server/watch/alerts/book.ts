import { UNTOUCHED, type Alert, type AlertEvent, type AlertState, type Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Actor } from '../../../shared/words/role.ts';
import { mostPressing } from './order.ts';
import { canRenew, transition, type AlertStimulus, type Transition } from './transition.ts';

/** What an alert says from its beginning. */
export type AlertFacts = Pick<
  Alert,
  'rule' | 'priority' | 'category' | 'latched' | 'since' | 'tracks' | 'zone' | 'position' | 'figures' | 'what' | 'who' | 'where' | 'todo'
>;

/** Closed alerts that are remembered, so that a late acknowledgement is told what became of its alert. */
const REMEMBER_CLOSED = 5_000;
/** Situations whose number of instances is remembered after they closed. */
const REMEMBER_SITUATIONS = 50_000;

const ENGINE: Actor = { kind: 'system', name: 'varne' };

/** The book as plain data. */
export interface BookState {
  nextId: number;
  standing: Alert[];
  closed: Alert[];
  instances: [string, number][];
}

/** All alerts of one watch that stand, and the last ones that do not. It holds; `transition` decides. */
export class AlertBook {
  #nextId = 1;
  readonly #standing = new Map<string, Alert>();
  readonly #closed = new Map<string, Alert>();
  /** The newest alert of each situation that stands. */
  readonly #bySituation = new Map<string, string>();
  readonly #instances = new Map<string, number>();
  /** How many standing alerts name a track. */
  readonly #tracks = new Map<string, number>();

  /** Standing or lately closed. */
  get(id: string): Alert | undefined {
    return this.#standing.get(id) ?? this.#closed.get(id);
  }

  /** Whether an alert of this id was ever raised. */
  existed(id: string): boolean {
    return Number(id.slice(1)) < this.#nextId;
  }

  standing(): Alert[] {
    return [...this.#standing.values()].sort(mostPressing);
  }

  /** The newest alert of a situation, while it stands. */
  ofSituation(key: string): Alert | undefined {
    const id = this.#bySituation.get(key);
    return id === undefined ? undefined : this.#standing.get(id);
  }

  /** Whether the situation's newest alert, standing or lately closed, is about this very beginning of it. */
  knows(key: string, since: Time): boolean {
    const standing = this.ofSituation(key);
    if (standing) return standing.since === since;
    for (const alert of this.#closed.values()) if (alert.situation === key && alert.since === since) return true;
    return false;
  }

  concerns(trackId: string): boolean {
    return this.#tracks.has(trackId);
  }

  /** A rule's condition: raises, renews, clears or doubts the situation's alert. Null when nothing changes. */
  condition(key: string, value: Condition, at: Time, describe: () => AlertFacts): Transition | null {
    const standing = this.ofSituation(key);
    if (standing === undefined || (value === 'true' && standing.condition === 'false' && !canRenew(standing, at))) {
      return value === 'true' ? this.#raise(key, at, describe()) : null;
    }
    if (standing.condition === value) return null;
    const { since, position, figures, where } = describe();
    const stimulus: AlertStimulus = { kind: 'condition', value, since, position, figures, where };
    const outcome = transition(standing, stimulus, at, ENGINE);
    if (outcome) this.put(outcome.alert);
    return outcome;
  }

  /** Takes an alert as it stands now: from a transition, or from the journal. */
  put(alert: Alert): void {
    this.#nextId = Math.max(this.#nextId, Number(alert.id.slice(1)) + 1);
    this.#count(alert);
    const before = this.#standing.get(alert.id);
    if (before) for (const track of before.tracks) this.#forget(track);
    if (alert.state === 'norm') {
      this.#standing.delete(alert.id);
      if (this.#bySituation.get(alert.situation) === alert.id) this.#bySituation.delete(alert.situation);
      this.#closed.delete(alert.id);
      this.#closed.set(alert.id, alert);
      dropOldest(this.#closed, REMEMBER_CLOSED);
      return;
    }
    this.#standing.set(alert.id, alert);
    for (const track of alert.tracks) this.#tracks.set(track, (this.#tracks.get(track) ?? 0) + 1);
    if (alert.instance >= (this.#instances.get(alert.situation) ?? 0)) this.#bySituation.set(alert.situation, alert.id);
  }

  toState(): BookState {
    return { nextId: this.#nextId, standing: [...this.#standing.values()], closed: [...this.#closed.values()], instances: [...this.#instances] };
  }

  static from(state: BookState): AlertBook {
    const book = new AlertBook();
    for (const [key, count] of state.instances) book.#instances.set(key, count);
    for (const alert of state.closed) book.#closed.set(alert.id, alert);
    for (const alert of state.standing) book.put(alert);
    book.#nextId = state.nextId;
    return book;
  }

  #raise(key: string, at: Time, facts: AlertFacts): Transition {
    const alert: Alert = {
      id: `a${this.#nextId}`,
      situation: key,
      instance: (this.#instances.get(key) ?? 0) + 1,
      ...UNTOUCHED,
      ...facts,
      // A caution asks for no acknowledgement (REQUIREMENTS 3.6, second row).
      state: facts.priority === 'caution' ? 'ack' : 'unack',
      condition: 'true',
      revision: 1,
      escalation: 0,
      raisedAt: at,
      changedAt: at,
      clearedAt: null,
      acknowledged: null,
      repeats: 0,
    };
    this.put(alert);
    return { event: 'raised' satisfies AlertEvent, from: 'norm' satisfies AlertState, alert };
  }

  #count(alert: Alert): void {
    const known = this.#instances.get(alert.situation) ?? 0;
    if (known >= alert.instance) return;
    this.#instances.delete(alert.situation);
    this.#instances.set(alert.situation, alert.instance);
    dropOldest(this.#instances, REMEMBER_SITUATIONS);
  }

  #forget(track: string): void {
    const left = (this.#tracks.get(track) ?? 0) - 1;
    if (left > 0) this.#tracks.set(track, left);
    else this.#tracks.delete(track);
  }
}

function dropOldest(map: Map<string, unknown>, keep: number): void {
  while (map.size > keep) {
    const oldest = map.keys().next();
    if (oldest.done) return;
    map.delete(oldest.value);
  }
}
