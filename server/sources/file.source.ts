import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Position, Time } from '../../shared/words/position.ts';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { SourceContext } from './context.ts';
import { fileBytes, fileProblem } from './file-bytes.ts';
import { SourceMeter } from './meter.ts';
import { Moments } from './moments.ts';
import { OwnClock } from './nmea/own-clock.ts';
import { NmeaReader } from './nmea/reader.ts';
import type { RecordedBatch, RecordedSource, SourceClock } from './source.ts';
import { withinStretch } from './stretch-marks.ts';

export interface FileOptions {
  /** As the user wrote it; `-` is standard input. */
  path: string;
  speed: number | 'max';
  observer: Position | null;
  /** From its beginning, as a watch of its own, however often it was played before. */
  again?: boolean;
  /** Nothing but its own times will do: a slow pipe is waited for until it has said one. */
  patient?: boolean;
}

/** A recording says when it begins within this, or is taken to have no times of its own. */
const PEEK_BYTES = 8 * 1024 * 1024;
/** Standard input, or a pipe, may be a live feed without times: it is not waited for longer. */
const PEEK_MS = 2_000;

/** `file:PATH`: a recording of NMEA lines, plain or `.gz`. Its own times drive the watch when it has any. */
export async function openFile(name: string, options: FileOptions, context: SourceContext): Promise<RecordedSource | { problem: string }> {
  const path = options.path === '-' ? '-' : resolve(context.cwd, options.path);
  const once = path === '-' || (await isStream(path));
  const bytes = fileBytes(path);
  const peeked: Uint8Array[] = [];
  const peek = new Peek();
  const deadline = once && options.patient !== true ? setTimeout(() => peek.giveUp(), PEEK_MS) : null;
  const blocks = bytes[Symbol.asyncIterator]();
  let pending: Promise<IteratorResult<unknown, unknown>> | null = null;
  try {
    for (;;) {
      pending ??= blocks.next();
      const block = await Promise.race([pending, peek.over]);
      if (block === 'over' || block.done === true) break;
      pending = null;
      if (block.value instanceof Uint8Array) peeked.push(block.value);
      if (block.value instanceof Uint8Array && peek.take(block.value)) break;
    }
  } catch (error) {
    // What breaks only later is played as far as it goes.
    if (peeked.length === 0) return { problem: fileProblem(error, path === '-' ? 'standard input' : options.path) };
  } finally {
    if (deadline !== null) clearTimeout(deadline);
  }
  if (!once) {
    bytes.destroy();
    return new FileSource(name, options, context, peek.begins(), () => fileBytes(path));
  }
  return new FileSource(name, options, context, peek.begins(), () => bytes, { peeked, pending, blocks });
}

/** A pipe or a device can be read once only, and may be slow. */
async function isStream(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  return stats !== null && !stats.isFile() && !stats.isDirectory();
}

/** Reads the beginning of a recording until it is known when it begins. */
class Peek {
  private readonly clock = new OwnClock();
  private readonly reader = new NmeaReader({ source: '', clock: this.clock });
  private taken = 0;
  private end: (over: 'over') => void = () => undefined;
  readonly over = new Promise<'over'>((resolve) => (this.end = resolve));

  /** True when it has seen enough. */
  take(block: Uint8Array): boolean {
    this.taken += block.length;
    this.reader.read(block, 0);
    return this.clock.now !== null || this.taken >= PEEK_BYTES;
  }

  giveUp(): void {
    this.end('over');
  }

  begins(): Begins {
    this.reader.end(0);
    const { first } = this.clock;
    return { first, startsAt: first === null ? null : this.reader.marks.startsAt(first) };
  }
}

/** The first time in a recording, and when what was recorded begins: later, where it says what was known before. Null: it has no times. */
interface Begins {
  readonly first: Time | null;
  readonly startsAt: Time | null;
}

/** Blocks of standard input that were read to peek, and the reading that goes on. */
interface Begun {
  readonly peeked: readonly Uint8Array[];
  readonly pending: Promise<IteratorResult<unknown, unknown>> | null;
  readonly blocks: AsyncIterator<unknown>;
}

class FileSource implements RecordedSource {
  readonly name: string;
  readonly speed: number | 'max';
  readonly startsAt: Time | null;
  readonly again: boolean;
  private readonly first: Time | null;
  private readonly patient: boolean;
  private readonly observer: Position | null;
  private readonly path: string;
  private readonly meter: SourceMeter;
  private readonly clock: SourceClock;
  private readonly open: () => Readable;
  private readonly begun: Begun | null;
  private bytes: Readable | null = null;
  private stopped = false;

  constructor(name: string, options: FileOptions, context: SourceContext, { first, startsAt }: Begins, open: () => Readable, begun: Begun | null = null) {
    this.name = name;
    this.speed = options.speed;
    this.again = options.again === true;
    this.patient = options.patient === true;
    this.first = first;
    this.startsAt = startsAt;
    this.observer = options.observer;
    this.path = options.path;
    this.clock = context.clock;
    this.meter = new SourceMeter(name, context.wall);
    this.open = open;
    this.begun = begun;
  }

  /** A pause in a recording is no silence: only a pipe may be a feed that has gone quiet. */
  health(): SourceHealth {
    const health = this.meter.health();
    return health.state === 'silent' && this.begun === null ? { ...health, state: 'live' } : health;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.bytes?.destroy();
  }

  async *batches(after: Time | null): AsyncIterable<RecordedBatch> {
    this.meter.connected();
    const own = this.first === null ? null : new OwnClock(this.first, this.meter.counts);
    const reader = new NmeaReader({ source: this.name, observer: this.observer, clock: own, counts: this.meter.counts });
    for await (const batch of withinStretch(this.moments(reader, own), reader.marks)) if (after === null || batch.at > after) yield batch;
  }

  private async *moments(reader: NmeaReader, own: OwnClock | null): AsyncIterable<RecordedBatch> {
    const moments = new Moments();
    try {
      for await (const block of this.blocks(own)) {
        if (block === 'silence') {
          yield* moments.take(reader.silence(), own === null ? null : own.now);
          continue;
        }
        for (const piece of own !== null && this.speed !== 'max' ? linesOf(block) : [block]) {
          if (this.stopped) return;
          const now = this.clock.now();
          const sightings = reader.read(piece, now);
          this.meter.heard();
          yield* moments.take(sightings, own === null ? null : own.now);
        }
      }
      yield* moments.take(reader.end(this.clock.now()), null);
      this.meter.ended();
    } catch (error) {
      if (this.stopped) return;
      this.meter.failed(fileProblem(error, this.path === '-' ? 'standard input' : this.path));
      yield* moments.take([], null);
    } finally {
      this.bytes?.destroy();
    }
  }

  /** `silence`: a pipe has brought nothing for a while, though what it brought waits for more (`own`). */
  private async *blocks(own: OwnClock | null): AsyncGenerator<Uint8Array | 'silence'> {
    const { begun } = this;
    this.bytes = this.open();
    if (begun === null) {
      for await (const block of this.bytes) if (block instanceof Uint8Array) yield block;
      return;
    }
    yield* begun.peeked;
    let { pending } = begun;
    for (;;) {
      pending ??= begun.blocks.next();
      if (own?.inDoubt === true && !this.patient && (await isSilent(pending))) yield 'silence';
      const { done, value } = await pending;
      pending = null;
      if (done === true) return;
      if (value instanceof Uint8Array) yield value;
    }
  }
}

/** Whether a pipe brings nothing for as long as its beginning would be waited for. */
async function isSilent(pending: Promise<unknown>): Promise<boolean> {
  let waiting: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    waiting = setTimeout(() => resolve(true), PEEK_MS);
  });
  try {
    return await Promise.race([pending.then(() => false), silence]);
  } finally {
    clearTimeout(waiting);
  }
}

/** A block line by line, the last one perhaps only begun: a paced recording is read as it is shown, not ahead. */
function* linesOf(block: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < block.length) {
    const newline = block.indexOf(10, start);
    const end = newline < 0 ? block.length : newline + 1;
    yield block.subarray(start, end);
    start = end;
  }
}
