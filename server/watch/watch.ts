import type { Alert, Condition } from '../../shared/words/alert.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import { problem } from '../../shared/words/problem.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Actor } from '../../shared/words/role.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import type { Command } from '../../shared/wire/command.ts';
import { AlertBook, type AlertFacts } from './alerts/book.ts';
import type { Transition } from './alerts/transition.ts';
import { zoneFacts, type Place } from './alerts/wording.ts';
import { acknowledgeAct, Answers, reportAct } from './commands/answers.ts';
import { decideAcknowledge } from './commands/acknowledge.command.ts';
import { decideReport, readReport } from './commands/report.command.ts';
import type { Decision, WatchCore } from './contract.ts';
import { Deadlines } from './deadlines.ts';
import { MAX_TRACKS, type Picture } from './picture/picture.ts';
import type { Track } from './picture/track.ts';
import { ZoneWatch, type ZoneFinding } from './rules/zone-watch.ts';
import { keepTrack, keptPicture, STATE_VERSION, zoneMark, type WatchState } from './state.ts';
import type { ZoneLookup } from './zones/zone-lookup.ts';

/** What a watch is told before it begins. None of it changes while it runs. */
export interface WatchConfig {
  readonly zones: readonly ZoneFeature[];
  /** Geometry of the same zones, by their index. */
  readonly lookup: ZoneLookup;
  /** Ports and places that alerts tell positions from. */
  readonly places: readonly Place[];
  readonly maxTracks?: number;
}

const ENGINE: Actor = { kind: 'system', name: 'varne' };

/**
 * One running room. Time moves only by what is given to it, and delays end at their own instant, in one order,
 * however the input is cut into calls.
 */
export class Watch implements WatchCore {
  readonly picture: Picture;
  readonly #zones: ZoneWatch;
  readonly #config: WatchConfig;
  readonly #book: AlertBook;
  readonly #answers: Answers;
  readonly #deadlines = new Deadlines();
  #now: Time;
  #reports: number;
  /** While the past is being folded, rules remember but alerts come from the journal. */
  #folding = true;
  #drafts: EntryDraft[] = [];

  constructor(config: WatchConfig, state: WatchState | null = null) {
    this.#config = config;
    this.#book = state === null ? new AlertBook() : AlertBook.from(state.book);
    this.#answers = state === null ? new Answers() : Answers.from(state.answers);
    this.#now = state?.now ?? 0;
    this.#reports = state?.reports ?? 0;
    this.#zones = new ZoneWatch(config.zones, config.lookup, (finding) => this.#found(finding));
    this.picture = keptPicture(state, config.zones, config.maxTracks ?? MAX_TRACKS, (id) => this.#book.concerns(id));
    const marks = new Set(state?.zones);
    const fresh = new Set(config.zones.flatMap((zone, i) => (marks.has(zoneMark(zone)) ? [] : [i])));
    for (const track of this.picture.all()) {
      if (fresh.size > 0 && track.placed) this.#zones.introduce(track, fresh);
      this.#schedule(track);
    }
  }

  /** Latest time that was given to it. */
  get now(): Time {
    return this.#now;
  }

  observe(sightings: readonly Sighting[]): EntryDraft[] {
    this.#begin();
    for (const s of sightings) this.#take(s);
    return this.#takeDrafts();
  }

  advance(at: Time): EntryDraft[] {
    this.#begin();
    this.#runTo(at);
    return this.#takeDrafts();
  }

  decide(command: Command, actor: Actor, at: Time): Decision {
    const again = this.#answeredBefore(command, actor);
    if (again) return again;
    switch (command.kind) {
      case 'alert.acknowledge':
        return decideAcknowledge(this.#book, command, actor, at);
      case 'report.add':
        return decideReport(command, this.#reports + 1, actor, at);
      default:
        return { outcome: 'refused', answer: { ok: false, problem: problem('not-possible', 'This watch cannot do that. Nothing was changed.') } };
    }
  }

  commit(entry: Entry): void {
    this.#runTo(entry.at);
    const { body } = entry;
    switch (body.kind) {
      case 'alert':
        this.#book.put(body.alert);
        break;
      case 'report': {
        this.#reports = Math.max(this.#reports, Number(body.report.id.slice(1)));
        const track = this.picture.report(body.report);
        this.#zones.see(track, true);
        this.#schedule(track);
        break;
      }
      case 'source':
        break;
    }
    this.#answers.note(entry);
  }

  refold(sightings: readonly Sighting[], at: Time): void {
    this.#folding = true;
    for (const s of sightings) this.#take(s);
    this.#runTo(at);
  }

  alerts(): Alert[] {
    return this.#book.standing();
  }

  snapshot(): WatchState {
    return {
      version: STATE_VERSION,
      now: this.#now,
      reports: this.#reports,
      book: this.#book.toState(),
      answers: this.#answers.toState(),
      zones: this.#config.zones.map(zoneMark),
      picture: {
        handles: this.picture.handles.toState(),
        counts: { ...this.picture.counts },
        tracks: Array.from(this.picture.all(), (track) => keepTrack(track, this.#config.zones)),
      },
    };
  }

  #take(s: Sighting): void {
    if (s.observedAt > this.#now) this.#runTo(s.observedAt);
    const track = this.picture.take(s);
    if (track === null) return;
    this.#zones.see(track, track.positions === 1);
    this.#zones.elapse(track, this.#now, track.at);
    this.#schedule(track);
  }

  /** Lets everything happen that is due up to `at`, at its own time and in its order. */
  #runTo(at: Time): void {
    for (let next = this.#deadlines.take(at); next !== null; next = this.#deadlines.take(at)) {
      const { track, due } = next;
      if (due > this.#now) this.#now = due;
      this.#zones.elapse(track, due, due);
      if (!track.lost && track.placed && track.lostAt <= due) {
        this.picture.lose(track);
        this.#zones.lose(track, due);
      }
      this.#schedule(track);
    }
    if (at > this.#now) this.#now = at;
  }

  #schedule(track: Track): void {
    if (track.lost || !track.placed) return;
    this.#deadlines.schedule(track, Math.min(track.lostAt, this.#zones.due(track)));
  }

  #found(finding: ZoneFinding): void {
    if (this.#folding) return;
    this.#condition(finding.key, finding.value, finding.at, finding.track.at, () => zoneFacts(finding, this.#config.places));
  }

  #condition(key: string, value: Condition, at: Time, observedAt: Time | null, describe: () => AlertFacts): void {
    const moved = this.#book.condition(key, value, at, describe);
    if (moved) this.#conclude(moved, observedAt);
  }

  #conclude(moved: Transition, observedAt: Time | null): void {
    this.#drafts.push({
      at: this.#now,
      observedAt,
      receivedAt: null,
      actor: ENGINE,
      key: null,
      body: { kind: 'alert', event: moved.event, from: moved.from, alert: moved.alert },
    });
  }

  #takeDrafts(): EntryDraft[] {
    if (this.#drafts.length === 0) return [];
    const drafts = this.#drafts;
    this.#drafts = [];
    return drafts;
  }

  /**
   * Ends folding: brings the rules' memory (from recorded traffic) and the alerts (from the journal) together.
   * Where they differ, because one was written a moment before the other was lost, the journal is right.
   */
  #begin(): void {
    if (!this.#folding) return;
    this.#folding = false;
    const expected = new Set<string>();
    for (const track of this.picture.all()) {
      for (const slot of track.slots) {
        if (slot.told === null) continue;
        const key = this.#zones.key(track, slot);
        const alert = this.#book.ofSituation(key);
        if ((!alert || alert.condition === 'false') && this.#book.knows(key, slot.since)) {
          track.slots = track.slots.filter((other) => other !== slot);
          continue;
        }
        expected.add(key);
        const finding = this.#zones.finding(track, slot, slot.told, this.#now);
        this.#condition(key, slot.told, this.#now, track.at, () => zoneFacts(finding, this.#config.places));
      }
      this.#schedule(track);
    }
    for (const alert of this.#book.standing()) {
      if (alert.condition === 'false' || expected.has(alert.situation)) continue;
      const track = this.picture.get(alert.tracks[0] ?? '');
      const told = track === undefined || track.lost || alert.condition === 'unknown' ? 'unknown' : 'true';
      const adopted = track !== undefined && this.#zones.adopt(track, alert.situation, alert.since, told);
      if (adopted && told === alert.condition) continue;
      this.#condition(alert.situation, 'unknown', this.#now, null, () => alert);
    }
  }

  /** The answer to a key that was seen before; another act under it is refused. */
  #answeredBefore(command: Command, actor: Actor): Decision | null {
    const kept = command.key === undefined ? undefined : this.#answers.get(command.key);
    if (kept === undefined) return null;
    const act =
      command.kind === 'report.add'
        ? reportAct(readReport(command.report), actor)
        : command.kind !== 'alert.acknowledge' ? null : acknowledgeAct(command.alertId, command.note === undefined || command.note === '' ? null : command.note, actor);
    if (act === kept.act) return { outcome: 'answered', answer: kept.answer };
    return { outcome: 'refused', answer: { ok: false, problem: problem('key-reused', 'This key was used for something else before. Nothing was changed; use a new one for every act.') } };
  }
}
