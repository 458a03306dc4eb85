import { UNTOUCHED, type Alert, type AlertEvent, type Condition, type JoinedCondition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Actor } from '../../../shared/words/role.ts';
import { armed } from './armed.ts';
import { afterSet } from './chatter.ts';
import { afterNews, FLOOD_SITUATION, floodEndsAt, floods, isNews, withFlood, type News } from './flood.ts';
import { CALM_AFTER_MS } from '../../../shared/words/alert-limits.ts';
import { joins, mayHost, mayJoin, partChanges, partOf, partsOf, type Part } from './joining.ts';
import { canRenew, lastTold, sounding } from './on-condition.ts';
import { nextDue } from './on-time.ts';
import { mostPressing } from './order.ts';
import { floodFacts, outOfServiceFacts, outOfServiceKey } from './own-alerts.ts';
import { PeopleHere, type PeopleState } from './people-here.ts';
import { calling, isHigher, noted, type Change } from './standing.ts';
import type { AlertStimulus, Transition } from './stimulus.ts';
import { transition } from './transition.ts';

/** What an alert says from its beginning. */
export type AlertFacts = Pick<
  Alert,
  'rule' | 'priority' | 'category' | 'latched' | 'since' | 'tracks' | 'zone' | 'position' | 'figures' | 'what' | 'who' | 'where' | 'todo'
> &
  Partial<Pick<Alert, 'life' | 'audience' | 'text'>>;

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
  news: Time[];
  people: PeopleState;
}

/** All alerts of one watch that stand, and the last ones that do not. It holds; `transition` decides. */
export class AlertBook {
  #nextId = 1;
  readonly #standing = new Map<string, Alert>();
  readonly #closed = new Map<string, Alert>();
  /** The newest alert of each situation that stands. */
  readonly #bySituation = new Map<string, string>();
  /** The standing alerts of each main vessel. */
  readonly #ofVessel = new Map<string, Set<string>>();
  /** The standing alert that a situation joined. */
  readonly #joinedTo = new Map<string, string>();
  /** The newest alert of each situation that closed. */
  readonly #closedOf = new Map<string, string>();
  readonly #instances = new Map<string, number>();
  /** How many standing alerts name a track. */
  readonly #tracks = new Map<string, number>();
  /** The earliest deadline of each alert that has one. */
  readonly #dues = new Map<string, Time>();
  /** The earliest of those; null when it must be looked for again. */
  #earliest: Time | null = Infinity;
  #news: News = [];
  #people = new PeopleHere();

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

  /**
   * The alert that speaks for a situation, its own or one that it joined, while that stands. One in which it still holds, or cannot be checked,
   * comes before one in which it is over: else a condition that comes back would be told to the wrong one and the other could never end.
   */
  ofSituation(key: string): Alert | undefined {
    const host = this.#standing.get(this.#joinedTo.get(key) ?? '');
    const own = this.#standing.get(this.#bySituation.get(key) ?? '');
    if (host === undefined || own === undefined) return host ?? own;
    if (partOf(own, key)?.condition !== 'false') return own;
    return partOf(host, key)?.condition !== 'false' || lastTold(host) !== 'false' ? host : own;
  }

  /** Whether the situation's newest alert, standing or lately closed, is about this very beginning of it. */
  knows(key: string, since: Time): boolean {
    const standing = this.ofSituation(key);
    if (standing) return partOf(standing, key)?.since === since;
    const closed = this.#closed.get(this.#closedOf.get(key) ?? '');
    if (closed !== undefined && partOf(closed, key)?.since === since) return true;
    for (const alert of this.#closed.values()) if (alert.joined.some((part) => part.situation === key && part.since === since)) return true;
    return false;
  }

  /** What the book was last told of a situation for which an alert stands; null while none does. */
  told(key: string): Condition | null {
    const standing = this.ofSituation(key);
    return standing === undefined ? null : (partOf(standing, key)?.condition ?? null);
  }

  /** Every condition that a standing alert speaks for. */
  parts(): { alert: Alert; part: Part }[] {
    return this.standing().flatMap((alert) => partsOf(alert).map((part) => ({ alert, part })));
  }

  concerns(trackId: string): boolean {
    return this.#tracks.has(trackId);
  }

  /** Whether somebody of this name has a screen open. */
  isHere(name: string): boolean {
    return this.#people.isHere(name);
  }

  /** Who has a screen open now. */
  present(names: readonly string[], at: Time): void {
    this.#people.tell(names, this.#standing.values(), at);
  }

  /** A rule's condition: raises, renews, clears, doubts or worsens the situation's alert. */
  condition(key: string, value: Condition, at: Time, describe: () => AlertFacts): Transition[] {
    const standing = this.ofSituation(key);
    const told = standing === undefined ? null : lastTold(standing);
    if (standing === undefined || (value === 'true' && told === 'false' && !canRenew(standing, at))) {
      return value === 'true' ? this.#start(key, at, describe()) : [];
    }
    if (standing.joined.length > 0) return this.#take(partChanges(standing, key, value, at, describe), at);
    if (told === value && value !== 'true') return [];
    const facts = describe();
    const { since, position, figures, where } = facts;
    if (told !== value) return this.#take(transition(standing, { kind: 'condition', value, since, position, figures, where }, at, ENGINE), at);
    if (!isHigher(facts.priority, standing.priority)) return [];
    return this.#take(transition(standing, { kind: 'worse', priority: facts.priority, what: facts.what, todo: facts.todo, since, position, figures, where }, at, ENGINE), at);
  }

  /** When something happens next by itself; Infinity when nothing will. */
  nextDue(): Time {
    return Math.min(this.#earliestAlert(), this.#people.due(), this.#flooded ? floodEndsAt(this.#news) : Infinity);
  }

  /** Lets the one thing happen that is due next. */
  elapse(at: Time): Transition[] {
    const next = this.nextDue();
    if (this.#earliestAlert() === next) {
      const alert = this.#firstDue(next);
      return this.#take(transition(alert, { kind: 'due' }, at, ENGINE), at);
    }
    if (this.#people.due() === next) {
      const stimuli = this.#people.takeAbsent(next).map((name): AlertStimulus => ({ kind: 'absent', name }));
      return stimuli.flatMap((stimulus) => this.standing().flatMap((alert) => this.#take(transition(alert, stimulus, at, ENGINE), at)));
    }
    const flood = this.ofSituation(FLOOD_SITUATION);
    if (flood === undefined) return [];
    const { since, position, figures, where } = flood;
    const over = this.#take(transition(flood, { kind: 'condition', value: 'false', since, position, figures, where }, at, ENGINE), at);
    return [...over, ...this.#settleAll(at)];
  }

  /** A transition as it will be told: what the flood rule makes of it included. */
  settle(moved: Transition): Transition {
    const alert = withFlood(moved.alert, this.#flooded);
    return alert === moved.alert ? moved : { ...moved, alert };
  }

  /** What else follows from a transition that has not happened yet: the caution that names what is out of service. */
  following({ from, alert }: Transition, at: Time): Transition[] {
    if ((alert.state === 'oos') === (from === 'oos')) return [];
    const key = outOfServiceKey(alert);
    if (alert.state === 'oos') return [this.#begun(key, at, outOfServiceFacts(alert))];
    const caution = this.ofSituation(key);
    if (caution === undefined) return [];
    const { since, position, figures, where } = caution;
    const ended = transition(caution, { kind: 'condition', value: 'false', since, position, figures, where }, at, ENGINE);
    return ended === null ? [] : [ended];
  }

  /** Takes in what happened: just now, or as the journal has it. */
  enter(event: AlertEvent, alert: Alert): void {
    if (event === 'raised' && isNews(alert)) this.#news = afterNews(this.#news, alert.raisedAt);
    this.#put(armed(alert));
  }

  toState(): BookState {
    return {
      nextId: this.#nextId,
      standing: [...this.#standing.values()],
      closed: [...this.#closed.values()],
      instances: [...this.#instances],
      news: [...this.#news],
      people: this.#people.toState(),
    };
  }

  static from(state: BookState): AlertBook {
    const book = new AlertBook();
    for (const [key, count] of state.instances) book.#instances.set(key, count);
    for (const alert of state.closed) book.#close(alert);
    for (const alert of state.standing) book.#put(alert);
    book.#nextId = state.nextId;
    book.#news = state.news;
    book.#people = PeopleHere.from(state.people);
    return book;
  }

  get #flooded(): boolean {
    const flood = this.ofSituation(FLOOD_SITUATION);
    return flood !== undefined && lastTold(flood) === 'true';
  }

  /** A situation begins: it joins the alert that stands for the same vessel, or is one of its own. */
  #start(key: string, at: Time, facts: AlertFacts): Transition[] {
    if (!mayJoin(facts)) return this.#raise(key, at, facts);
    let host: Alert | undefined;
    for (const id of this.#ofVessel.get(facts.tracks[0] ?? '') ?? []) {
      const alert = this.#standing.get(id);
      if (alert !== undefined && mayHost(alert, facts.tracks[0]) && (host === undefined || number(alert) < number(host))) host = alert;
    }
    return host === undefined ? this.#raise(key, at, facts) : this.#take(joins(host, key, facts, at), at);
  }

  #raise(key: string, at: Time, facts: AlertFacts): Transition[] {
    const raised = this.#take(this.#begun(key, at, facts), at);
    if (this.#flooded || !floods(this.#news, at)) return raised;
    const flood = this.condition(FLOOD_SITUATION, 'true', at, () => floodFacts(this.#news.length, at));
    return [...raised, ...flood, ...this.#settleAll(at)];
  }

  /** A new instance of a situation, which is not in the book yet. */
  #begun(key: string, at: Time, facts: AlertFacts): Transition {
    const before = this.#closed.get(this.#closedOf.get(key) ?? '');
    const chatter = afterSet({ sets: before?.sets ?? [], chattering: false, offDelayMs: 0 }, at);
    const alert: Alert = {
      id: `a${this.#nextId}`,
      situation: key,
      instance: (this.#instances.get(key) ?? 0) + 1,
      ...UNTOUCHED,
      ...facts,
      ...chatter,
      ...(facts.category === 'C' ? { audience: 'elsewhere' } : {}),
      held: chatter.chattering && facts.priority !== 'caution' ? 'chatter' : null,
      state: 'unack',
      condition: 'true',
      revision: 1,
      escalation: 0,
      raisedAt: at,
      changedAt: at,
      clearedAt: null,
      acknowledged: null,
      repeats: 0,
    };
    const called = { ...alert, ...calling(alert, at) };
    return { event: 'raised', from: 'norm', alert: { ...called, due: { ...called.due, calm: chatter.chattering ? at + CALM_AFTER_MS : null } } };
  }

  /** Lets a transition happen, with all that follows from it. */
  #take(moved: Transition | null, at: Time): Transition[] {
    if (moved === null) return [];
    const settled = this.settle(moved);
    const following = this.following(settled, at);
    this.enter(settled.event, settled.alert);
    for (const { event, alert } of following) this.enter(event, alert);
    return [settled, ...following];
  }

  /** A flood began or ended: the sound of every warning is held, or given back and then heard at once. */
  #settleAll(at: Time): Transition[] {
    const changed = this.standing().flatMap((alert) => {
      const settled = withFlood(alert, this.#flooded);
      return settled === alert ? [] : [settled.held === null ? noted(alert, 'unheld', { held: null, ...givenBack(alert, at) }) : noted(alert, 'held', { held: settled.held })];
    });
    for (const { event, alert } of changed) this.enter(event, alert);
    return changed;
  }

  #put(alert: Alert): void {
    this.#nextId = Math.max(this.#nextId, Number(alert.id.slice(1)) + 1);
    this.#count(alert);
    const before = this.#standing.get(alert.id);
    if (before) for (const track of before.tracks) this.#forget(track);
    this.#plan(alert);
    if (alert.state === 'norm') {
      this.#standing.delete(alert.id);
      if (this.#bySituation.get(alert.situation) === alert.id) this.#bySituation.delete(alert.situation);
      const vessel = alert.tracks[0] ?? '';
      const others = this.#ofVessel.get(vessel);
      others?.delete(alert.id);
      if (others?.size === 0) this.#ofVessel.delete(vessel);
      for (const { situation } of alert.joined) if (this.#joinedTo.get(situation) === alert.id) this.#joinedTo.delete(situation);
      this.#close(alert);
      return;
    }
    this.#standing.set(alert.id, alert);
    if (before === undefined) {
      const vessel = alert.tracks[0] ?? '';
      this.#ofVessel.set(vessel, (this.#ofVessel.get(vessel) ?? new Set()).add(alert.id));
    }
    for (const track of alert.tracks) this.#tracks.set(track, (this.#tracks.get(track) ?? 0) + 1);
    for (const part of alert.joined) if (part.situation !== alert.situation && this.#isNewest(part, alert)) this.#joinedTo.set(part.situation, alert.id);
    if (alert.instance >= (this.#instances.get(alert.situation) ?? 0)) this.#bySituation.set(alert.situation, alert.id);
  }

  /** Whether no other standing alert knows something newer of a situation that joined both, one after the other. */
  #isNewest(part: JoinedCondition, alert: Alert): boolean {
    const other = this.#standing.get(this.#joinedTo.get(part.situation) ?? '');
    const known = other === alert ? undefined : other?.joined.find(({ situation }) => situation === part.situation);
    if (other === undefined || known === undefined) return true;
    if ((known.condition === 'false') !== (part.condition === 'false')) return known.condition === 'false';
    return part.at > known.at || (part.at === known.at && number(alert) > number(other));
  }

  #close(alert: Alert): void {
    this.#closed.delete(alert.id);
    this.#closed.set(alert.id, alert);
    this.#closedOf.set(alert.situation, alert.id);
    if (this.#closed.size <= REMEMBER_CLOSED) return;
    const oldest = this.#closed.values().next();
    if (oldest.done) return;
    this.#closed.delete(oldest.value.id);
    if (this.#closedOf.get(oldest.value.situation) === oldest.value.id) this.#closedOf.delete(oldest.value.situation);
  }

  #plan(alert: Alert): void {
    const before = this.#dues.get(alert.id);
    const due = alert.state === 'norm' ? undefined : nextDue(alert)?.at;
    if (due === undefined) this.#dues.delete(alert.id);
    else this.#dues.set(alert.id, due);
    if (this.#earliest === null) return;
    if (before === this.#earliest && due !== before) this.#earliest = null;
    else if (due !== undefined && due < this.#earliest) this.#earliest = due;
  }

  #earliestAlert(): Time {
    if (this.#earliest === null) {
      this.#earliest = Infinity;
      for (const due of this.#dues.values()) if (due < this.#earliest) this.#earliest = due;
    }
    return this.#earliest;
  }

  /** Of those that are due together, the one that was raised first. */
  #firstDue(at: Time): Alert {
    let first: Alert | undefined;
    for (const [id, due] of this.#dues) {
      const alert = due === at ? this.#standing.get(id) : undefined;
      if (alert !== undefined && (first === undefined || number(alert) < number(first))) first = alert;
    }
    if (first === undefined) throw new Error(`an alert is due at ${at}, but none that stands`);
    return first;
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

/** Its sound is held no more: it is given, and again later, told from now. A silence goes on. */
const givenBack = (alert: Alert, at: Time): Change => (alert.state === 'unack' ? sounding(alert, at) : {});

const number = (alert: Alert): number => Number(alert.id.slice(1));

function dropOldest(map: Map<string, unknown>, keep: number): void {
  while (map.size > keep) {
    const oldest = map.keys().next();
    if (oldest.done) return;
    map.delete(oldest.value);
  }
}
