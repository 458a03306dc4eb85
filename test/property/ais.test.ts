import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../server/sources/ais/encode.ts';
import { toSightings } from '../../server/sources/ais/sightings.ts';
import { MessageReader } from '../../server/sources/nmea/messages.ts';
import { NmeaReader } from '../../server/sources/nmea/reader.ts';
import { anyMessage, MESSAGES } from './ais-messages.ts';

const bytesOf = (lines: readonly string[], end = '\r\n') => Buffer.from(lines.map((line) => line + end).join(''), 'latin1');

describe('an AIS message', () => {
  it.each(Object.entries(MESSAGES))('of %s that was encoded decodes to itself', (_, messages) => {
    fc.assert(
      fc.property(messages, fc.integer({ min: 0, max: 9 }), (message, sequence) => {
        const lines = encode(message, { sequence });
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
        const reader = new MessageReader();
        expect(reader.read(bytesOf(lines))).toEqual([message]);
        expect(reader.counts).toMatchObject({ lines: lines.length, messages: 1, joined: lines.length - 1, waiting: 0, errors: {} });
      }),
    );
  });

  it('becomes the same sightings on the hot path as by way of the message', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const sightings = new NmeaReader({ source: 'x' }).read(bytesOf(encode(message)), 1234);
        expect(sightings).toEqual(toSightings(message, 'x', 1234));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a byte stream', () => {
  it('gives the same sightings wherever it is cut', () => {
    const lines = fc.array(fc.oneof(anyMessage.map((m) => encode(m)), fc.string({ maxLength: 90 }).map((s) => [s])), { maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\r\n', '\n'), fc.array(fc.nat(), { maxLength: 20 }), (groups, end, cuts) => {
        const bytes = bytesOf(groups.flat(), end);
        const whole = new NmeaReader({ source: 'x' });
        const expected = [...whole.read(bytes, 5), ...whole.end(5)];
        const reader = new NmeaReader({ source: 'x' });
        const got = [];
        const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
        let from = 0;
        for (const place of [...places, bytes.length]) {
          // A copy, because a socket's buffer is another's the moment after.
          got.push(...reader.read(new Uint8Array(bytes.subarray(from, place)), 5));
          from = place;
        }
        got.push(...reader.end(5));
        expect(got).toEqual(expected);
        expect(reader.counts).toEqual(whole.counts);
      }),
      { numRuns: 300 },
    );
  });

  it('joins messages of several sentences, however their parts are interleaved between channels, numbers and stations', () => {
    const named = (i: number) => ({ type: 5 as const, mmsi: 235_000_000 + i, name: `SHIP ${i}`, destination: `PORT ${i}` });
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 9 })), fc.integer({ min: 1, max: 20 }), (choices, count) => {
        const queues = Array.from({ length: count }, (_, i) => encode(named(i), { sequence: i % 10, channel: i < 10 ? 'A' : 'B' }));
        const lines: string[] = [];
        while (queues.some((q) => q.length > 0)) {
          const open = queues.filter((q) => q.length > 0);
          lines.push(open[(choices.next().value ?? 0) % open.length]?.shift() ?? '');
        }
        const reader = new MessageReader();
        const names = reader.read(bytesOf(lines)).map((m) => ('name' in m ? m.name : null));
        expect(names).toHaveLength(count);
        expect(new Set(names)).toEqual(new Set(Array.from({ length: count }, (_, i) => `SHIP ${i}`)));
      }),
    );
  });

  it('of 100 000 mutated lines throws nothing and loses count of nothing', () => {
    let seed = 20_260_726;
    const chance = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const sound = fc.sample(anyMessage, { numRuns: 400, seed: 7 }).flatMap((m) => encode(m));
    sound.push('$GPRMC,035300,A,5013.4672,N,00346.6504,W,3.6,185.2,260711,3.8,W,A*1B', '\\s:x,c:1311652380*5C\\!AIVDM,1,1,,A,15NJQiPOl=G?m0dPL6i:;hA@0@1E,0*41');
    sound.push('$RATTM,11,5.2,45.0,T,9.1,120.0,T,1.0,2.0,N,,T,,120000.00,A*3B', '$RATLL,3,5100.00,N,00130.00,E,,120000.00,T,*0F');
    const pieces: Buffer[] = [];
    for (let i = 0; i < 100_000; i++) {
      const line = Buffer.from(sound[chance(sound.length)] ?? '', 'latin1');
      for (let k = chance(4); k > 0; k--) {
        const at = chance(line.length);
        const kind = chance(3);
        if (kind === 0) line[at] = chance(256);
        else if (kind === 1) line.copyWithin(at, chance(line.length));
        else line[at] = line[chance(line.length)] ?? 0;
      }
      pieces.push(line.subarray(0, chance(10) === 0 ? chance(line.length) : line.length), Buffer.from('\n'));
    }
    const reader = new NmeaReader({ source: 'x', observer: [1.3, 51] });
    const bytes = Buffer.concat(pieces);
    let sightings = 0;
    for (let at = 0; at < bytes.length; at += 1000) sightings += reader.read(bytes.subarray(at, at + 1000), at).length;
    const { counts } = reader;
    const told = () => counts.messages + counts.joined + counts.waiting + counts.targets + counts.other + counts.comments + counts.dropped();
    expect(counts.lines).toBe(told());
    sightings += reader.end(bytes.length).length;
    expect(counts.waiting).toBe(0);
    expect(counts.lines).toBe(told());
    expect(counts.sightings).toBe(sightings);
    // Mutation leaves many sound lines and spoils many: both kinds must have been there for this to prove anything.
    expect(counts.messages).toBeGreaterThan(10_000);
    expect(counts.errors.checksum).toBeGreaterThan(10_000);
    expect(counts.lines).toBeGreaterThan(95_000);
  });
});
