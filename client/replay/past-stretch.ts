import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import type { GlassRecord } from '../../shared/words/glass.ts';
import type { Time } from '../../shared/words/position.ts';
import type { RosterItem, TrailPoint } from '../../shared/words/track.ts';
import type { Settings } from '../../shared/words/settings.ts';
import { Frames } from '../../shared/picture/frames.ts';
import { Handles } from '../../shared/picture/handles.ts';
import { Picture } from '../../shared/picture/picture.ts';
import { rosterItem } from '../../shared/picture/portrait.ts';
import { newTrack, type Track } from '../../shared/picture/track.ts';
import type { OpenedChunk } from '../../shared/wire/traffic/decode.ts';
import { RecordedOrder, RecordedTracks, rowsOfTrack, type RowRef } from './recorded-rows.ts';
import { foldAlerts, foldSettings } from '../state/entry-fold.ts';

/** What a stretch holds, opened. */
export interface StretchContent {
  readonly number: number;
  readonly from: Time;
  readonly until: Time;
  readonly closed: boolean;
  /** Its traffic: one chunk, or the parts of one that is still being recorded. The first has the keyframe. */
  readonly chunks: readonly OpenedChunk[];
  readonly alerts: readonly Alert[];
  readonly reports: readonly Entry[];
  readonly entries: readonly Entry[];
  /** Zones and rules in force as it began. */
  readonly settings: Settings;
  /** Pieces that could not be read. */
  readonly damaged: number;
  /** What screens had, as far as this person may know it. */
  readonly glass: GlassRecord;
}

/** The past as the wire tells the present: who is who, then a frame; and the alerts where they changed. */
export interface Showing {
  readonly at: Time;
  /** All tracks are in it, and what was shown before is to be forgotten. */
  readonly whole: boolean;
  readonly roster: { readonly set: RosterItem[]; readonly gone: number[] };
  /** Null when nothing moved. */
  readonly frame: Uint8Array | null;
  /** Null when they are as before. */
  readonly alerts: Alert[] | null;
  /** Null when they are as before. */
  readonly settings: Settings | null;
}

const MOST_TRACKS = 200_000;

/** One stretch of the past, shown at any of its moments: the engine's own picture, folded from what was recorded. */
export class PastStretch {
  readonly content: StretchContent;
  #picture = emptyPicture();
  #frames = new Frames();
  /** What is recorded of each track; made when a moment is first sought. */
  #tracks: RecordedTracks | null = null;
  /** What is recorded after what is shown; made when time first goes on from there. */
  #order: RecordedOrder | null = null;
  /** How many entries are in what is shown. */
  #entered = 0;
  #alerts = new Map<string, Alert>();
  #settings: Settings | null = null;
  #at: Time | null = null;

  constructor(content: StretchContent) {
    this.content = content;
  }

  /** The moment that is shown; null before the first. */
  get at(): Time | null {
    return this.#at;
  }

  /** Shows a moment: of each track what it was before the stretch, and the newest that was recorded of it. */
  seek(at: Time): Showing {
    this.#begin();
    this.#tracks ??= new RecordedTracks(this.content.chunks);
    for (const rows of this.#tracks.newest(at)) for (const row of rows) this.#take(row);
    this.#enter(at);
    const roster = this.#picture.takeRenamed();
    this.#picture.takeMoved();
    return { at, whole: true, roster: { set: roster.set.map(rosterItem), gone: [] }, frame: this.#frames.keyframe(this.#picture.all(), at), alerts: [...this.#alerts.values()], settings: this.#settings };
  }

  /** Goes on to a later moment: what changed since the one that is shown. */
  advance(at: Time): Showing {
    if (this.#at === null || at < this.#at) return this.seek(at);
    const entered = this.#entered;
    const before = this.#settings;
    this.#order ??= new RecordedOrder(this.content.chunks, this.#at);
    for (let ref = this.#order.next(at); ref !== null; ref = this.#order.next(at)) this.#take(ref);
    this.#enter(at);
    const { set, gone } = this.#picture.takeRenamed();
    const frame = this.#frames.delta(this.#picture.takeMoved(), at);
    return { at, whole: false, roster: { set: set.map(rosterItem), gone }, frame, alerts: this.#entered === entered ? null : [...this.#alerts.values()], settings: this.#settings === before ? null : this.#settings };
  }

  /** Where a track was up to the moment that is shown, as far as this stretch knows, oldest first. */
  trail(id: string): TrailPoint[] {
    const picture = emptyPicture();
    const { chunks } = this.content;
    for (const position of chunks[0]?.keyframe.positions ?? []) if (position.trackId === id) picture.take(position);
    for (const { chunk, row } of rowsOfTrack(chunks, id, this.#at ?? 0)) picture.take(chunk.sighting(row));
    return picture.get(id)?.trail.points() ?? [];
  }

  #begin(): void {
    const { chunks, alerts, reports, from } = this.content;
    const keyframe = chunks[0]?.keyframe ?? { positions: [], identities: [] };
    this.#picture = emptyPicture();
    this.#frames = new Frames();
    for (const identity of keyframe.identities) this.#picture.take({ ...identity, observedAt: from });
    for (const position of keyframe.positions) this.#picture.take(position);
    for (const { body } of reports) if (body.kind === 'report') this.#picture.report(body.report);
    this.#alerts = new Map(alerts.map((alert) => [alert.id, alert]));
    this.#settings = this.content.settings;
    this.#order = null;
    this.#entered = 0;
  }

  #take({ chunk, row }: RowRef): void {
    const s = chunk.sighting(row);
    const known = this.#picture.get(s.trackId);
    if (known !== undefined) this.#loseDue(known, s.observedAt);
    this.#picture.take(s);
  }

  /** Lets everything else happen up to a moment: entries, and tracks whose time is up. */
  #enter(at: Time): void {
    const { entries } = this.content;
    const first = this.#entered;
    for (let entry = entries[this.#entered]; entry !== undefined && entry.at <= at; entry = entries[++this.#entered]) {
      if (entry.body.kind === 'report') this.#picture.report(entry.body.report);
    }
    if (this.#entered > first) {
      const fresh = entries.slice(first, this.#entered);
      this.#alerts = foldAlerts(this.#alerts, fresh);
      this.#settings = foldSettings(this.#settings, fresh);
    }
    for (const track of this.#picture.all()) this.#loseDue(track, at);
    this.#at = at;
  }

  #loseDue(track: Track, at: Time): void {
    if (track.placed && !track.lost && track.lostAt <= at) this.#picture.lose(track);
  }
}

const emptyPicture = (): Picture<Track> => new Picture(newTrack, MOST_TRACKS, () => true, new Handles());
