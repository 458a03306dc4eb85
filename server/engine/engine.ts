import type { Alert } from '../../shared/words/alert.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Actor, Person } from '../../shared/words/role.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { settingsAfter, type Settings } from '../../shared/words/settings.ts';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { TrackCollection, TrackWithTrail } from '../../shared/words/track.ts';
import type { ZoneCollection, ZoneFeature } from '../../shared/words/zone.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';
import type { AlertReport, DryRun, DryRunBody, DryRunState } from '../../shared/wire/settings.ts';
import { zoneFaultSteps } from '../../shared/wire/zone-faults.ts';
import type { WatchStore } from '../journal/contract.ts';
import { inTurns } from '../journal/in-turns.ts';
import type { LiveSource, RecordedSource } from '../sources/source.ts';
import { rosterItem, trackFeature, trackWithTrail } from '../../shared/picture/portrait.ts';
import type { Wanted } from '../watch/settings/next-change.ts';
import type { GivenSettings } from '../watch/settings/take-up.ts';
import type { LaidZones, Watch } from '../watch/watch.ts';
import { ZoneIndex, zoneArea } from '../watch/zones/zone-index.ts';
import { RecordingClock, type EngineClock } from './clock.ts';
import { Frames } from '../../shared/picture/frames.ts';
import { DurableRecord } from './durable-record.ts';
import { fitTimes } from './fit-times.ts';
import { Glass } from './glass.ts';
import type { EngineLink, GlassTold, LinkListener, LinkPast, LinkSnapshot, LinkStatus } from './link.ts';
import { Mailbox } from './mailbox.ts';
import type { LookBack } from './look-back/contract.ts';
import { LookBackDesk } from './look-back/desk.ts';
import { LookBackInTurns } from './look-back/in-turns.ts';
import type { Pace } from './pace.ts';
import { Past } from './past/past.ts';
import { Player, type Played, type PlayedSettings } from './player.ts';
import type { Restored } from './restore.ts';
import { sourceEntry, SourceWatch } from './source-watch.ts';
import type { Timers } from './timers.ts';
import { journalTrouble, trafficTrouble } from './trouble.ts';

const TICK_MS = 1_000;

export interface LookBackParts {
  /** Answers long questions about what is kept of this watch; when left out, this process does, in turns. */
  readonly lookBack?: LookBack;
}

export interface EngineOptions extends LookBackParts {
  /** Name of the watch. */
  readonly name: string;
  /** Of the program, for the control log. */
  readonly version: string;
  readonly clock: EngineClock;
  readonly timers: Timers;
  readonly store: WatchStore;
  readonly restored: Restored;
  /** What it is started with, to be taken up where it is other than what was started with before; null to go by what is kept. */
  readonly given: GivenSettings | null;
  readonly live: readonly LiveSource[];
  readonly recorded: readonly RecordedSource[];
  /** How fast the recordings go, when somebody leads it; without it as they ask for. */
  readonly pace?: Pace;
  /** What everyone is told for as long as it runs, in words: what was found wrong when it was taken up. */
  readonly found?: readonly string[];
  /** Told of trouble that no one asked about, in words. */
  readonly log: (message: string) => void;
}

/**
 * Drives one watch: brings it sightings, time and commands one at a time, makes its conclusions durable and tells
 * them to whoever listens. The single writer of its journal.
 */
export class Engine implements EngineLink {
  readonly past: LinkPast;
  readonly #o: EngineOptions;
  readonly #watch: Watch;
  readonly #mailbox = new Mailbox();
  readonly #record: DurableRecord;
  readonly #frames = new Frames();
  readonly #sourceWatch = new SourceWatch();
  readonly #listeners = new Set<LinkListener>();
  readonly #player: Player | null;
  #playing: Promise<void> = Promise.resolve();
  /** Brought by sources and not yet taken in. */
  #arrived: Sighting[] = [];
  #drainPosted = false;
  /** Newest entry that is in force and was told to all. */
  #seq: number;
  /** What is brought from now on is not before this. */
  #floor: Time;
  readonly #desk: LookBackDesk;
  readonly #glass: Glass;
  #cancelTick: () => void = () => undefined;
  #stopped = false;

  constructor(options: EngineOptions) {
    this.#o = options;
    this.#watch = options.restored.watch;
    this.#seq = options.restored.seq;
    this.#floor = this.#watch.now;
    const lookBack = options.lookBack ?? new LookBackInTurns(options.store, async ({ zones, rules }) => this.#watch.beside({ zones, lookup: await this.#lay(zones) }, rules));
    this.#desk = new LookBackDesk({ watch: this.#watch, lookBack, now: () => options.clock.now(), elapsed: () => options.timers.wall(), flush: () => this.flush() });
    const { clock, recorded, timers, pace } = options;
    // An exercise that is led goes back by its snapshots, at whatever speed it went.
    const snapshotClock = (): Time => (pace === undefined ? timers.wall() : this.#watch.now);
    this.#record = new DurableRecord({ store: options.store, watch: this.#watch, snapshotClock, tell: (entries) => this.#tell(entries) });
    this.#record.add(options.restored.concluded);
    // A recording's clock is the time of day until it begins to be played: who looks until then sees the watch as it was left.
    const glassNow = (): Time => (clock instanceof RecordingClock && clock.state().kind === 'wall' ? this.#watch.now : clock.now());
    this.#glass = new Glass({ log: options.store.glass, clock: { now: glassNow, state: () => clock.state() }, isTrack: (id) => this.#watch.picture.get(id) !== undefined });
    this.past = new Past({ watch: options.name, store: options.store, now: () => this.#watch.now, settings: () => this.#watch.settings });
    if (recorded.length > 0 && !(clock instanceof RecordingClock)) throw new Error('recorded sources need a RecordingClock: their times are the watch\'s');
    const after = options.restored.restored && this.#watch.now > 0 ? this.#watch.now : null;
    this.#player = clock instanceof RecordingClock && recorded.length > 0 ? new Player(recorded, clock, timers, after, (at, played) => this.#play(clock, at, played), pace ?? null) : null;
  }

  /** Takes up its sources and begins to tick. */
  async start(): Promise<void> {
    const { store, timers, version, restored, live } = this.#o;
    await store.control.append(timers.wall(), 'varne', { kind: 'started', version, restored: restored.restored });
    this.#glass.began(this.#watch.now);
    // Whoever listens begins with a snapshot, which has all of this.
    this.#watch.picture.takeRenamed();
    this.#watch.picture.takeMoved();
    const { given } = this.#o;
    if (given !== null) await this.#mailbox.post(() => this.#takeUp(given));
    // A restart begins from here, and need not guess how far back the traffic matters.
    await this.#mailbox.post(() => this.#saveSnapshot());
    if (this.#player) {
      this.#playing = this.#player.run();
      this.#unasked('A recording stopped playing', this.#playing);
    }
    for (const source of live) {
      source.start({
        sightings: (batch) => this.#arrive(batch),
        report: (report) => this.#unasked('A report was not taken in', this.#execute({ kind: 'report.add', report }, { kind: 'system', name: source.name })),
      });
    }
    this.#planTick();
  }

  /** Ends in order: sources first, then everything that came is made durable. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#cancelTick();
    this.#player?.stop();
    await Promise.all([...this.#o.live, ...this.#o.recorded].map((source) => source.stop()));
    await this.#playing.catch(() => undefined);
    await this.#mailbox.post(async () => {
      await this.#drain();
      await this.#record.flushTraffic();
      await this.#saveSnapshot();
      await this.#o.store.control.append(this.#o.timers.wall(), 'varne', { kind: 'stopped' });
    });
    await this.#record.flushGlass();
  }

  /** Makes everything that came durable now. */
  async flush(): Promise<void> {
    await this.#mailbox.post(async () => {
      await this.#drain();
      await this.#record.flushTraffic();
      await this.#record.flushEntries();
    });
    await this.#record.flushGlass();
  }

  glass(told: GlassTold): Promise<void> {
    this.#glass.take(told);
    return Promise.resolve();
  }

  listen(listener: LinkListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  snapshot(): Promise<LinkSnapshot> {
    const roster = [];
    for (const track of this.#watch.picture.all()) if (track.placed) roster.push(rosterItem(track));
    return Promise.resolve({
      watch: this.#o.name,
      mode: this.#o.clock.state().kind === 'wall' ? 'live' : 'recording',
      exercise: null,
      clock: this.#o.clock.state(),
      seq: this.#seq,
      alerts: this.#watch.alerts(),
      roster,
      settings: this.#watch.settings,
    });
  }

  keyframe(): Promise<Uint8Array> {
    return Promise.resolve(this.#frames.keyframe(this.#watch.picture.all(), this.#o.clock.now()));
  }

  status(): Promise<LinkStatus> {
    const alerts = this.#watch.alerts();
    const failing = journalTrouble(this.#record.trouble, this.#record.waiting);
    return Promise.resolve({
      clock: this.#o.clock.state(),
      seq: this.#seq,
      sources: this.#healths(),
      tracks: this.#watch.picture.size,
      alerts: { unacknowledged: alerts.filter(({ state }) => state === 'unack' || state === 'sil' || state === 'runack').length, standing: alerts.length },
      journal: failing.length === 0 ? 'ok' : 'failing',
      trouble: [...(this.#o.found ?? []), ...failing, ...trafficTrouble(this.#o.store.traffic.damage)],
    });
  }

  async command(command: Command, person: Person): Promise<CommandAnswer> {
    return this.#execute(command, person, command.kind === 'settings.change' ? await this.#laidFor(command) : null);
  }

  present(names: readonly string[]): Promise<void> {
    return this.#mailbox.post(async () => {
      await this.#drain();
      const at = await this.#advance(this.#o.clock.now());
      await this.#record.conclude(this.#watch.present(names, at));
    });
  }

  entries(after: number, limit: number): Promise<Entry[]> {
    return this.#o.store.journal.read(after, limit);
  }

  tracks(): Promise<TrackCollection> {
    const now = this.#o.clock.now();
    const features = [];
    for (const track of this.#watch.picture.all()) if (track.placed) features.push(trackFeature(track, now));
    return Promise.resolve({ type: 'FeatureCollection', at: new Date(now).toISOString(), features });
  }

  track(id: string): Promise<TrackWithTrail | null> {
    const track = this.#watch.picture.get(id);
    return Promise.resolve(track?.placed === true ? trackWithTrail(track, this.#o.clock.now()) : null);
  }

  alerts(): Promise<Alert[]> {
    return Promise.resolve(this.#watch.alerts());
  }

  zones(): Promise<ZoneCollection> {
    return Promise.resolve({ type: 'FeatureCollection', features: this.#watch.settings.zones });
  }

  settings(): Promise<Settings> {
    return Promise.resolve(this.#watch.settings);
  }

  #healths(): SourceHealth[] {
    return [...this.#o.live.map((source) => source.health()), ...this.#o.recorded.flatMap((source) => source.feeds?.() ?? [source.health()])];
  }

  /** Those whose changes are looked for here; those of a recording's feeds come with what is played. */
  #watchedHealths(): SourceHealth[] {
    return [...this.#o.live, ...this.#o.recorded.filter((source) => source.feeds === undefined)].map((source) => source.health());
  }

  /** Sources hand over whenever they like; what came together is taken in together. */
  #arrive(batch: readonly Sighting[]): void {
    for (const s of fitTimes(batch, this.#floor, this.#o.clock.now())) this.#arrived.push(s);
    if (this.#drainPosted) return;
    this.#drainPosted = true;
    this.#unasked('Sightings could not be taken in', this.#mailbox.post(() => this.#drain()));
  }

  /** Work that nobody waits for: its failure is a fault of the program, and is at least told. */
  #unasked(what: string, work: Promise<unknown>): void {
    void work.catch((error: unknown) => this.#o.log(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
  }

  async #play(clock: RecordingClock, at: Time | null, { sightings, sources, settings, reports }: Played): Promise<void> {
    await this.#mailbox.post(async () => {
      if (at !== null) clock.reach(at);
      if (sightings.length > 0) await this.#takeIn(fitTimes(sightings, this.#floor, clock.now()));
      if (sources.length > 0) {
        const now = await this.#advance(clock.now());
        this.#sourcesChanged(sources.map((change) => sourceEntry(change, now)), now);
        await this.#record.flushEntries();
      }
      for (const played of settings) await this.#replay(played, await this.#advance(clock.now()));
    });
    for (const { source, report } of reports) await this.#execute({ kind: 'report.add', report }, { kind: 'system', name: source });
  }

  /** What was changed when it was recorded is changed again. */
  async #replay({ source, change }: PlayedSettings, at: Time): Promise<void> {
    const draft = this.#watch.replayed(change, { kind: 'system', name: source }, at);
    if (draft === null) return;
    const zones = settingsAfter(this.#watch.settings, draft.body.change, at, source).zones;
    const kept = await this.#makeDurable([draft], { zones, lookup: await this.#lay(zones) });
    if (kept === null) this.#o.log(`A change of the settings in ${source} could not be kept (${this.#record.journalTrouble ?? 'unknown reason'}); the watch goes on by those that were in force.`);
  }

  async #drain(): Promise<void> {
    this.#drainPosted = false;
    const batch = this.#arrived;
    if (batch.length === 0) return;
    this.#arrived = [];
    await this.#takeIn(batch);
  }

  async #takeIn(batch: readonly Sighting[]): Promise<void> {
    const afterSeq = this.#o.store.journal.seq;
    const drafts = this.#watch.observe(batch);
    this.#floor = Math.max(this.#floor, this.#watch.now);
    this.#record.sighted(batch, afterSeq);
    await this.#record.conclude(drafts);
  }

  #tell(entries: readonly Entry[]): void {
    const last = entries.at(-1);
    if (last === undefined) return;
    this.#seq = last.seq;
    for (const listener of this.#listeners) listener.entries(entries);
  }

  /** Lets the watch's time pass; `at` never goes back there. */
  async #advance(at: Time): Promise<Time> {
    const now = Math.max(at, this.#watch.now);
    const drafts = this.#watch.advance(now);
    this.#floor = Math.max(this.#floor, now);
    await this.#record.conclude(drafts);
    return now;
  }

  dryRun(body: DryRunBody, person: Person, signal: AbortSignal): Promise<DryRun | Problem> {
    return this.#desk.dryRun(body, person, signal);
  }

  dryRunState(person: Person): Promise<DryRunState> {
    return Promise.resolve(this.#desk.state(person));
  }

  giveUpDryRun(person: Person): Promise<boolean> {
    return Promise.resolve(this.#desk.giveUp(person));
  }

  alertReport(hours: number, operators: number): Promise<AlertReport> {
    return this.#desk.alertReport(hours, operators);
  }

  /** Lays the geometry of wanted zones while the watch goes on; null when there is nothing to lay, or it cannot be. */
  async #laidFor(wanted: Wanted): Promise<LaidZones | null> {
    if (wanted.zones === undefined || (await inTurns(zoneFaultSteps(wanted.zones))).length > 0) return null;
    const zones = this.#watch.zonesAfter(wanted);
    return { zones, lookup: await this.#lay(zones) };
  }

  #lay(zones: readonly ZoneFeature[]): Promise<ZoneIndex> {
    return inTurns(ZoneIndex.steps(zones.map((zone) => zoneArea(zone.geometry))));
  }

  /** A start with other zones or rules than the one before is a change of the settings, with an entry of its own. */
  async #takeUp(given: GivenSettings): Promise<void> {
    if (this.#watch.takeUp(given, this.#watch.now) === null) return;
    const draft = this.#watch.takeUp(given, await this.#advance(this.#o.clock.now()));
    if (draft !== null && !(await this.#makeDurable([draft], null))) this.#o.log(`The settings that it was started with could not be kept (${this.#record.journalTrouble ?? 'unknown reason'}); it goes by those that were in force.`);
  }

  /** Writes entries that have not happened yet, and lets them happen; null when they cannot be written, and then none did. */
  async #makeDurable(drafts: readonly EntryDraft[], laid: LaidZones | null): Promise<Entry[] | null> {
    const entries = await this.#record.write(drafts);
    if (entries === null) return null;
    for (const entry of entries) this.#watch.commit(entry, laid);
    this.#tell(entries);
    // What follows from them.
    await this.#record.conclude(this.#watch.advance(this.#watch.now));
    return entries;
  }

  #execute(command: Command, actor: Actor, laid: LaidZones | null = null): Promise<CommandAnswer> {
    return this.#mailbox.post(async () => {
      await this.#drain();
      const at = await this.#advance(this.#o.clock.now());
      const decision = this.#watch.decide(command, actor, at);
      if (decision.outcome !== 'commit') return decision.answer;
      const entries = await this.#makeDurable(decision.drafts, laid);
      if (entries === null) {
        return { ok: false, problem: problem('journal-unavailable', `The journal cannot be written (${this.#record.journalTrouble ?? 'unknown reason'}). Nothing was kept; try again when it can.`) };
      }
      return decision.answer(entries);
    });
  }

  #planTick(): void {
    const { timers } = this.#o;
    this.#cancelTick = timers.after(TICK_MS - (timers.wall() % TICK_MS), () => {
      if (this.#stopped) return;
      this.#planTick();
      this.#unasked('A tick failed', this.#mailbox.post(() => this.#tick()));
      // Beside the mailbox: nobody who acts waits for what screens showed.
      this.#unasked('What screens showed was not kept', this.#record.flushGlass());
    });
  }

  async #tick(): Promise<void> {
    const { clock, timers } = this.#o;
    await this.#drain();
    const now = clock.now();
    const at = await this.#advance(Math.floor(now / TICK_MS) * TICK_MS);
    this.#show(Math.max(now, at));
    this.#sourcesChanged(this.#sourceWatch.look(this.#watchedHealths(), timers.wall(), at), at);
    await this.#record.flushTraffic();
    await this.#record.flushEntries();
    if (this.#record.snapshotDue) await this.#saveSnapshot();
  }

  #sourcesChanged(changes: readonly EntryDraft[], at: Time): void {
    for (const { body } of changes) if (body.kind === 'source') this.#watch.sourceChanged(body.source, body.state, at);
    this.#record.add(changes);
  }

  /** Tells what moved: the roster first, then the frame that uses it. */
  #show(at: Time): void {
    const { set, gone } = this.#watch.picture.takeRenamed();
    const moved = this.#watch.picture.takeMoved();
    if (set.length > 0 || gone.length > 0) {
      const change = { set: set.map(rosterItem), gone };
      for (const listener of this.#listeners) listener.roster(change);
    }
    const packed = this.#frames.delta(moved, at);
    if (packed !== null) for (const listener of this.#listeners) listener.frame(packed);
  }

  /** In the mailbox, so that the watch stays as it is. What comes after it must be told from what is in it. */
  #saveSnapshot(): Promise<void> {
    return this.#record.saveSnapshot(() => void (this.#floor = this.#watch.now + 1));
  }
}
