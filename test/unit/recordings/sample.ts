import { RecordingWriter, type Beginning } from '../../../server/recordings/file/writer.ts';
import { onAisGrid } from '../../../shared/geo/units.ts';
import type { RecordingIndex } from '../../../shared/recording/words.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { T0 } from '../../stand-ins/sea.ts';

/** Bytes in memory, as a file would have them. */
export class MemorySink {
  readonly pieces: Uint8Array[] = [];
  write(bytes: Uint8Array): Promise<void> {
    this.pieces.push(bytes.slice());
    return Promise.resolve();
  }
  get bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }
}

export const HEAD: Beginning['head'] = {
  title: 'A quiet night',
  note: '',
  madeBy: 'Varne test',
  madeAt: '2026-06-10T06:00:00.000Z',
  origin: { kind: 'watch', name: 'live' },
  pseudonymised: null,
  chain: null,
};

/** Some ships that go east, each heard every ten seconds and named every minute, for so many minutes. */
export function passage(ships: number, minutes: number, from = T0): Sighting[] {
  const all: Sighting[] = [];
  for (let second = 0; second < minutes * 60; second += 10) {
    for (let n = 0; n < ships; n++) {
      const who = { trackId: String(235_000_001 + n), trackKind: 'vessel', source: 'receiver', observedAt: from + second * 1000 + n, aisClass: 'A' } as const;
      if (second % 60 === 0) all.push({ kind: 'identity', ...who, name: `EXAMPLE ${n + 1}`, callsign: `MXY${n}`, imo: 9_000_000 + n, shiptype: 70, destination: 'DOVER', draught: 5.5, eta: '06-11T05:00Z', toBow: 100, toStern: 20, toPort: 10, toStarboard: 10 });
      all.push({ kind: 'position', ...who, lon: onAisGrid(1.3 + n * 0.01 + second * 0.0001), lat: onAisGrid(51 + n * 0.01), sog: 12.3, cog: 90, heading: 91, rot: null, status: 0 });
    }
  }
  return all;
}

/** A recording in memory. */
export async function recorded(sightings: readonly Sighting[], beginning: Partial<Beginning> = {}, to: number | null = null): Promise<{ bytes: Buffer; index: RecordingIndex }> {
  const sink = new MemorySink();
  const writer = await RecordingWriter.begin(sink, { head: HEAD, laws: { zones: null, rules: null }, from: null, ...beginning });
  await writer.sightings(sightings);
  const index = await writer.finish(to);
  return { bytes: sink.bytes, index };
}
