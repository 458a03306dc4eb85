import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Time } from '../../../shared/words/position.ts';
import type { SourceHealth } from '../../../shared/words/source.ts';
import { fileBytes, fileProblem } from '../file-bytes.ts';
import type { FileOptions } from '../file.source.ts';
import { SourceMeter } from '../meter.ts';
import { Moments } from '../moments.ts';
import type { RecordedBatch, RecordedSource } from '../source.ts';
import { StretchMarks, withinStretch } from '../stretch-marks.ts';
import { InOrder } from './in-order.ts';
import { OwnTable } from './own.ts';
import { PublishedTable } from './published.ts';
import { csvRecords } from './records.ts';
import { RowTimes } from './row-times.ts';

type Table = OwnTable | PublishedTable;

const tableOf = (header: readonly string[], source: string): Table | null => OwnTable.of(header) ?? PublishedTable.of(header, source);

/** Whether a line names the columns of a table that can be read. */
export async function isTable(firstBytes: Uint8Array): Promise<boolean> {
  for await (const { fields } of csvRecords(asBlocks(firstBytes))) return fields !== null && tableOf(fields, '') !== null;
  return false;
}

async function* asBlocks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** A table of AIS as a recording: the Danish Maritime Authority's columns and the like, or our own. Rows are brought into the order of their times. */
export async function openCsv(name: string, options: FileOptions, { cwd, wall }: { cwd: string; wall?: () => number }): Promise<RecordedSource | { problem: string }> {
  const path = options.path === '-' ? '-' : resolve(cwd, options.path);
  const source = new CsvSource(name, options, path, wall);
  try {
    // Standard input can be read once only: what it brings first is known when it is played.
    const startsAt = path === '-' ? null : await source.firstTime();
    if (path !== '-' && startsAt === null) return { problem: `${options.path} has no row that could be used: ${reasons(source.health())}` };
    source.startsAt = startsAt;
    return source;
  } catch (error) {
    return { problem: fileProblem(error, options.path) };
  }
}

const reasons = ({ lines, errors }: SourceHealth): string =>
  Object.keys(errors).length === 0 ? `${lines} rows` : Object.entries(errors).map(([reason, count]) => `${reason} ${count}`).join(', ');

class CsvSource implements RecordedSource {
  readonly name: string;
  readonly speed: number | 'max';
  readonly again: boolean;
  startsAt: Time | null = null;
  readonly #path: string;
  #meter: SourceMeter;
  readonly #wall: (() => number) | undefined;
  #bytes: Readable | null = null;
  #stopped = false;

  constructor(name: string, { speed, again }: FileOptions, path: string, wall: (() => number) | undefined) {
    this.name = name;
    this.speed = speed;
    this.again = again === true;
    this.#path = path;
    this.#wall = wall;
    this.#meter = new SourceMeter(name, wall);
  }

  health(): SourceHealth {
    const health = this.#meter.health();
    return health.state === 'silent' ? { ...health, state: 'live' } : health;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#bytes?.destroy();
    await Promise.resolve();
  }

  /** Of the first moment; null when no row can be used. */
  async firstTime(): Promise<Time | null> {
    for await (const { at } of this.#stretch()) {
      this.#meter = new SourceMeter(this.name, this.#wall);
      return at;
    }
    return null;
  }

  #stretch(): AsyncIterable<RecordedBatch> {
    const marks = new StretchMarks();
    return withinStretch(this.#moments(marks), marks);
  }

  async *batches(after: Time | null): AsyncIterable<RecordedBatch> {
    this.#meter.connected();
    try {
      for await (const batch of this.#stretch()) {
        if (this.#stopped) return;
        if (after === null || batch.at > after) yield batch;
      }
      this.#meter.ended();
    } catch (error) {
      if (!this.#stopped) this.#meter.failed(fileProblem(error, this.#path));
    }
  }

  async *#moments(marks: StretchMarks): AsyncIterable<RecordedBatch> {
    const { counts } = this.#meter;
    let rows = 0;
    const order = new InOrder();
    const times = new RowTimes(counts);
    const bring = (rows: ReturnType<RowTimes['taken']>): void => {
      for (const { sightings } of rows) {
        // All of a row are of one time.
        if (sightings.every((s) => order.add(s))) {
          counts.messages += 1;
          counts.sightings += sightings.length;
        } else counts.drop('out-of-order');
      }
    };
    const moments = new Moments();
    let table: Table | null = null;
    this.#bytes = fileBytes(this.#path);
    try {
      for await (const { fields } of csvRecords(this.#bytes)) {
        counts.lines += 1;
        if (fields === null) counts.drop('too-long');
        else if (table === null) {
          table = tableOf(fields, this.name);
          counts.other += 1;
          if (table === null) throw new Error('its first line names no columns that are known (a time, an MMSI, a latitude and a longitude at least)');
        } else {
          const mark = table instanceof OwnTable ? table.markIn(fields) : null;
          if (mark !== null) {
            marks.take(mark, rows === 0);
            counts.other += 1;
            continue;
          }
          rows += 1;
          const read = table.read(fields);
          if (typeof read === 'string') counts.drop(read);
          else if (read.length === 0) counts.messages += 1;
          else {
            times.add({ at: read[0]?.observedAt ?? 0, sightings: read });
            bring(times.taken());
          }
        }
        yield* moments.take(order.ready(), -Infinity);
      }
      times.end(marks.ends);
      bring(times.taken());
      this.#meter.heard();
      yield* moments.take(order.rest(), null);
    } finally {
      this.#bytes.destroy();
    }
  }
}
