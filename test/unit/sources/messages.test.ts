import { describe, expect, it } from 'vitest';
import { CHAR_OF } from '../../../server/sources/ais/armour.ts';
import { BitWriter } from '../../../server/sources/ais/bits.ts';
import { encode, sentences, withChecksum } from '../../../server/sources/ais/encode.ts';
import { toSightings } from '../../../server/sources/ais/sightings.ts';
import { MessageReader } from '../../../server/sources/nmea/messages.ts';
import { NmeaReader } from '../../../server/sources/nmea/reader.ts';
import { FIXTURES } from './fixtures.ts';
import { readWithGgencoder } from './ggencoder.ts';

const decode = (...lines: string[]) => new MessageReader().read(Buffer.from(lines.map((l) => `${l}\n`).join(''), 'latin1'));
/** Cuts a payload off after so many bits, checksum and fill bits made anew. */
function cutTo(line: string, bits: number): string {
  const fields = line.slice(1, line.indexOf('*')).split(',');
  const chars = Math.ceil(bits / 6);
  fields[5] = fields[5]?.slice(0, chars) ?? '';
  fields[6] = String(chars * 6 - bits);
  return withChecksum(`!${fields.join(',')}`);
}

/** Where AIS says "not available" ggencoder gives what the number would mean: a course of 360 degrees. */
const near = (told: number, field: string): unknown => (field === 'cog' && told >= 360 ? null : expect.closeTo(told, 5));

describe('one invented message of each type', () => {
  it('is there for all of 1 to 27', () => {
    expect([...new Set(FIXTURES.map(([draft]) => draft.type))]).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
  });

  it.each(FIXTURES.map((f) => [f[0].type, f] as const))('type %i is read from its sentences and written as them', (_, [draft, ...lines]) => {
    expect(decode(...lines)).toMatchObject([draft]);
    expect(encode(draft, { channel: 'B', sequence: 3 })).toEqual(lines);
  });

  it('says the same to ggencoder, as far as it goes', () => {
    const shared = FIXTURES.filter(([draft]) => [1, 2, 3, 5, 18, 24].includes(draft.type));
    expect(shared).toHaveLength(7);
    for (const [draft, ...lines] of shared) {
      const theirs = readWithGgencoder(lines);
      const [ours] = decode(...lines);
      expect(Number(theirs.mmsi)).toBe(draft.mmsi);
      // It leaves undefined what is not available and what another half of a type 24 would say.
      for (const field of ['lon', 'lat', 'sog', 'cog', 'shipname', 'callsign', 'destination'] as const) {
        const told = theirs[field];
        if (told === undefined) continue;
        const own: unknown = Object.entries(ours ?? {}).find(([key]) => key === (field === 'shipname' ? 'name' : field))?.[1];
        const wanted = typeof told === 'number' ? near(told, field) : told.trim() || null;
        expect([field, own ?? null]).toEqual([field, wanted]);
      }
    }
  });
});

describe('what AIS calls not available', () => {
  it('is null in every field that can be so', () => {
    expect(decode(...encode({ type: 1, mmsi: 235100001 }))).toMatchObject([
      { lon: null, lat: null, sog: null, cog: null, heading: null, rot: null, second: null, maneuver: null, status: 15 },
    ]);
    expect(decode(...encode({ type: 5, mmsi: 235100001 }))).toMatchObject([
      { name: null, callsign: null, imo: null, shiptype: null, destination: null, draught: null, eta: null, toBow: null, toStarboard: null },
    ]);
    expect(decode(...encode({ type: 4, mmsi: 2320001 }))).toMatchObject([{ lon: null, lat: null, timestamp: null }]);
    expect(decode(...encode({ type: 9, mmsi: 111232001 }))).toMatchObject([{ altitude: null, sog: null, cog: null }]);
    expect(decode(...encode({ type: 27, mmsi: 235100001 }))).toMatchObject([{ lon: null, lat: null, sog: null, cog: null }]);
  });

  it('is what becomes of a place outside the globe', () => {
    expect(decode(...encode({ type: 1, mmsi: 235100001, lon: 205.1, lat: 51 }))).toMatchObject([{ lon: null, lat: 51 }]);
    expect(decode(...encode({ type: 1, mmsi: 235100001, lon: 180, lat: -90 }))).toMatchObject([{ lon: 180, lat: -90 }]);
  });

  it('is what becomes of courses and headings that no compass has', () => {
    const bits = new BitWriter().put(1, 6).put(0, 2).put(235100001, 30).put(0, 22).put(0, 1).put(600_000, 28).put(30_600_000, 27);
    bits.put(3601, 12).put(400, 9).put(0, 12).put(0, 19);
    const payload = String.fromCharCode(...bits.payload().map((six) => CHAR_OF[six] ?? 0));
    expect(decode(...sentences(payload, 0))).toMatchObject([{ lon: 1, lat: 51, cog: null, heading: null }]);
  });
});

describe('a payload that ends early', () => {
  it('is a message as long as only spare bits and radio state are missing', () => {
    const [line = ''] = encode({ type: 1, mmsi: 235100001, lon: 1.5, lat: 51, raim: true, radio: 12_345 });
    expect(decode(cutTo(line, 163))).toMatchObject([{ lon: 1.5, raim: true, radio: null }]);
    expect(decode(cutTo(line, 149))).toMatchObject([{ lon: 1.5, raim: true, radio: null }]);
  });

  it.each([
    [1, 148],
    [4, 148],
    [9, 147],
    [18, 147],
    [19, 307],
    [21, 270],
    [24, 159],
    [27, 94],
  ])('is too short when a type %i has %i bits', (type, bits) => {
    const [, line = ''] = FIXTURES.find(([draft]) => draft.type === type) ?? [];
    const reader = new MessageReader();
    expect(reader.read(Buffer.from(`${cutTo(line, bits)}\n`))).toEqual([]);
    expect(reader.counts.errors).toEqual({ 'too-short': 1 });
  });

  it('is counted by its reason when it is empty, of no type, or of characters that a payload cannot have', () => {
    const reader = new MessageReader();
    for (const payload of ['', '0000000', '1xyz{{{|']) reader.read(Buffer.from(`${withChecksum(`!AIVDM,1,1,,A,${payload},0`)}\n`));
    expect(reader.counts.errors).toEqual({ 'too-short': 1, 'unknown-type': 1, 'bad-payload': 1 });
  });
});

describe('sightings', () => {
  const of = (...lines: string[]) => decode(...lines).flatMap((m) => toSightings(m, 'feed', 99));

  it('of a class A ship tell where it is and how it moves', () => {
    expect(of(...encode({ type: 1, mmsi: 235100001, lon: 1.4, lat: 51.02, sog: 14.2, cog: 41.5, heading: 43, status: 0, rot: -4 }))).toEqual([
      {
        kind: 'position',
        trackId: '235100001',
        trackKind: 'vessel',
        source: 'feed',
        observedAt: 99,
        lon: 1.4,
        lat: 51.02,
        sog: 14.2,
        cog: 41.5,
        heading: 43,
        rot: expect.closeTo(-4, 0),
        status: 0,
        aisClass: 'A',
      },
    ]);
  });

  it('are none when there is no position', () => {
    expect(of(...encode({ type: 1, mmsi: 235100001, sog: 3 }))).toEqual([]);
    expect(of(...encode({ type: 18, mmsi: 235100001, lon: 1, lat: null }))).toEqual([]);
  });

  it.each([
    [970_123_456, 'sart'],
    [972_123_456, 'mob'],
    [974_123_456, 'epirb'],
    [111_232_001, 'sar-aircraft'],
    [992_351_001, 'aid-to-navigation'],
    [1_193_046, 'vessel'],
    [235_100_001, 'vessel'],
    [982_350_001, 'vessel'],
  ])('of MMSI %i are those of a %s', (mmsi, trackKind) => {
    expect(of(...encode({ type: 1, mmsi, lon: 1, lat: 51 }))).toMatchObject([{ trackKind, trackId: String(mmsi) }]);
  });

  it('are of the kind that the message type says where the number does not', () => {
    expect(of(...encode({ type: 4, mmsi: 2_320_001, lon: 1, lat: 51 }))).toMatchObject([{ trackKind: 'base-station', trackId: '2320001' }]);
    expect(of(...encode({ type: 14, mmsi: 2_320_001, text: 'ALL SHIPS' }))).toMatchObject([{ trackKind: 'base-station' }]);
    expect(of(...encode({ type: 4, mmsi: 235100001, lon: 1, lat: 51 }))).toMatchObject([{ trackKind: 'base-station', aisClass: null }]);
    expect(of(...encode({ type: 9, mmsi: 235100001, lon: 1, lat: 51, altitude: 300 }))).toMatchObject([{ trackKind: 'sar-aircraft', altitude: 300 }]);
    const aid = of(...encode({ type: 21, mmsi: 2_320_001, lon: 1, lat: 51, name: 'BUOY', aidType: 30, virtualAid: true }));
    expect(aid).toMatchObject([
      { kind: 'position', trackKind: 'aid-to-navigation' },
      { kind: 'identity', trackKind: 'aid-to-navigation', name: 'BUOY', aidType: 30, virtualAid: true },
    ]);
  });

  it('of the halves of a type 24 each tell only what their half says', () => {
    const [a, b] = of(
      ...encode({ type: 24, part: 'A', mmsi: 235900018, name: 'SLOOP' }),
      ...encode({ type: 24, part: 'B', mmsi: 235900018, callsign: 'MXYZ9', shiptype: 36 }),
    );
    expect(a).toMatchObject({ kind: 'identity', aisClass: 'B', name: 'SLOOP' });
    expect(a).not.toHaveProperty('callsign');
    expect(b).toMatchObject({ kind: 'identity', callsign: 'MXYZ9', shiptype: 36, toBow: null });
    expect(b).not.toHaveProperty('name');
  });

  it('of safety texts tell the text and to whom', () => {
    expect(of(...encode({ type: 12, mmsi: 2_320_001, addressedTo: 235100001, text: 'REPORT' }))).toMatchObject([{ kind: 'text', text: 'REPORT', addressedTo: 235100001 }]);
    expect(of(...encode({ type: 14, mmsi: 2_320_001, text: 'ALL SHIPS' }))).toMatchObject([{ kind: 'text', text: 'ALL SHIPS', addressedTo: null }]);
  });

  it('of a beacon that does not know where it is still tell that it calls, or is being tested; a ship that it is not under command or aground, and nothing else', () => {
    // As a feed brings them, by its shorter way from bytes to sightings.
    const of = (...lines: string[]) => new NmeaReader({ source: 'feed' }).read(Buffer.from(`${lines.join('\n')}\n`, 'latin1'), 5);
    const nowhere = { type: 1, lon: null, lat: null, sog: null, cog: null, heading: null } as const;
    expect(of(...encode({ ...nowhere, mmsi: 974_444_444, status: 14 }))).toMatchObject([{ kind: 'text', trackId: '974444444', trackKind: 'epirb', text: 'ACTIVE, no position' }]);
    expect(of(...encode({ ...nowhere, mmsi: 970_444_444, status: 15 }))).toMatchObject([{ kind: 'text', trackKind: 'sart', text: 'TEST, no position' }]);
    expect(of(...encode({ ...nowhere, mmsi: 235_100_001, status: 2 }))).toMatchObject([{ kind: 'text', trackId: '235100001', trackKind: 'vessel', text: 'NOT UNDER COMMAND, no position', addressedTo: null }]);
    expect(of(...encode({ ...nowhere, mmsi: 235_100_001, status: 6 }))).toMatchObject([{ kind: 'text', trackKind: 'vessel', text: 'AGROUND, no position' }]);
    for (const status of [0, 1, 5, 7, 14, 15]) expect(of(...encode({ ...nowhere, mmsi: 235_100_001, status }))).toEqual([]);
    for (const status of [0, 2, 6]) expect(of(...encode({ ...nowhere, mmsi: 974_444_444, status }))).toEqual([]);
  });

  it('of a long-range report stand on the AIS grid', () => {
    // 3901 tenths of a minute west, 29705 north.
    const [sighting] = of(...encode({ type: 27, mmsi: 235100001, lon: -3901 / 600, lat: 29_705 / 600, sog: 13, cog: 255, status: 0 }));
    expect(sighting).toMatchObject({ aisClass: 'A', lon: -3_901_000 / 600_000, lat: 29_705_000 / 600_000, sog: 13, cog: 255, heading: null });
  });
});
