import { createHash } from 'node:crypto';
import type { EngineLink, GlassTold, LinkListener, LinkSnapshot, LinkStatus } from '../../server/engine/link.ts';
import { JournalUnavailable } from '../../server/journal/contract.ts';
import { GUIDANCE, type AlertReport, type DryRun, type DryRunBody, type DryRunState } from '../../shared/wire/settings.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';
import { DELTA, FrameWriter, KEYFRAME, packMotion, type FrameKind } from '../../shared/wire/frame.ts';
import type { Alert } from '../../shared/words/alert.ts';
import type { Entry, EntryBody } from '../../shared/words/entry.ts';
import { UNITS_PER_DEGREE } from '../../shared/words/position.ts';
import { problem } from '../../shared/words/problem.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import type { Report } from '../../shared/words/report.ts';
import type { Actor, Person } from '../../shared/words/role.ts';
import type { Settings } from '../../shared/words/settings.ts';
import type { RosterItem, TrackCollection, TrackFeature, TrackWithTrail } from '../../shared/words/track.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { anAlert } from '../unit/client/alerts.ts';
import { rosterItem } from '../unit/client/tracks.ts';

/** Watch time at which every stand-in begins. */
const START = Date.UTC(2026, 5, 1, 6, 0, 0);

/**
 * An engine as small as the link allows: tracks that the test moves, alerts that it raises, a journal in memory.
 * What it pushes and when is in the test's hands; `slow` stands before every answer, as a network would.
 */
export class StandInEngine implements EngineLink {
  readonly watch: string;
  now = START;
  /** Waited for before each answer is computed, and again before it is given. */
  slow: () => Promise<void> = async () => {};
  /** What the journal answers: none when null. */
  journalTrouble: string | null = null;
  readonly journal: Entry[] = [];
  readonly commands: Command[] = [];
  readonly #alerts = new Map<string, Alert>();
  readonly #tracks = new Map<number, RosterItem & { lon: number; lat: number }>();
  readonly #answers = new Map<string, CommandAnswer>();
  readonly #listeners = new Set<LinkListener>();
  #frame = 0;
  #reports = 0;

  constructor(watch = 'live-1') {
    this.watch = watch;
  }

  // What a test does.

  /** Adds tracks with handles from 1 on, and tells of them. */
  addTracks(count: number): void {
    const set: RosterItem[] = [];
    for (let i = 0; i < count; i++) {
      const handle = this.#tracks.size + 1;
      const item = trackOf(handle);
      this.#tracks.set(handle, { ...item, lon: 1 + (handle % 100) / 100, lat: 50 + handle / 10_000 });
      set.push(item);
    }
    for (const listener of this.#listeners) listener.roster({ set, gone: [] });
  }

  removeTrack(handle: number): void {
    this.#tracks.delete(handle);
    for (const listener of this.#listeners) listener.roster({ set: [], gone: [handle] });
  }

  /** Moves every track a little and pushes a delta; its number comes back. */
  tick(): number {
    this.now += 1_000;
    for (const track of this.#tracks.values()) track.lon += 0.0001;
    this.#frame++;
    const packed = this.#pack(DELTA);
    for (const listener of this.#listeners) listener.frame(packed);
    return this.#frame;
  }

  raise(priority: Alert['priority'] = 'warning'): Alert {
    const n = this.#alerts.size + 1;
    const alert = { ...alertOf(`a${n}`, this.now), priority };
    this.#write({ kind: 'alert', event: 'raised', from: 'norm', alert }, { kind: 'system', name: 'engine' });
    return alert;
  }

  /** Writes entries that mean nothing, all pushed at once. */
  note(count: number): void {
    const entries = Array.from({ length: count }, () => this.#enter({ kind: 'source', source: 'sim:', state: 'live', problem: null }, { kind: 'system', name: 'engine' }));
    for (const listener of this.#listeners) listener.entries(entries);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  // What the link promises.

  snapshot = () =>
    this.#answer(
      (): LinkSnapshot => ({
        watch: this.watch,
        mode: 'live',
        exercise: null,
        clock: this.#clock(),
        seq: this.journal.length,
        alerts: [...this.#alerts.values()],
        roster: [...this.#tracks.values()].map(({ lon: _lon, lat: _lat, ...item }) => item),
        settings: SETTINGS,
      }),
    );

  keyframe = () => this.#answer(() => this.#pack(KEYFRAME));

  status = () =>
    this.#answer(
      (): LinkStatus => ({
        clock: this.#clock(),
        seq: this.journal.length,
        sources: [{ name: 'sim:', state: 'live', rate: 12.5, age: 0.2, lines: 100, sightings: 90, errors: { checksum: 3 }, problem: null }],
        tracks: { live: this.#tracks.size, lost: 0 },
        alerts: { unacknowledged: [...this.#alerts.values()].filter(({ state }) => state === 'unack').length, standing: this.#alerts.size },
        journal: this.journalTrouble === null ? 'ok' : 'failing',
        trouble: this.journalTrouble === null ? [] : [this.journalTrouble],
      }),
    );

  command = (command: Command, person: Person) =>
    this.#answer((): CommandAnswer => {
      this.commands.push(command);
      if (this.journalTrouble !== null) throw new JournalUnavailable(this.journalTrouble);
      const kept = command.key === undefined ? undefined : this.#answers.get(command.key);
      const answer = kept ?? (this.#do(command, person));
      if (command.key !== undefined) this.#answers.set(command.key, answer);
      return answer;
    });

  /** Who was told to be there, newest last. */
  readonly presence: string[][] = [];
  present = (names: readonly string[]) => this.#answer(() => void this.presence.push([...names]));
  /** What was told of screens, in order. */
  readonly told: GlassTold[] = [];
  glass = (told: GlassTold) => {
    this.told.push(told);
    return Promise.resolve();
  };
  entries = (after: number, limit: number) => this.#answer(() => this.journal.slice(after, after + limit));
  alerts = () => this.#answer(() => [...this.#alerts.values()]);
  readonly past = {
    overview: () => this.#answer(() => ({ watch: this.watch, first: null, now: this.now, stretches: [], events: [], cut: false })),
    glass: () => this.#answer(() => ({ record: { begin: [], notes: [], missing: false }, closed: true })),
    stretch: (number: number) => this.#answer(() => (number === 1 ? { number, from: START, until: START + 60_000, closed: true, bytes: Uint8Array.of(1, 2, 3) } : null)),
  };
  zones = () => this.#answer(() => ZONES);
  settings = () => this.#answer(() => SETTINGS);
  dryRun = ({ hours }: DryRunBody) =>
    this.#answer((): DryRun => {
      const figures = { raised: 0, sounding: 0, perTenMinutes: 0, worstTenMinutes: 0 };
      return { from: this.now - hours * 3_600_000, to: this.now, recordedHours: 0, ...figures, alerts: [], left: 0, byRule: [], present: figures };
    });
  dryRunState = (): Promise<DryRunState> => this.#answer(() => ({ running: null }));
  giveUpDryRun = (): Promise<boolean> => this.#answer(() => false);
  alertReport = (hours: number, operators: number) =>
    this.#answer((): AlertReport => {
      const none = { mean: 0, worst: 0 };
      return { from: this.now - hours * 3_600_000, to: this.now, rules: [], perTenMinutes: { ...none, worstFrom: null }, operators, perOperator: none, guidance: GUIDANCE };
    });

  tracks = () =>
    this.#answer(
      (): TrackCollection => ({
        type: 'FeatureCollection',
        at: new Date(this.now).toISOString(),
        features: [...this.#tracks.values()].map((track) => this.#feature(track)),
      }),
    );

  track = (id: string) =>
    this.#answer((): TrackWithTrail | null => {
      const track = [...this.#tracks.values()].find((one) => one.id === id);
      return track === undefined ? null : { ...this.#feature(track), trail: [[this.now, track.lon, track.lat]] };
    });

  listen(listener: LinkListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #answer<T>(compute: () => T): Promise<T> {
    await this.slow();
    const value = compute();
    await this.slow();
    return value;
  }

  #clock = () => ({ now: this.now, rate: 1, kind: 'wall' as const });

  #pack(kind: FrameKind): Uint8Array {
    const writer = new FrameWriter(this.#tracks.size);
    for (const { handle, lon, lat } of this.#tracks.values()) {
      writer.add(handle, false, 0, Math.round(lon * UNITS_PER_DEGREE), Math.round(lat * UNITS_PER_DEGREE), packMotion(12.3, 45.6, 46));
    }
    return writer.finish(kind, this.now, this.#frame);
  }

  #enter(body: EntryBody, actor: Actor): Entry {
    const seq = this.journal.length + 1;
    const hash = createHash('sha256').update(String(seq)).digest('hex');
    const entry: Entry = { at: this.now, observedAt: null, receivedAt: null, actor, key: null, body, seq, hash };
    this.journal.push(entry);
    if (body.kind === 'alert') this.#alerts.set(body.alert.id, body.alert);
    return entry;
  }

  #write(body: EntryBody, actor: Actor): Entry {
    const entry = this.#enter(body, actor);
    for (const listener of this.#listeners) listener.entries([entry]);
    return entry;
  }

  #do(command: Command, person: Person): CommandAnswer {
    switch (command.kind) {
      case 'report.add':
        return this.#report(command, person);
      case 'alert.acknowledge':
        return this.#acknowledge(command, person);
      default:
        return { ok: false, problem: problem('not-possible', `The stand-in does not do ${command.kind}.`) };
    }
  }

  #acknowledge(command: Extract<Command, { kind: 'alert.acknowledge' }>, person: Person): CommandAnswer {
    const alert = this.#alerts.get(command.alertId);
    if (alert === undefined) return { ok: false, problem: problem('unknown-alert', 'There is no such alert.') };
    if (person.role === 'viewer') return { ok: false, problem: problem('role-not-allowed', 'A viewer cannot.'), alert };
    if (alert.acknowledged !== null) {
      return { ok: false, problem: problem('already-acknowledged', `${alert.acknowledged.by} was first.`), alert };
    }
    if (command.revision !== undefined && command.revision !== alert.revision) {
      return { ok: false, problem: problem('stale-revision', 'It has changed since.'), alert };
    }
    const acknowledged = { by: person.name, role: person.role, at: this.now, note: command.note ?? null, reactionMs: 0, shown: command.shown ?? false };
    const after: Alert = { ...alert, state: 'ack', revision: alert.revision + 1, changedAt: this.now, acknowledged };
    const entry = this.#write({ kind: 'alert', event: 'acknowledged', from: 'unack', alert: after }, person);
    return { ok: true, seq: entry.seq, alert: after };
  }

  #report({ report }: Extract<Command, { kind: 'report.add' }>, person: Person): CommandAnswer {
    const observedAt = Date.parse(report.observedAt);
    const kept: Report = {
      id: `r${++this.#reports}`,
      position: report.position,
      observedAt,
      receivedAt: this.now,
      channel: report.channel,
      seen: report.seen,
      accuracyM: report.accuracyM ?? null,
      sog: report.sog ?? null,
      cog: report.cog ?? null,
      peopleMin: report.peopleMin ?? null,
      peopleMax: report.peopleMax ?? null,
    };
    const entry = this.#write({ kind: 'report', report: kept }, person);
    return { ok: true, seq: entry.seq, report: kept };
  }

  #feature({ lon, lat, ...item }: RosterItem & { lon: number; lat: number }): TrackFeature {
    const { handle: _handle, id, ...known } = item;
    return {
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        ...known,
        state: 'live',
        at: new Date(this.now).toISOString(),
        age: 0,
        sog: 12.3,
        cog: 45.6,
        heading: 46,
        rot: null,
        altitude: null,
        positions: 1,
        held: 0,
        length: null,
        beam: null,
      },
    };
  }
}

const ZONES: ZoneCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'box',
      geometry: { type: 'Polygon', coordinates: [[[1, 50], [2, 50], [2, 51], [1, 50]]] },
      properties: { id: 'box', name: 'Box', kind: 'geofence', version: 1, rules: [], source: 'test' },
    },
  ],
};

const SETTINGS: Settings = { revision: 0, zones: ZONES.features, rules: DEFAULT_RULES, changedAt: null, changedBy: null };

const trackOf = (handle: number): RosterItem => rosterItem(handle, { destination: 'DOVER', sources: ['sim:'] });

const alertOf = (id: string, at: number): Alert => ({
  ...anAlert(1),
  id,
  situation: `zone-entry box ${id}`,
  since: at,
  raisedAt: at,
  changedAt: at,
  zone: { id: 'box', name: 'Box', version: 1 },
  position: [1.5, 50.5],
  what: 'A vessel entered Box',
  where: '50°30.0′N 001°30.0′E',
  todo: 'Call her on VHF channel 16',
});
