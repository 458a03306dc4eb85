import { batch } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import type { Alert } from '../../shared/words/alert.ts';
import { Entry } from '../../shared/words/entry.ts';
import { CommandAnswer, type Command } from '../../shared/wire/command.ts';
import {
  EntriesAnswer,
  Heartbeat,
  Present,
  RosterChange,
  STREAM_PATH,
  WIRE_VERSION,
  Welcome,
  type ClientEvents,
  type ServerEvents,
} from '../../shared/wire/events.ts';
import { openFrame } from '../../shared/wire/frame.ts';
import { Problem } from '../../shared/words/problem.ts';
import type { Settings } from '../../shared/words/settings.ts';
import { foldAlerts, foldSettings } from '../state/entry-fold.ts';
import { announce } from '../state/alert-news.ts';
import { deskRate } from '../state/alert-rate.ts';
import { newCommandKey } from '../state/command-key.ts';
import { tell } from '../state/notices.ts';
import { desk, heardAgo, live, livePicture, me, mode, phase, picture, pictureBeat, present, serverVersion, sources, trackCount, trouble, watchName, watchTime } from '../state/watch.ts';
import { spanText } from '../state/time-text.ts';
import { exercise, liveEmergencies } from '../state/exercise.ts';
import { EntrySequence } from './entry-sequence.ts';
import { hearExercise } from './exercise-events.ts';
import { isSilent, nextPhase, type LinkEvent } from './phase.ts';
import { isSignedIn } from './session.ts';

const ANSWER_MS = 10_000;
/** Never ask more often than this for a keyframe or for missing entries. */
const ASK_AGAIN_MS = 1_000;
const TEXT_BEAT_MS = 500;
/** A link that is open but brings nothing for so long is dead: it is closed and sought again. */
const DEAD_AFTER_MS = 10_000;
const DAY_MS = 86_400_000;

const JoinReply = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), welcome: Welcome }), z.object({ ok: z.literal(false), problem: Problem })]);
const Bytes = z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer).transform((b) => new Uint8Array(b))]);

/** What the chart must be told, in the order in which it happens. */
export interface StreamHearer {
  pictureChanged(): void;
  clock(watchNow: number, rate: number): void;
}

export type Sent = { kind: 'answered'; answer: CommandAnswer } | { kind: 'no-link' };

/** The page's one link to its watch: joins, keeps entries without a gap and the picture whole, and says how it stands. */
export class Connection {
  readonly #socket: Socket<ServerEvents, ClientEvents>;
  readonly #sequence = new EntrySequence();
  /** Of this page, for as long as it is open: by it the server knows it again after a break. */
  readonly #page = newCommandKey();
  readonly #hearer: StreamHearer;
  #joined = false;
  #joining = false;
  /** What is being joined was over before it was. */
  #joinAgain = false;
  #heardAt = performance.now();
  #lostAt: number | null = null;
  #askedKeyframeAt = -Infinity;
  #askingEntries = false;
  #drawnRevision = -1;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(hearer: StreamHearer) {
    this.#hearer = hearer;
    this.#socket = io({ path: STREAM_PATH, transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelay: 300, reconnectionDelayMax: 3_000, timeout: 5_000 });
    const s = this.#socket;
    s.on('connect', () => void this.#join());
    s.on('disconnect', () => this.#lost());
    s.on('connect_error', (error) => void this.#refused(error));
    s.on('frame', (packed) => this.#frame(packed));
    s.on('roster', (change) => this.#roster(change));
    s.on('entries', (entries) => this.#entries(z.array(Entry).parse(entries)));
    s.on('heartbeat', (beat) => this.#heartbeat(Heartbeat.parse(beat)));
    s.on('presence', (list) => {
      present.value = z.array(Present).parse(list);
    });
    s.on('signed-out', () => this.#signedOut());
    s.on('anew', () => void this.#again());
    s.on('room-closed', () => this.#roomClosed());
    hearExercise(s);
    addEventListener('pagehide', () => s.emit('leaving'));
    this.#timer = setInterval(() => this.#beat(), TEXT_BEAT_MS);
  }

  /** Sends a command; the answer comes only after it is durable. Send again with the same key when there was no link. */
  async command(command: Command): Promise<Sent> {
    if (!this.#joined) return { kind: 'no-link' };
    try {
      const answer = CommandAnswer.parse(await this.#socket.timeout(ANSWER_MS).emitWithAck('command', command));
      const alert = answer.alert;
      if (alert) this.#putAlert(alert);
      if (answer.settings) this.#putSettings(answer.settings);
      return { kind: 'answered', answer };
    } catch {
      return { kind: 'no-link' };
    }
  }

  /** Tells what is on this screen. */
  shows(what: ScreenShows): void {
    if (this.#joined) this.#socket.emit('screen', what);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  #move(event: LinkEvent): void {
    phase.value = nextPhase(phase.value, event);
  }

  /** The room's watch is another now: what this page knows is of the one before. */
  async #again(): Promise<void> {
    this.#joined = false;
    this.#joinAgain = this.#joining;
    await this.#join();
  }

  async #join(): Promise<void> {
    if (this.#joining) return;
    this.#joining = true;
    const since = watchName.value === null ? null : { watch: watchName.value, seq: this.#sequence.seq };
    const silentMs = this.#lostAt === null ? 0 : Math.round(Math.min(DAY_MS, performance.now() - this.#lostAt));
    try {
      const reply = JoinReply.parse(await this.#socket.timeout(ANSWER_MS).emitWithAck('join', { wire: WIRE_VERSION, since, page: this.#page, silentMs }));
      if (reply.ok) this.#welcome(reply.welcome);
      else if (reply.problem.name === 'not-signed-in') this.#signedOut();
      else if (reply.problem.name === 'other-wire-version') this.#move('other-version');
      else setTimeout(() => this.#socket.disconnect().connect(), ASK_AGAIN_MS);
    } catch (error) {
      if (error instanceof z.ZodError) this.#move('other-version');
      else if (this.#socket.connected) this.#socket.disconnect().connect();
    } finally {
      this.#joining = false;
    }
    if (!this.#joinAgain) return;
    this.#joinAgain = false;
    await this.#join();
  }

  #welcome(w: Welcome): void {
    const again = watchName.value === w.watch;
    batch(() => {
      livePicture().reset(w.roster);
      this.#sequence.begin(w.seq);
      live.alertsById.value = new Map(w.alerts.map((a) => [a.id, a]));
      watchName.value = w.watch;
      mode.value = w.mode;
      exercise.value = w.exercise;
      liveEmergencies.value = w.breakthrough;
      serverVersion.value = w.version;
      me.value = w.me;
      live.settings.value = w.settings;
      sources.value = w.sources;
      present.value = w.present;
      this.#heard();
      watchTime.heard(w.clock, performance.now());
      this.#joined = true;
      this.#move('welcome');
    });
    this.#tellClock();
    this.#hearer.pictureChanged();
    this.#tellBack();
    if (desk.value) deskRate.begin(w.calls, w.alerts, desk.value);
    if (again) announce(w.entries, me.value?.name ?? null);
    this.#beat();
  }

  #frame(packed: unknown): void {
    if (!this.#joined) return;
    this.#heard();
    const frame = openFrame(Bytes.parse(packed));
    if ('fault' in frame) {
      if (frame.fault === 'other-version') this.#move('other-version');
      else void this.#askKeyframe();
      return;
    }
    if (livePicture().applyFrame(frame) === 'resync') void this.#askKeyframe();
    this.#hearer.pictureChanged();
    this.#tellClock();
  }

  async #askKeyframe(): Promise<void> {
    const now = performance.now();
    if (now - this.#askedKeyframeAt < ASK_AGAIN_MS) return;
    this.#askedKeyframeAt = now;
    try {
      this.#frame(await this.#socket.timeout(ANSWER_MS).emitWithAck('keyframe'));
    } catch {
      // The next frame asks again.
    }
  }

  #roster(change: unknown): void {
    if (!this.#joined) return;
    livePicture().applyRoster(RosterChange.parse(change));
    this.#hearer.pictureChanged();
  }

  #entries(entries: readonly Entry[]): void {
    if (!this.#joined) return;
    this.#heard();
    const { next, gap } = this.#sequence.take(entries);
    this.#apply(next);
    if (gap) void this.#askEntries();
  }

  #apply(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    // An answered command may have brought a newer state than the entry on its way.
    live.alertsById.value = foldAlerts(live.alertsById.value, entries);
    this.#putSettings(foldSettings(live.settings.value, entries));
    this.#news(entries);
  }

  #news(entries: readonly Entry[]): void {
    if (desk.value) deskRate.heard(entries, desk.value);
    announce(entries, me.value?.name ?? null);
  }

  /** An answered command may have brought them before the entry on its way. */
  #putSettings(next: Settings | null): void {
    if (next !== null && next.revision > (live.settings.value?.revision ?? -1)) live.settings.value = next;
  }

  #putAlert(alert: Alert): void {
    const known = live.alertsById.value.get(alert.id);
    if (known && known.revision >= alert.revision) return;
    if (!known && alert.state === 'norm') return;
    const map = new Map(live.alertsById.value);
    if (alert.state === 'norm') map.delete(alert.id);
    else map.set(alert.id, alert);
    live.alertsById.value = map;
  }

  /** Asks for what is missing; too far behind means to join anew. */
  async #askEntries(): Promise<void> {
    if (this.#askingEntries) return;
    this.#askingEntries = true;
    try {
      const answer = EntriesAnswer.parse(await this.#socket.timeout(ANSWER_MS).emitWithAck('entries-after', { seq: this.#sequence.seq }));
      if (!answer.ok) {
        void this.#join();
        return;
      }
      const { next, gap } = this.#sequence.take(answer.entries);
      this.#apply(next);
      if (gap) void this.#join();
    } catch {
      // The next heartbeat shows the gap again.
    } finally {
      this.#askingEntries = false;
    }
  }

  #heartbeat(beat: Heartbeat): void {
    if (!this.#joined) return;
    this.#heard();
    watchTime.heard(beat.clock, performance.now());
    sources.value = beat.sources;
    if (beat.trouble.join() !== trouble.value.join()) trouble.value = beat.trouble;
    if (phase.value === 'stale') this.#tellBack();
    this.#move('heartbeat');
    this.#tellClock();
    if (beat.seq > this.#sequence.seq) void this.#askEntries();
  }

  #tellBack(): void {
    if (this.#lostAt !== null) tell(`Back in the watch. The picture was stale for ${spanText(performance.now() - this.#lostAt)}.`);
    this.#lostAt = null;
  }

  #heard(): void {
    this.#heardAt = performance.now();
  }

  #tellClock(): void {
    const now = watchTime.at(performance.now());
    if (now !== null) this.#hearer.clock(now, watchTime.rate);
  }

  #lost(): void {
    this.#joined = false;
    this.#lostAt ??= this.#heardAt;
    this.#move('link-lost');
  }

  /** The handshake failed: is the server away, or is it us? */
  async #refused(error: Error): Promise<void> {
    this.#lost();
    const named = Problem.safeParse('data' in error ? error.data : null);
    if (named.success && named.data.name === 'room-closed') return this.#roomClosed();
    const away = named.success ? named.data.name === 'not-signed-in' : (await isSignedIn()) === false;
    if (away) this.#signedOut();
    // A server that refuses the handshake itself is not asked again by the library.
    else if (!this.#socket.active) setTimeout(() => this.#socket.connect(), ASK_AGAIN_MS);
  }

  #roomClosed(): void {
    this.#joined = false;
    this.#move('room-closed');
    this.close();
  }

  #signedOut(): void {
    this.#joined = false;
    this.#move('signed-out');
    this.close();
    location.assign('/sign-in');
  }

  /** Twice a second: the texts' clock, the age of what is known, and whether the server fell silent. */
  #beat(): void {
    const now = performance.now();
    const silent = isSilent(this.#heardAt, now);
    batch(() => {
      if (silent && this.#joined) {
        this.#lostAt ??= this.#heardAt;
        this.#move('silence');
        if (now - this.#heardAt > DEAD_AFTER_MS) this.#socket.disconnect().connect();
      }
      heardAgo.value = Math.floor((now - this.#heardAt) / TEXT_BEAT_MS) * TEXT_BEAT_MS;
      const watchNow = watchTime.at(now);
      if (watchNow !== null) live.second.value = Math.floor(watchNow / 1000) * 1000;
      if (picture.revision !== this.#drawnRevision) {
        this.#drawnRevision = picture.revision;
        trackCount.value = picture.count;
        pictureBeat.value++;
      }
    });
  }
}
