import type { Time } from '../../../shared/words/position.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { saidBy } from '../before.ts';
import type { ByteSink } from '../file/new-file.ts';
import type { Recording } from '../file/recording.ts';
import { csvExporter } from './csv.export.ts';
import type { Exporter } from './exporter.ts';
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

/** Writes a recording in another format: what was known when it begins, then everything in it, entries after the traffic. */
export async function exportRecording(recording: Recording, format: ExportFormat, sink: ByteSink, told: (at: Time) => void = () => undefined): Promise<Exported> {
  const exporter = EXPORTERS[format]();
  const exported: Exported = { written: 0, leftOut: {} };
  let piece = exporter.head;
  const take = (kind: string, said: Iterable<string | null>): void => {
    for (const text of said) {
      if (text === null) exported.leftOut[kind] = (exported.leftOut[kind] ?? 0) + 1;
      else {
        exported.written += 1;
        piece += text;
      }
    }
  };
  const flush = async (most: number): Promise<void> => {
    if (piece.length <= most) return;
    await sink.write(Buffer.from(piece));
    piece = '';
  };
  const { from } = recording.index;
  const { identities } = await recording.keyframe();
  for (const identity of identities) take('identity', exporter.sighting({ ...identity, observedAt: from }));
  for await (const { sightings } of recording.runs()) {
    for (const s of sightings) {
      take(said(s), exporter.sighting(s));
      await flush(PIECE);
    }
    told(sightings[0]?.observedAt ?? from);
  }
  take('position', exporter.end());
  for await (const entry of recording.entries()) {
    const { at, body } = saidBy(entry);
    if (body.kind === 'report') take('report', exporter.report(body.report, at));
    else if (body.kind === 'alert' && body.event === 'raised') take('alert', exporter.alert(body.alert, at));
    await flush(PIECE);
  }
  piece += exporter.tail;
  await flush(0);
  return exported;
}

const said = (s: Sighting): string => (s.trackKind === 'radar' ? 'radar target' : s.kind);
