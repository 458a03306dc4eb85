import { planeM } from '../geo/distance.ts';
import { METRES_PER_NM, MPS_PER_KNOT, toAisUnits } from '../geo/units.ts';
import type { Time } from '../words/position.ts';
import type { Report } from '../words/report.ts';
import type { PositionSighting, Sighting, TextSighting } from '../words/sighting.ts';
import { calledStatus } from '../words/status-call.ts';
import { isBeaconKind } from '../words/vessel.ts';
import type { Handles } from './handles.ts';
import { plottedMotion, PLOTTED_OVER_MS } from './plotted-motion.ts';
import { mergeIdentity } from './identity.ts';
import { couldHaveMoved, fastestKn } from './plausible.ts';
import { lostAfterMs } from './reporting.ts';
import { classOf, type Track } from './track.ts';

/** What the picture did with what it was given; each sighting is counted once. */
export interface PictureCounts {
  /** Positions that moved a track (a held one that was confirmed included). */
  positions: number;
  identities: number;
  texts: number;
  /** The same message through another source. */
  duplicates: number;
  /** Older than what the track already had. */
  late: number;
  /** Too far to have moved; the next position decides. */
  held: number;
  /** Tracks that made room for others. */
  evicted: number;
}

/** Oddities that a track keeps: as many as the rules ever count. */
const ODDITIES = 4;

function noteOddity(track: Track, s: PositionSighting): void {
  const metres = planeM(track.lon, track.lat, s.lon, s.lat);
  const seconds = Math.max(1, (s.observedAt - track.at) / 1000);
  const tenth = (n: number): number => Math.round(n * 10) / 10;
  track.oddities.push({ at: s.observedAt, nm: tenth(metres / METRES_PER_NM), knots: tenth(metres / seconds / MPS_PER_KNOT), keptAt: null });
  if (track.oddities.length > ODDITIES) track.oddities.shift();
}

/** How a new track is made: a watch's remembers more than where it is. */
export type MakeTrack<T extends Track> = (handle: number, id: string, kind: Track['kind'], at: Time) => T;

/**
 * All tracks of one watch. Knows positions and identities, no rules: the same for the engine that watches and for a page
 * that shows the past.
 */
export class Picture<T extends Track> {
  readonly counts: PictureCounts = { positions: 0, identities: 0, texts: 0, duplicates: 0, late: 0, held: 0, evicted: 0 };
  readonly #make: MakeTrack<T>;
  readonly #tracks = new Map<string, T>();
  readonly #handles: Handles;
  readonly #maxTracks: number;
  /** Tells tracks that must stay, because an alert stands for them. */
  readonly #mustStay: (trackId: string) => boolean;
  #moved: T[] = [];
  #renamed: T[] = [];
  #gone: number[] = [];
  #live = 0;
  #lost = 0;

  constructor(make: MakeTrack<T>, maxTracks: number, mustStay: (trackId: string) => boolean, handles: Handles) {
    this.#make = make;
    this.#maxTracks = maxTracks;
    this.#mustStay = mustStay;
    this.#handles = handles;
  }

  get size(): { live: number; lost: number } {
    return { live: this.#live, lost: this.#lost };
  }

  get handles(): Handles {
    return this.#handles;
  }

  get(id: string): T | undefined {
    return this.#tracks.get(id);
  }

  /** Every track, those included that have no position yet. */
  all(): IterableIterator<T> {
    return this.#tracks.values();
  }

  /**
   * Takes one sighting. What comes back is the track whose position it changed, to be looked at by the rules;
   * null when no position came of it.
   */
  take(s: Sighting): T | null {
    const track = this.#tracks.get(s.trackId) ?? this.#begin(s);
    if (s.observedAt > track.heardAt) track.heardAt = s.observedAt;
    switch (s.kind) {
      case 'position':
        return this.#place(track, s);
      case 'identity':
        this.counts.identities++;
        if (!track.placed && track.kind !== s.trackKind) this.#becomes(track, s.trackKind);
        if (mergeIdentity(track, s)) this.#rename(track);
        return null;
      case 'text':
        this.counts.texts++;
        this.#heard(track, s);
        return null;
    }
  }

  /** Somebody who calls without a position is heard, and not lost for want of one; nor can who never had one fall silent unnoticed. */
  #heard(track: T, s: TextSighting): void {
    const status = calledStatus(s.text);
    if (status !== null && track.status !== status) {
      track.status = status;
      this.#rename(track);
    }
    if (track.placed && status === null && !isBeaconKind(track.kind)) return;
    const lostAt = s.observedAt + lostAfterMs(track);
    if (lostAt <= track.lostAt) return;
    track.lostAt = lostAt;
    if (!track.lost) return;
    track.lost = false;
    if (!track.placed) return;
    this.#lost--;
    this.#live++;
    this.#move(track);
  }

  /** A reported position makes a track of its own. */
  report(report: Report): T {
    const id = `report:${report.id.slice(1)}`;
    const track =
      this.#tracks.get(id) ?? this.#begin({ kind: 'text', trackId: id, trackKind: 'reported', source: 'reports', observedAt: report.observedAt, text: '', addressedTo: null });
    track.seen = report.seen;
    track.accuracyM = report.accuracyM;
    this.#rename(track);
    const [lon, lat] = report.position;
    this.#accept(track, {
      kind: 'position',
      trackId: id,
      trackKind: 'reported',
      source: 'reports',
      observedAt: report.observedAt,
      lon,
      lat,
      sog: report.sog,
      cog: report.cog,
      heading: null,
      rot: null,
      status: null,
      aisClass: null,
    });
    return track;
  }

  /** Marks a track whose time is up. */
  lose(track: T): void {
    if (track.lost) return;
    track.lost = true;
    track.candidate = null;
    if (!track.placed) return;
    this.#live--;
    this.#lost++;
    this.#move(track);
  }

  /** Tracks whose position or state changed since last asked. */
  takeMoved(): T[] {
    const moved = this.#moved;
    this.#moved = [];
    for (const track of moved) track.moved = false;
    return moved;
  }

  /** Tracks of which something else changed, and handles of those that are no more, since last asked. */
  takeRenamed(): { set: T[]; gone: number[] } {
    const set = this.#renamed.filter((track) => track.placed);
    const gone = this.#gone;
    for (const track of this.#renamed) track.renamed = false;
    for (const track of set) track.announced = true;
    this.#renamed = [];
    this.#gone = [];
    return { set, gone };
  }

  /** Puts a track back that was kept. */
  adopt(track: T): void {
    this.#tracks.set(track.id, track);
    if (track.placed) {
      if (track.lost) this.#lost++;
      else this.#live++;
    }
  }

  #begin(s: Sighting): T {
    if (this.#tracks.size >= this.#maxTracks) this.#makeRoom();
    const track = this.#make(this.#handles.next(), s.trackId, s.trackKind, s.observedAt);
    this.#tracks.set(track.id, track);
    return track;
  }

  #place(track: T, s: PositionSighting): T | null {
    // What a receiver without a fix sends. Nobody is watched there: the Gulf of Guinea is not the Channel.
    if (s.lon === 0 && s.lat === 0) {
      track.held++;
      this.counts.held++;
      return null;
    }
    if (track.placed) {
      if (s.source !== track.sources[0]?.name || track.sources.length > 1) {
        if (track.echoes.has(s)) {
          this.counts.duplicates++;
          this.#mark(track, s);
          return null;
        }
      }
      if (s.observedAt < track.at) {
        this.counts.late++;
        return null;
      }
      if (!this.#believable(track, s)) return null;
    }
    this.counts.positions++;
    this.#accept(track, s);
    return track;
  }

  /** Holds a position back that would need an impossible speed, until one more agrees with it. */
  #believable(track: T, s: PositionSighting): boolean {
    const knots = fastestKn(track.kind, track.class, s.sog);
    if (couldHaveMoved(track.lon, track.lat, track.at, s, knots)) {
      track.candidate = null;
      return true;
    }
    const candidate = track.candidate;
    if (candidate !== null && couldHaveMoved(candidate.lon, candidate.lat, candidate.observedAt, s, knots)) {
      // It really is there. What was before is no line that anything sailed.
      track.trail.clear();
      const last = track.oddities.at(-1);
      if (last !== undefined) last.keptAt = s.observedAt;
      return true;
    }
    track.candidate = s;
    noteOddity(track, s);
    track.held++;
    this.counts.held++;
    return false;
  }

  #accept(track: T, s: PositionSighting): void {
    if (!track.placed) {
      track.placed = true;
      track.lost = false;
      this.#live++;
      this.#rename(track);
    } else if (track.lost) {
      track.lost = false;
      this.#lost--;
      this.#live++;
    }
    if (track.kind !== s.trackKind) this.#becomes(track, s.trackKind);
    if (s.aisClass !== null && s.aisClass !== track.aisClass) {
      track.aisClass = s.aisClass;
      this.#rename(track);
    }
    if (s.status !== track.status) {
      track.status = s.status;
      this.#rename(track);
    }
    track.at = s.observedAt;
    track.lon = s.lon;
    track.lat = s.lat;
    track.lonUnits = toAisUnits(s.lon);
    track.latUnits = toAisUnits(s.lat);
    const plotted = s.trackKind === 'radar' && s.sog === null ? plottedMotion(track.trail.since(s.observedAt - PLOTTED_OVER_MS), s.observedAt, s.lon, s.lat) : null;
    track.sog = plotted?.sog ?? s.sog;
    track.cog = plotted?.cog ?? s.cog;
    track.heading = s.heading;
    track.rot = s.rot;
    track.altitude = s.altitude ?? null;
    track.candidate = null;
    track.positions++;
    track.lostAt = s.observedAt + lostAfterMs(track);
    track.trail.add(track.at, track.lonUnits, track.latUnits);
    track.echoes.note(s);
    this.#mark(track, s);
    this.#move(track);
  }

  /** Notes who has the track now; a source that has not brought it for as long as losing it takes has it no more. */
  #mark(track: T, s: PositionSighting): void {
    const first = track.sources[0];
    if (first !== undefined && track.sources.length === 1 && first.name === s.source) {
      first.at = s.observedAt;
      return;
    }
    const mark = track.sources.find((m) => m.name === s.source);
    if (mark) mark.at = s.observedAt;
    else {
      track.sources.push({ name: s.source, at: s.observedAt });
      this.#rename(track);
    }
    const oldest = s.observedAt - lostAfterMs(track);
    if (track.sources.every((m) => m.at >= oldest)) return;
    track.sources = track.sources.filter((m) => m.at >= oldest);
    this.#rename(track);
  }

  #becomes(track: T, kind: Track['kind']): void {
    track.kind = kind;
    track.class = classOf(kind, track.identity.shiptype);
    this.#rename(track);
  }

  #move(track: T): void {
    if (track.moved) return;
    track.moved = true;
    this.#moved.push(track);
  }

  #rename(track: T): void {
    if (track.renamed) return;
    track.renamed = true;
    this.#renamed.push(track);
  }

  /** A track made room for others. */
  protected forgotten(_track: T): void {}

  /** A hundredth at once, so that the search is paid for rarely. */
  #makeRoom(): void {
    const enough = Math.max(1, Math.floor(this.#maxTracks / 100));
    const candidates = [...this.#tracks.values()].filter((t) => !this.#mustStay(t.id));
    candidates.sort((a, b) => Number(b.lost || !b.placed) - Number(a.lost || !a.placed) || a.heardAt - b.heardAt || a.handle - b.handle);
    for (const track of candidates.slice(0, enough)) {
      this.#tracks.delete(track.id);
      this.#handles.free(track.handle);
      this.counts.evicted++;
      this.forgotten(track);
      if (!track.placed) continue;
      if (track.lost) this.#lost--;
      else this.#live--;
      this.#gone.push(track.handle);
    }
    this.#moved = this.#moved.filter((track) => this.#tracks.get(track.id) === track);
    this.#renamed = this.#renamed.filter((track) => this.#tracks.get(track.id) === track);
  }
}
