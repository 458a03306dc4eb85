import type { Alert, Condition } from '../../shared/words/alert.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import { problem } from '../../shared/words/problem.ts';
import type { Time } from '../../shared/words/position.ts';
import { DEFAULT_RULES, type RuleSettings } from '../../shared/words/rules.ts';
import type { Actor } from '../../shared/words/role.ts';
import { saysTheSame } from '../../shared/words/same.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { atOnce, type Steps } from '../../shared/words/steps.ts';
import { settingsAfter, type Settings, type SettingsChange } from '../../shared/words/settings.ts';
import type { SourceState } from '../../shared/words/source.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import type { Command } from '../../shared/wire/command.ts';
import { AlertBook } from './alerts/book.ts';
import type { Part } from './alerts/joining.ts';
import { isOwn } from './alerts/own-alerts.ts';
import type { Transition } from './alerts/stimulus.ts';
import type { Place } from './alerts/wording.ts';
import { decideAlert } from './commands/alert-commands.ts';
import { actOf, Answers } from './commands/answers.ts';
import { decideReport } from './commands/report.command.ts';
import { decideSettings } from './commands/settings.command.ts';
import type { Decision, WatchCore } from './contract.ts';
import { Deadlines } from './deadlines.ts';
import { MAX_TRACKS, type Picture } from './picture/picture.ts';
import type { Track } from './picture/track.ts';
import { forgetChanged, furnish, moveSlots, sectionOf, type RoomGround } from './rules/furnish.ts';
import type { FeedWatch } from './rules/feed-watch.ts';
import type { Finding, RuleRoom } from './rules/finding.ts';
import type { PairWatch } from './rules/pair-watch.ts';
import type { TrackWatch } from './rules/track-watch.ts';
import { OPEN_SEA, Waters, type WatersData } from './rules/waters.ts';
import type { ZoneWatch } from './rules/zone-watch.ts';
import { heldAfter, heldFrom, type HeldSettings, type TakenFrom } from './settings/held.ts';
import { changeTo, type Wanted } from './settings/next-change.ts';
import { replayedChange } from './settings/replayed-change.ts';
import { takeUp, type GivenSettings } from './settings/take-up.ts';
import { keepTrack, keptPicture, STATE_VERSION, type WatchState } from './state.ts';
import { ZoneIndex, zoneArea } from './zones/zone-index.ts';
import type { ZoneLookup } from './zones/zone-lookup.ts';

/** What a watch is told before it begins. Zones and rules are its settings until the first change of them; one that was kept goes by its own. */
export interface WatchConfig {
  readonly zones: readonly ZoneFeature[];
  /** Geometry of the same zones, by their index. */
  readonly lookup: ZoneLookup;
  /** Where zones and rules are from. */
  readonly taken?: TakenFrom;
  /** Ports and places that alerts tell positions from. */
  readonly places: readonly Place[];
  /** Lanes, land, ports; without them the open sea. */
  readonly waters?: WatersData;
  /** Limits of the rules that are no zone's; without them those delivered. */
  readonly rules?: RuleSettings;
  readonly maxTracks?: number;
}

/** Zones and the geometry of them, by their index: made beforehand, for that takes long. */
export interface LaidZones {
  readonly zones: readonly ZoneFeature[];
  readonly lookup: ZoneLookup;
}

/** Kept in a step of a few milliseconds. */
const TRACKS_IN_STEP = 64;
const ENGINE: Actor = { kind: 'system', name: 'varne' };
const SECOND = 1_000;

/**
 * One running room. Time moves only by what is given to it, and delays end at their own instant, in one order,
 * however the input is cut into calls.
 */
export class Watch implements WatchCore {
  readonly picture: Picture;
  readonly #config: WatchConfig;
  #held: HeldSettings;
  readonly #ground: RoomGround;
  #zones: ZoneWatch;
  #tracks: TrackWatch;
  #pairs: PairWatch;
  #feeds: FeedWatch;
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
    this.#held = state?.settings ?? heldFrom(config.zones, config.rules ?? DEFAULT_RULES, config.taken ?? { zones: '', rules: '' });
    this.#book = state === null ? new AlertBook() : AlertBook.from(state.book);
    this.#answers = state === null ? new Answers() : Answers.from(state.answers);
    this.#now = state?.now ?? 0;
    this.#reports = state?.reports ?? 0;
    this.picture = keptPicture(state, config.maxTracks ?? MAX_TRACKS, (id) => this.#book.concerns(id));
    this.#ground = { picture: this.picture, places: config.places, waters: new Waters(config.waters ?? OPEN_SEA), tell: (finding) => this.#found(finding) };
    const lookup = lookupOf(this.settings.zones, config);
    ({ zones: this.#zones, tracks: this.#tracks, pairs: this.#pairs, feeds: this.#feeds } = furnish(this.#ground, this.settings, lookup, state ?? { pairs: [], feeds: [] }));
    for (const track of this.picture.all()) this.#schedule(track);
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
      case 'report.add':
        return decideReport(command, this.#reports + 1, actor, at);
      case 'settings.change':
        return decideSettings(this.#held, command, actor, at);
      default:
        return decideAlert(this.#book, command, actor, at);
    }
  }

  /** Who has a screen open now: an alert in hand is not left with somebody who is away for a minute. */
  present(names: readonly string[], at: Time): EntryDraft[] {
    this.#begin();
    this.#runTo(at);
    this.#book.present(names, this.#now);
    return this.#takeDrafts();
  }

  /** `laid`: what the zones of this very entry were laid out as beforehand. */
  commit(entry: Entry, laid: LaidZones | null = null): void {
    this.#runTo(entry.at);
    const { body } = entry;
    switch (body.kind) {
      case 'alert':
        this.#book.enter(body.event, body.alert);
        break;
      case 'report': {
        this.#reports = Math.max(this.#reports, Number(body.report.id.slice(1)));
        const track = this.picture.report(body.report);
        this.#zones.see(track, true);
        this.#tracks.see(track);
        this.#schedule(track);
        break;
      }
      case 'settings':
        this.#changeSettings(body.change, entry, laid);
        break;
      case 'source':
        this.#feeds.note(body.source, body.state, entry.at);
        break;
    }
    this.#answers.note(entry);
  }

  /** A source changed between bringing sightings and not; the journal keeps it as an entry of its own. */
  sourceChanged(source: string, state: SourceState, at: Time): void {
    this.#runTo(at);
    this.#feeds.note(source, state, this.#now);
  }

  refold(sightings: readonly Sighting[], at: Time): void {
    this.#folding = true;
    for (const s of sightings) this.#take(s);
    this.#runTo(at);
  }

  /** What it goes by now. */
  get settings(): Settings {
    return this.#held.settings;
  }

  /** Another watch in the same waters, at its beginning, that goes by other settings. */
  beside({ zones, lookup }: LaidZones, rules: RuleSettings): Watch {
    return new Watch({ ...this.#config, zones, lookup, rules });
  }

  /** The zones that a change would lead to: so that their geometry can be laid before it is made. */
  zonesAfter(wanted: Wanted): readonly ZoneFeature[] {
    const change = changeTo(this.#held, wanted, '');
    return change === null ? this.settings.zones : settingsAfter(this.settings, change, 0, '').zones;
  }

  /** The entry by which a start takes up what it is given; null when what is in force prevails. */
  takeUp(given: GivenSettings, at: Time): EntryDraft | null {
    return takeUp(this.#held, given, at);
  }

  /** The entry by which a change that was recorded happens again in this watch; null when it changes nothing. */
  replayed(change: SettingsChange, actor: Actor, at: Time): (EntryDraft & { body: { kind: 'settings'; change: SettingsChange } }) | null {
    const replayed = replayedChange(this.#held, change);
    return replayed && { at, observedAt: null, receivedAt: at, actor, key: null, body: { kind: 'settings', change: replayed } };
  }

  alerts(): Alert[] {
    return this.#book.standing();
  }

  snapshot(): WatchState {
    return atOnce(this.snapshotSteps());
  }

  *snapshotSteps(): Steps<WatchState> {
    const tracks = [];
    for (const track of this.picture.all()) {
      tracks.push(keepTrack(track, this.settings.zones));
      if (tracks.length % TRACKS_IN_STEP === 0) yield;
    }
    return {
      version: STATE_VERSION,
      now: this.#now,
      reports: this.#reports,
      book: this.#book.toState(),
      answers: this.#answers.toState(),
      settings: this.#held,
      pairs: this.#pairs.toState(),
      feeds: this.#feeds.toState(),
      picture: {
        handles: this.picture.handles.toState(),
        counts: { ...this.picture.counts },
        tracks,
      },
    };
  }

  get #rooms(): readonly RuleRoom[] {
    return [this.#zones, this.#tracks, this.#pairs, this.#feeds];
  }

  /**
   * Goes by other zones and limits from now on. What is the same keeps its memory; being inside a zone that was drawn about
   * it is no news of a vessel; alerts of what is no more, or is other than it was, stand and cannot be checked.
   */
  #changeSettings(change: SettingsChange, { at, actor }: Entry, laid: LaidZones | null): void {
    const before = this.settings;
    this.#held = heldAfter(this.#held, change, at, actor.name);
    const tracks = (): Iterable<Track> => this.picture.all();
    const fresh = moveSlots(tracks(), before.zones, this.settings.zones);
    const memory = forgetChanged(tracks(), { pairs: this.#pairs.toState(), feeds: this.#feeds.toState() }, before.rules, this.settings.rules);
    ({ zones: this.#zones, tracks: this.#tracks, pairs: this.#pairs, feeds: this.#feeds } = furnish(this.#ground, this.settings, lookupAfter(this.settings.zones, laid), memory));
    const live = !this.#folding;
    this.#folding = true;
    for (const track of tracks()) {
      if (fresh.size > 0 && track.placed) this.#zones.introduce(track, fresh);
      this.#schedule(track);
    }
    if (!live) return;
    this.#folding = false;
    const known = new Set<string>();
    for (const room of this.#rooms) {
      for (const { finding } of room.told(this.#now)) {
        known.add(finding.key);
        if (this.#book.told(finding.key) !== finding.value) this.#conclude(finding);
      }
    }
    for (const { alert, part } of this.#book.parts()) {
      if (part.condition === 'true' && !known.has(part.situation) && !isOwn(alert)) this.#doubt(alert, part);
    }
  }

  #take(s: Sighting): void {
    if (s.observedAt > this.#now) this.#runTo(s.observedAt);
    const placed = this.picture.take(s);
    const track = placed ?? (s.kind === 'text' ? this.picture.get(s.trackId) : undefined);
    if (track === undefined) return;
    if (s.kind === 'text') this.#tracks.hear(track, s);
    else {
      this.#zones.see(track, track.positions === 1);
      this.#tracks.see(track);
      this.#zones.elapse(track, this.#now, track.at);
    }
    this.#tracks.elapse(track, this.#now, track.at);
    this.#schedule(track);
  }

  /**
   * Lets everything happen that is due up to `at`, at its own time and in its order: on a whole second the rules about
   * pairs and sources look after what is due on it. While nothing can come of that, seconds are passed over.
   */
  #runTo(at: Time): void {
    for (let second = Math.floor(this.#now / SECOND) * SECOND + SECOND; ; ) {
      const idle = this.#pairs.idle && this.#feeds.idle;
      const until = idle ? at : Math.min(at, second);
      // While the past is folded, what befell alerts by time comes from the journal too.
      const alertDue = this.#folding ? Infinity : this.#book.nextDue();
      const next = this.#deadlines.take(Math.min(until, alertDue));
      if (next !== null) this.#fallDue(next.track, next.due);
      else if (alertDue <= until) this.#alertsFallDue(alertDue);
      else if (idle || second > at) break;
      else {
        this.#now = second;
        this.#pairs.look(second);
        this.#feeds.look(second);
        second += SECOND;
      }
    }
    if (at > this.#now) this.#now = at;
  }

  #alertsFallDue(due: Time): void {
    if (due > this.#now) this.#now = due;
    this.#write(this.#book.elapse(this.#now), null);
  }

  #fallDue(track: Track, due: Time): void {
    if (due > this.#now) this.#now = due;
    this.#zones.elapse(track, due, due);
    this.#tracks.elapse(track, due, due);
    if (canBeLost(track) && track.lostAt <= due) {
      this.picture.lose(track);
      this.#zones.lose(track, due);
      this.#tracks.lose(track, due);
    }
    this.#schedule(track);
  }

  #schedule(track: Track): void {
    const alive = track.placed && !track.lost;
    const due = Math.min(canBeLost(track) ? track.lostAt : Infinity, alive ? this.#zones.due(track) : Infinity, this.#tracks.due(track));
    if (due < Infinity) this.#deadlines.schedule(track, due);
  }

  #found(finding: Finding): void {
    if (!this.#folding) this.#conclude(finding);
  }

  /** Tells the alert book; what it makes of it is an entry. */
  #conclude({ key, value, at, observedAt, facts }: Finding): void {
    this.#write(this.#book.condition(key, value, at, facts), observedAt);
  }

  /** The first is what was observed; what follows from it rests on no position. */
  #write(transitions: readonly Transition[], observedAt: Time | null): void {
    transitions.forEach(({ event, from, alert }, i) =>
      this.#drafts.push({ at: this.#now, observedAt: i === 0 ? observedAt : null, receivedAt: null, actor: ENGINE, key: null, body: { kind: 'alert', event, from, alert } }),
    );
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
    for (const room of this.#rooms) {
      for (const { finding, forget } of room.told(this.#now)) {
        const { key, since } = finding;
        const told = this.#book.told(key);
        if ((told === null || told === 'false') && this.#book.knows(key, since)) {
          forget();
          continue;
        }
        expected.add(key);
        this.#conclude(finding);
      }
    }
    for (const { alert, part } of this.#book.parts()) {
      if (part.condition === 'false' || expected.has(part.situation) || isOwn(alert)) continue;
      const told = this.#adopt(part);
      if (told !== part.condition) this.#doubt(alert, part);
    }
    for (const track of this.picture.all()) this.#schedule(track);
  }

  /** What an alert speaks for can no longer be checked. */
  #doubt(alert: Alert, part: Part): void {
    this.#conclude({ key: part.situation, value: 'unknown', at: this.#now, observedAt: null, since: part.since, facts: () => alert });
  }

  #adopt(part: Part): Condition | null {
    // Judged by limits that are no more.
    if (part.since <= (this.#held.ruleChanged[sectionOf(part.rule)] ?? -1)) return null;
    for (const room of this.#rooms) {
      const told = room.adopt(part);
      if (told !== null) return told;
    }
    return null;
  }

  /** The answer to a key that was seen before; another act under it is refused. */
  #answeredBefore(command: Command, actor: Actor): Decision | null {
    const kept = command.key === undefined ? undefined : this.#answers.get(command.key);
    if (kept === undefined) return null;
    const answer = kept.answer.ok && command.kind === 'settings.change' ? { ...kept.answer, settings: this.settings } : kept.answer;
    if (actOf(command, actor) === kept.act) return { outcome: 'answered', answer };
    return { outcome: 'refused', answer: { ok: false, problem: problem('key-reused', 'This key was used for something else before. Nothing was changed; use a new one for every act.') } };
  }
}

/** It was heard, if only by its words, and may fall silent. */
const canBeLost = ({ lost, lostAt }: Track): boolean => !lost && lostAt > 0;

/** What was laid for a change, when its zones are those: they were wanted by the same command, so that their versions say whether nothing came between. */
const lookupAfter = (zones: readonly ZoneFeature[], laid: LaidZones | null): ZoneLookup =>
  laid !== null && zones.length === laid.zones.length && zones.every(({ properties: { id, version } }, i) => laid.zones[i]?.properties.id === id && laid.zones[i].properties.version === version)
    ? laid.lookup
    : lookupOf(zones, null);

/** What was laid for these very zones, or laid now. */
const lookupOf = (zones: readonly ZoneFeature[], laid: LaidZones | null): ZoneLookup =>
  laid !== null && saysTheSame(zones, laid.zones) ? laid.lookup : ZoneIndex.build(zones.map((zone) => zoneArea(zone.geometry)));
