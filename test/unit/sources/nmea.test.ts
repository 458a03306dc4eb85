import { describe, expect, it } from 'vitest';
import { encode, withChecksum } from '../../../server/sources/ais/encode.ts';
import { MAX_LINE } from '../../../server/sources/nmea/lines.ts';
import { MessageReader } from '../../../server/sources/nmea/messages.ts';
import { OwnClock } from '../../../server/sources/nmea/own-clock.ts';
import { NmeaReader } from '../../../server/sources/nmea/reader.ts';

const POSITION = encode({ type: 1, mmsi: 235100001, lon: 1.4, lat: 51, sog: 10, cog: 40, heading: 41, status: 0 })[0] ?? '';
const VOYAGE = encode({ type: 5, mmsi: 235100001, name: 'EXAMPLE TRADER', destination: 'ANTWERP' }, { sequence: 4, channel: 'B' });
const bytes = (...lines: string[]) => Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
const tag = (fields: string) => `\\${withChecksum(`\\${fields}`).slice(1)}\\`;
const MID_2026 = Date.UTC(2026, 6, 26, 3, 53, 0);

function read(...lines: string[]) {
  const reader = new NmeaReader({ source: 'feed' });
  return { sightings: reader.read(bytes(...lines), 5), counts: reader.counts };
}
/** Sighted times when the lines' own times drive the clock. */
function times(...lines: string[]) {
  const reader = new NmeaReader({ source: 'feed', clock: new OwnClock(MID_2026) });
  return [...reader.read(bytes(...lines), 5), ...reader.end(5)].map((s) => (s.observedAt - MID_2026) / 1000);
}

describe('a line', () => {
  it('counts with a checksum in small letters, from any talker, own ship or not', () => {
    const small = POSITION.slice(0, -2) + POSITION.slice(-2).toLowerCase();
    const other = (talker: string) => withChecksum(`!${talker}${POSITION.slice(6, POSITION.indexOf('*'))}`);
    expect(read(small, other('AIVDO'), other('BSVDM'), other('ABVDM')).sightings).toHaveLength(4);
  });

  it('of a wrong or missing checksum is dropped and counted, and so is what is no sentence', () => {
    const wrong = `${POSITION.slice(0, -2)}${POSITION.endsWith('00') ? '01' : '00'}`;
    const { sightings, counts } = read(wrong, POSITION.slice(0, -3), 'hello', POSITION, '# a remark', '');
    expect(sightings).toHaveLength(1);
    expect(counts).toMatchObject({ lines: 5, messages: 1, comments: 1, errors: { checksum: 2, 'not-nmea': 1 } });
  });

  it('that begins with garbage, or in the middle of a broken one, is still read', () => {
    const { sightings, counts } = read(`\u0000\u00ffxx ${POSITION}`, `!AIVDM,1,1,${POSITION}`, POSITION + POSITION);
    expect(sightings).toHaveLength(4);
    expect(counts).toMatchObject({ lines: 5, messages: 4, errors: { 'cut-short': 1 } });
  });

  it('without end is dropped once it is absurdly long, and the next one is read', () => {
    const reader = new NmeaReader({ source: 'feed' });
    const flood = Buffer.alloc(64 * 1024, 'x');
    for (let i = 0; i < 50; i++) reader.read(flood, 0);
    expect(reader.counts.errors).toEqual({ 'too-long': 1 });
    expect(reader.read(bytes('', POSITION), 0)).toHaveLength(1);
    expect(reader.read(bytes('y'.repeat(MAX_LINE + 1), POSITION), 0)).toHaveLength(1);
    expect(reader.counts.errors).toEqual({ 'too-long': 2 });
  });

  it('of fields that make no sense is counted and not believed', () => {
    const body = POSITION.slice(13, POSITION.indexOf('*') - 2);
    const { counts } = read(
      withChecksum(`!AIVDM,0,1,,A${body},0`),
      withChecksum(`!AIVDM,1,2,,A${body},0`),
      withChecksum(`!AIVDM,1,1,,A${body},7`),
      withChecksum(`!AIVDM,1,1,,A${body}`),
      withChecksum('!AIVDM,1,1'),
      withChecksum('!AIVDM'),
    );
    expect(counts.messages).toBe(0);
    expect(counts.dropped()).toBe(6);
  });
});

describe('a message of several sentences', () => {
  const [first = '', second = ''] = VOYAGE;

  it('is one message, and its first half waits', () => {
    const reader = new NmeaReader({ source: 'feed' });
    expect(reader.read(bytes(first, POSITION), 0)).toHaveLength(1);
    expect(reader.counts.waiting).toBe(1);
    expect(reader.read(bytes(second), 0)).toMatchObject([{ kind: 'identity', name: 'EXAMPLE TRADER', destination: 'ANTWERP' }]);
    expect(reader.counts).toMatchObject({ lines: 3, messages: 2, joined: 1, waiting: 0, errors: {} });
  });

  it('is not made from halves out of order, of two stations, or too far apart', () => {
    expect(read(second, first).counts).toMatchObject({ messages: 0, waiting: 1, errors: { 'fragment-lost': 1 } });
    expect(read(tag('s:dover') + first, tag('s:jobourg') + second).counts).toMatchObject({ messages: 0, waiting: 1, errors: { 'fragment-lost': 1 } });
    const reader = new NmeaReader({ source: 'feed' });
    reader.read(bytes(first), 0);
    expect(reader.read(bytes(second), 11_000)).toEqual([]);
    expect(reader.counts).toMatchObject({ waiting: 0, errors: { 'fragment-lost': 2 } });
  });

  it('goes on without the tag block that only its first half has, unless two stations have begun one', () => {
    expect(read(tag('s:dover') + first, second).counts).toMatchObject({ messages: 1, waiting: 0, errors: {} });
    expect(read(tag('s:dover') + first, tag('s:jobourg') + first, second).counts).toMatchObject({ messages: 0, waiting: 2, errors: { 'fragment-lost': 1 } });
  });

  it('is told apart from another of the same station and sequence number by its tag block group', () => {
    const { sightings, counts } = read(tag('s:dover,g:1-2-34') + first, tag('s:dover,g:1-2-7') + first, tag('g:2-2-7') + second, tag('g:2-2-34') + second);
    expect(sightings).toHaveLength(2);
    expect(counts).toMatchObject({ messages: 2, waiting: 0, errors: {} });
  });

  it('begins anew when its first half comes again', () => {
    const { sightings, counts } = read(first, first, second);
    expect(sightings).toHaveLength(1);
    expect(counts.errors).toEqual({ 'fragment-lost': 1 });
  });

  it('does not make memory grow when nothing is ever completed', () => {
    const reader = new NmeaReader({ source: 'feed' });
    for (let i = 0; i < 1000; i++) reader.read(bytes(tag(`s:station${i}`) + first), 0);
    expect(reader.counts.waiting).toBeLessThanOrEqual(64);
    expect(reader.counts.waiting + (reader.counts.errors['fragment-lost'] ?? 0)).toBe(1000);
    reader.end(0);
    expect(reader.counts.waiting).toBe(0);
  });
});

describe("a line's own time", () => {
  const unix = MID_2026 / 1000;

  it('is that of its tag block, in seconds or milliseconds', () => {
    expect(times(tag(`s:r1,c:${unix + 7}`) + POSITION, tag(`c:${MID_2026 + 7250}`) + POSITION)).toEqual([7, 7.25]);
  });

  it('is that of the first sentence of its tag block group', () => {
    const [first = '', second = ''] = VOYAGE;
    expect(times(tag(`g:1-2-34,s:r1,c:${unix + 7}`) + first, tag('g:2-2-34') + second)).toEqual([7]);
  });

  it('is the first number after the checksum, whatever else a network adds', () => {
    expect(times(`${POSITION},${unix + 3}`)).toEqual([3]);
    expect(times(`${POSITION} ${unix + 4}`)).toEqual([4]);
    expect(times(`${POSITION},d-109,S2105,t035300.00,T56.13718694,r003669946,${unix + 5},${unix - 54}`)).toEqual([5]);
    expect(times(`${POSITION},s28089,d-103,x147521,r08TPHI1`)).toEqual([0]);
  });

  it('is not read, and the tag block counted, when the block is broken; its sentence stands', () => {
    const reader = new NmeaReader({ source: 'feed', clock: new OwnClock(MID_2026) });
    expect(reader.read(bytes(`\\c:${unix + 9}*00\\${POSITION}`), 5)).toMatchObject([{ observedAt: MID_2026 }]);
    expect(reader.counts).toMatchObject({ lines: 2, messages: 1, errors: { 'tag-block': 1 } });
  });

  it('is nothing to a live source: that stamps by receipt', () => {
    expect(read(tag(`c:${unix + 7}`) + POSITION, `${POSITION},${unix + 9}`).sightings.map((s) => s.observedAt)).toEqual([5, 5]);
  });

  it('is the receiver\'s, from RMC, ZDA, GLL and GGA between the sentences', () => {
    const rmc = withChecksum('$GPRMC,035310.00,A,5013.46,N,00346.65,W,4.0,183.2,260726,3.8,W,A');
    const gll = withChecksum('$GPGLL,5013.46,N,00346.65,W,035320.50,A,A');
    const gga = withChecksum('$GPGGA,035325,5013.46,N,00346.65,W,1,08,0.9,10,M,47,M,,');
    const zda = withChecksum('$GPZDA,035330.00,26,07,2026,00,00');
    expect(times(POSITION, rmc, POSITION, gll, POSITION, gga, POSITION, zda, POSITION)).toEqual([0, 10, 20.5, 25, 30]);
  });

  it('goes on past midnight when only the time of day is told', () => {
    const reader = new NmeaReader({ source: 'feed', clock: new OwnClock(Date.UTC(2026, 6, 26, 23, 59, 50)) });
    const gll = withChecksum('$GPGLL,5013.46,N,00346.65,W,000010,A,A');
    expect(reader.read(bytes(gll, POSITION), 5)[0]?.observedAt).toBe(Date.UTC(2026, 6, 27, 0, 0, 10));
  });

  it('never goes back, and no single wrong date takes it away', () => {
    const rmc = (time: string, date: string, lat = '5013.46') => withChecksum(`$GPRMC,${time},A,${lat},N,00346.65,W,4.0,183.2,${date},,,A`);
    // Another day and year twenty times over, but its clock stands still; a place that is none; a day that is none.
    const frozen = Array.from({ length: 20 }, () => rmc('140257', '030333'));
    const broken = [rmc('035400', '260730', '40004205.686'), rmc('035401', '260730', '40004205.686'), rmc('035402', '310226')];
    expect(times(...frozen, POSITION, ...broken, POSITION, rmc('035305', '260726'), POSITION, rmc('035301', '260726'), POSITION)).toEqual([0, 0, 5, 5]);
  });

  it('follows a real leap that a second time confirms, from its first line on', () => {
    const rmc = (time: string) => withChecksum(`$GPRMC,${time},A,5013.46,N,00346.65,W,4.0,183.2,280726,,,A`);
    const leap = 2 * 86_400 + 4 * 3600 + 7 * 60;
    expect(times(rmc('080000'), POSITION, rmc('080002'), POSITION)).toEqual([leap, leap + 2]);
  });
});

describe('a radar target', () => {
  const ttm = (fields: string) => withChecksum(`$RATTM,${fields}`);
  const target = (lines: string[], observer: [number, number] | null = [1.32, 51.13]) => {
    const reader = new NmeaReader({ source: 'radar', observer });
    return { sightings: reader.read(bytes(...lines), 7), counts: reader.counts };
  };

  it('by TLL is a sighting without identity where it says', () => {
    const { sightings } = target([withChecksum('$RATLL,07,5057.0000,N,00124.0000,E,,035300.00,T,')]);
    expect(sightings).toEqual([
      {
        kind: 'position',
        trackId: 'radar:radar:7',
        trackKind: 'radar',
        source: 'radar',
        observedAt: 7,
        lon: 1.4,
        lat: 50.95,
        sog: null,
        cog: null,
        heading: null,
        rot: null,
        status: null,
        aisClass: null,
      },
    ]);
  });

  it('by TTM stands at its range and bearing from the observer, in any unit', () => {
    const { sightings } = target([ttm('11,6.0,180.0,T,9.1,120.0,T,1.0,2.0,N,,T,,,A'), ttm('12,11.112,180.0,T,16.9,120.0,T,,,K,,T,,,A')]);
    // Six nautical miles south are six minutes of latitude, to the ellipsoid's 0.2 %.
    const there = { trackKind: 'radar', lon: expect.closeTo(1.32, 4), lat: expect.closeTo(51.03, 3), sog: 9.1, cog: 120 };
    expect(sightings).toMatchObject([
      { trackId: 'radar:radar:11', ...there },
      { trackId: 'radar:radar:12', ...there },
    ]);
  });

  it("by a bearing off the bow wants the ship's heading, and a course relative to it is none over ground", () => {
    const relative = ttm('11,6.0,90.0,R,9.1,120.0,R,,,N,,T,,,A');
    expect(target([relative]).counts.errors).toEqual({ 'no-observer': 1 });
    const { sightings } = target([withChecksum('$HEHDT,90.0,T'), relative]);
    expect(sightings).toMatchObject([{ sog: null, cog: null }]);
    expect(sightings[0]?.kind === 'position' && sightings[0].lat).toBeCloseTo(51.03, 3);
  });

  it('takes its observer from the feed when the URL names none, and that is no vessel', () => {
    const line = ttm('11,6.0,180.0,T,9.1,120.0,T,,,N,,T,,,A');
    const rmc = withChecksum('$GPRMC,035300,A,5107.80,N,00119.20,E,0.0,,260726,,,A');
    const { sightings, counts } = target([line, rmc, line], null);
    expect(sightings).toHaveLength(1);
    expect(sightings[0]?.kind === 'position' && sightings[0].lat).toBeCloseTo(51.03, 3);
    expect(counts).toMatchObject({ targets: 1, other: 1, errors: { 'no-observer': 1 } });
  });

  it('that the radar has lost was not seen', () => {
    const { sightings, counts } = target([ttm('11,6.0,180.0,T,9.1,120.0,T,,,N,,L,,,A'), withChecksum('$RATLL,07,5057.0,N,00124.0,E,,,L,')]);
    expect(sightings).toEqual([]);
    expect(counts).toMatchObject({ targets: 2, errors: {} });
  });

  it('that lacks a number, a place or a unit is counted', () => {
    const bad = [ttm(',6.0,180.0,T,,,T,,,N,,T'), ttm('1,x,180.0,T,,,T,,,N,,T'), ttm('1,6.0,180.0,T,,,T,,,Z,,T'), withChecksum('$RATLL,1,9957.0,N,00124.0,E,,,T,')];
    expect(target(bad).counts.errors).toEqual({ 'bad-target': 4 });
  });
});

describe('the message reader', () => {
  it('passes over sentences of other kinds', () => {
    const reader = new MessageReader();
    expect(reader.read(bytes(withChecksum('$GPRMC,035300,A,5107.80,N,00119.20,E,0.0,,260726,,,A'), POSITION))).toHaveLength(1);
    expect(reader.counts).toMatchObject({ other: 1, errors: {} });
  });
});
