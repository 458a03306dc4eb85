import type { RecordingLaws } from '../../../shared/recording/words.ts';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { InOrder } from '../../sources/csv/in-order.ts';
import { saidBy } from '../before.ts';
import type { ByteSink } from '../file/new-file.ts';
import type { Recording } from '../file/recording.ts';
import { knownSightings } from '../known-sightings.ts';
import { csvExporter } from './csv.export.ts';
import type { Exporter, LeftOut } from './exporter.ts';
import { GeojsonExporter } from './geojson.export.ts';
import { NmeaExporter } from './nmea.export.ts';

export const EXPORT_FORMATS = ['nmea', 'csv', 'geojson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const EXPORTERS: Readonly<Record<ExportFormat, () => Exporter>> = { nmea: () => new NmeaExporter(), csv: () => csvExporter, geojson: () => new GeojsonExporter() };

/** Written at once. */
const PIECE = 256 * 1024;

/** What came out: lines or features, and what the format has no words for, by kind. */
export interface Exported {
  written: number;
  readonly leftOut: Record<string, number>;
}

/**
 * Writes a recording in another format: what was known when it begins, each thing at the time at which it was seen, then everything
 * in it in the order of its times, then its entries. Whoever reads it again has the same picture from its first moment on.
 */
export async function exportRecording(recording: Recording, format: ExportFormat, sink: ByteSink, told: (at: Time) => void = () => undefined): Promise<Exported> {
  const { from, to } = recording.index;
  const out = new Written(EXPORTERS[format](), sink);
  out.piece = out.exporter.head(from);
  const order = new InOrder();
  const take = async (sightings: readonly Sighting[]): Promise<void> => {
    for (const s of sightings) if (!order.add(s)) out.leave('sighting that came minutes late');
    for (const s of order.ready()) await out.take(out.exporter.sighting(s));
  };
  await take(knownSightings(await recording.keyframe(), from));
  for await (const { sightings } of recording.runs()) {
    await take(sightings);
    told(sightings[0]?.observedAt ?? from);
  }
  for (const s of order.rest()) await out.take(out.exporter.sighting(s));
  await out.take(out.exporter.end());
  for (const entry of recording.past) await out.entry(saidBy(entry), true);
  for await (const entry of recording.entries()) await out.entry(saidBy(entry), false);
  leaveLaws(recording.laws, out);
  out.piece += out.exporter.tail(to);
  await out.flush(0);
  return out.exported;
}

function leaveLaws({ zones, rules }: RecordingLaws, out: Written): void {
  if (zones !== null && zones.features.length > 0) out.leave('zone', zones.features.length);
  if (rules !== null) out.leave('limits of rules');
}

class Written {
  readonly exporter: Exporter;
  readonly exported: Exported = { written: 0, leftOut: {} };
  piece = '';
  readonly #sink: ByteSink;

  constructor(exporter: Exporter, sink: ByteSink) {
    this.exporter = exporter;
    this.#sink = sink;
  }

  async take(said: Iterable<string | LeftOut>): Promise<void> {
    for (const text of said) {
      if (typeof text !== 'string') this.leave(text.leftOut);
      else {
        this.exported.written += 1;
        this.piece += text;
      }
    }
    await this.flush(PIECE);
  }

  /** `stood`: it is from before the recording, and counted when that began. */
  async entry({ at, body }: EntryDraft, stood: boolean): Promise<void> {
    if (body.kind === 'report') await this.take(this.exporter.report(body.report, at));
    else if (body.kind === 'alert' && (stood || body.event === 'raised')) await this.take(this.exporter.alert(body.alert, stood ? body.alert.raisedAt : at));
    else if (body.kind === 'source') this.leave('source lost or back');
    else if (body.kind === 'settings') this.leave('change of zones and limits');
  }

  leave(kind: string, count = 1): void {
    const { leftOut } = this.exported;
    leftOut[kind] = (leftOut[kind] ?? 0) + count;
  }

  async flush(most: number): Promise<void> {
    if (this.piece.length <= most) return;
    await this.#sink.write(Buffer.from(this.piece));
    this.piece = '';
  }
}
