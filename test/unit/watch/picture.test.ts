import { describe, expect, it } from 'vitest';
import { Picture } from '../../../server/watch/picture/picture.ts';
import { rosterItem, trackFeature } from '../../../shared/picture/portrait.ts';
import { lostAfterMs, reportingIntervalMs, type Pace } from '../../../shared/picture/reporting.ts';
import { Trail, TRAIL_POINTS } from '../../../shared/picture/trail.ts';
import { RosterItem, TrackFeature } from '../../../shared/words/track.ts';
import { said, seen, squareZone, T0 } from '../../stand-ins/sea.ts';
import { reborn, watchOf } from '../../stand-ins/watch.ts';

const SHIP = '235000001';
const pace = (more: Partial<Pace>): Pace => ({ kind: 'vessel', aisClass: 'A', sog: 12, status: 0, ...more });

describe('the time after which a track is lost', () => {
  it.each([
    ['class A at 12 kn', pace({}), 60],
    ['class A at 20 kn', pace({ sog: 20 }), 60],
    ['class A at 30 kn', pace({ sog: 30 }), 60],
    ['class A moored', pace({ sog: 0, status: 5 }), 1080],
    ['class A at anchor, dragging at 4 kn', pace({ sog: 4, status: 1 }), 60],
    ['class A stopped, under way by its status', pace({ sog: 0 }), 60],
    ['class B at 6 kn', pace({ aisClass: 'B', sog: 6, status: null }), 150],
    ['class B at rest', pace({ aisClass: 'B', sog: 0, status: null }), 360],
    ['a SAR aircraft', pace({ kind: 'sar-aircraft', aisClass: null }), 60],
    ['an AIS-SART', pace({ kind: 'sart', aisClass: null }), 300],
    ['a base station', pace({ kind: 'base-station', aisClass: null }), 1080],
    ['an aid to navigation', pace({ kind: 'aid-to-navigation', aisClass: null }), 1080],
    ['a radar plot', pace({ kind: 'radar', aisClass: null }), 60],
    ['a reported position', pace({ kind: 'reported', aisClass: null }), 1800],
  ])('of %s is as the reporting interval says', (_what, of, seconds) => {
    expect(lostAfterMs(of)).toBe(seconds * 1000);
  });

  it('follows the intervals of ITU-R M.1371-5', () => {
    expect([pace({}), pace({ sog: 14.1 }), pace({ sog: 23.1 }), pace({ sog: 0, status: 1 }), pace({ aisClass: 'B', sog: 2.1 })].map(reportingIntervalMs)).toEqual([10_000, 6_000, 2_000, 180_000, 30_000]);
  });
});

describe('a track', () => {
  it('is live until its time is up, then lost, and live again when it is heard', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 1.4, 50.9)]);
    watch.advance(T0 + 59_999);
    expect(watch.picture.size).toEqual({ live: 1, lost: 0 });
    watch.advance(T0 + 60_000);
    expect(watch.picture.size).toEqual({ live: 0, lost: 1 });
    watch.observe([seen(SHIP, 500, 1.41, 50.9)]);
    expect(watch.picture.size).toEqual({ live: 1, lost: 0 });
  });

  it('knows who it is from the halves of message 24, in any order, and forgets nothing that is not said again', () => {
    const watch = watchOf([]);
    const only = (): unknown => [...watch.picture.all()].map(rosterItem);
    watch.observe([said(SHIP, 0, { aisClass: 'B', callsign: 'INV1', shiptype: 36, toBow: 5, toStern: 7, toPort: 2, toStarboard: 2 })]);
    expect([...watch.picture.all()][0]?.placed).toBe(false);
    watch.observe([said(SHIP, 1, { aisClass: 'B', name: 'INVENTED GULL' }), seen(SHIP, 2, 1.4, 50.9, { aisClass: 'B' }), said(SHIP, 3, { aisClass: 'B', name: null, callsign: null })]);
    expect(only()).toMatchObject([{ id: SHIP, name: 'INVENTED GULL', callsign: 'INV1', class: 'sailing', aisClass: 'B' }]);
    const track = watch.picture.get(SHIP)!;
    expect(RosterItem.safeParse(rosterItem(track)).success).toBe(true);
    expect(TrackFeature.safeParse(trackFeature(track, T0)).success).toBe(true);
    expect(trackFeature(track, T0 + 5000).properties).toMatchObject({ length: 12, beam: 4, age: 3, state: 'live', positions: 1 });
  });

  it('takes the newest voyage, also when it is blank', () => {
    const watch = watchOf([]);
    watch.observe([said(SHIP, 0, { destination: 'DOVER', draught: 7.1 }), said(SHIP, 1, { destination: null, draught: 7.2 })]);
    expect(watch.picture.get(SHIP)?.identity).toMatchObject({ destination: null, draught: 7.2 });
  });

  it('is of no vessel class when it is a station, an aid, an aircraft or a beacon', () => {
    const watch = watchOf([]);
    watch.observe([
      seen('002320001', 0, 1.3, 51.1, { trackKind: 'base-station' }),
      seen('992351000', 0, 1.3, 51.1, { trackKind: 'aid-to-navigation' }),
      seen('111232500', 0, 1.3, 51.1, { trackKind: 'sar-aircraft', altitude: 300, sog: 120 }),
      seen('970123456', 0, 1.3, 51.1, { trackKind: 'sart' }),
      seen('radar:tll:7', 0, 1.3, 51.1, { trackKind: 'radar', aisClass: null }),
    ]);
    expect([...watch.picture.all()].map((track) => [track.kind, track.class, track.mmsi])).toEqual([
      ['base-station', 'none', 2320001],
      ['aid-to-navigation', 'none', 992351000],
      ['sar-aircraft', 'none', 111232500],
      ['sart', 'none', 970123456],
      ['radar', 'unidentified', null],
    ]);
  });
});

describe('a position that no vessel could have reached', () => {
  it('is held back and never drawn when the next one does not confirm it', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 1.4, 50.9), seen(SHIP, 10, 2.4, 50.9), seen(SHIP, 20, 1.401, 50.9)]);
    const track = watch.picture.get(SHIP)!;
    expect(track).toMatchObject({ lon: 1.401, positions: 2, held: 1 });
    expect(track.trail.points().every(([, lon]) => lon < 1.5)).toBe(true);
    expect(watch.picture.counts).toMatchObject({ positions: 2, held: 1 });
  });

  it('is taken when the next one confirms it, and no line is drawn there', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 1.4, 50.9), seen(SHIP, 10, 2.4, 50.9)]);
    expect(watch.picture.get(SHIP)).toMatchObject({ lon: 1.4 });
    watch.observe([seen(SHIP, 20, 2.4005, 50.9)]);
    expect(watch.picture.get(SHIP)).toMatchObject({ lon: 2.4005, positions: 2, held: 1 });
    expect(watch.picture.get(SHIP)?.trail.points()).toEqual([[T0 + 20_000, 2.4005, 50.9]]);
  });

  it('is none when there was time enough, or when it flies', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 1.4, 50.9), seen(SHIP, 3600, 2.4, 50.9)]);
    watch.observe([seen('111232500', 3600, 1.4, 50.9, { trackKind: 'sar-aircraft' }), seen('111232500', 3660, 1.5, 50.9, { trackKind: 'sar-aircraft' })]);
    expect(watch.picture.counts.held).toBe(0);
  });

  it('is held back when it is 0 N 0 E, even as the first', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 0, 0), seen(SHIP, 10, 0, 0)]);
    expect(watch.picture.get(SHIP)).toMatchObject({ placed: false, held: 2 });
    watch.observe([seen(SHIP, 20, 1.4, 50.9)]);
    expect(watch.picture.get(SHIP)).toMatchObject({ placed: true, lon: 1.4, positions: 1 });
  });

  it('does not let two vessels under one MMSI drag each other about', () => {
    const watch = watchOf([]);
    watch.observe(Array.from({ length: 20 }, (_, i) => seen(SHIP, i * 5, i % 2 === 0 ? 1.4 : 2.4, 50.9)));
    expect(watch.picture.get(SHIP)).toMatchObject({ lon: 1.4, positions: 10, held: 10 });
  });
});

describe('one message through two sources', () => {
  it('counts once, and both have the track', () => {
    const watch = watchOf([]);
    for (let i = 0; i < 5; i++) watch.observe([seen(SHIP, i * 2, 1.4 + i * 1e-4, 50.9), seen(SHIP, i * 2 + 1.5, 1.4 + i * 1e-4, 50.9, { source: 'udp' })]);
    expect(watch.picture.counts).toMatchObject({ positions: 5, duplicates: 5 });
    expect(rosterItem(watch.picture.get(SHIP)!).sources).toEqual(['tcp', 'udp']);
    expect(watch.picture.get(SHIP)?.positions).toBe(5);
  });

  it('is known as an echo when newer positions came between', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 1.4, 50.9), seen(SHIP, 2, 1.4001, 50.9), seen(SHIP, 4, 1.4002, 50.9), seen(SHIP, 5, 1.4, 50.9, { source: 'udp' })]);
    expect(watch.picture.get(SHIP)).toMatchObject({ lon: 1.4002 });
    expect(watch.picture.counts.duplicates).toBe(1);
  });

  it('is two positions when the same source says it twice: a moored vessel is heard', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 1.4, 50.9), seen(SHIP, 10, 1.4, 50.9)]);
    expect(watch.picture.get(SHIP)?.at).toBe(T0 + 10_000);
  });

  it('is dropped when it is older than what the track has', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 10, 1.4, 50.9), seen(SHIP, 5, 1.399, 50.9, { source: 'udp' })]);
    expect(watch.picture.counts.late).toBe(1);
    expect(watch.picture.get(SHIP)?.lon).toBe(1.4);
  });

  it('leaves a source that has it no more out of its list', () => {
    const watch = watchOf([]);
    watch.observe([seen(SHIP, 0, 1.4, 50.9), seen(SHIP, 3, 1.4001, 50.9, { source: 'udp' })]);
    for (let i = 1; i < 10; i++) watch.observe([seen(SHIP, i * 10, 1.4 + i * 1e-4, 50.9)]);
    expect(rosterItem(watch.picture.get(SHIP)!).sources).toEqual(['tcp']);
  });
});

describe('a full picture', () => {
  it('makes room by letting the longest unheard lost tracks go, but none with a standing alert', () => {
    const watch = watchOf([squareZone('z1', [{ rule: 'zone-entry', firstSeenInside: true }])], 10);
    watch.observe([seen('235000001', 0, 1.45, 50.95)]);
    for (let i = 2; i <= 10; i++) watch.observe([seen(`23500${String(i).padStart(4, '0')}`, i, 1.2, 50.9)]);
    watch.advance(T0 + 300_000);
    expect(watch.picture.size).toEqual({ live: 0, lost: 10 });
    const handle = watch.picture.get('235000002')?.handle;
    watch.picture.takeRenamed();
    watch.observe([seen('235009999', 300, 1.2, 50.9)]);
    expect(watch.picture.get('235000002')).toBeUndefined();
    expect(watch.picture.get('235000001')).toBeDefined();
    expect(watch.picture.takeRenamed().gone).toEqual([handle]);
    expect(watch.picture.counts.evicted).toBe(1);
    expect(watch.picture.size).toEqual({ live: 1, lost: 9 });
  });

  it('never gives a handle twice', () => {
    const picture = new Picture(5, () => false);
    const handles = Array.from({ length: 50 }, (_, i) => picture.take(seen(String(235_000_000 + i), i, 1.4, 50.9))?.handle);
    expect(new Set(handles).size).toBe(50);
  });
});

describe('a trail', () => {
  it('is thinned, bounded, and the same after it was packed', () => {
    const trail = new Trail();
    for (let i = 0; i < 20_000; i++) trail.add(T0 + i * 1000, 840_000 + i * 20, 30_540_000 - i * 7);
    expect(trail.length).toBe(TRAIL_POINTS);
    const points = trail.points();
    expect(points.at(-1)![0]).toBe(T0 + 19_980_000);
    expect(points.every((point, i) => i === 0 || point[0] - points[i - 1]![0] === 30_000)).toBe(true);
    expect(Trail.unpack(trail.pack()).points()).toEqual(points);
  });

  it('does not grow while a vessel swings at its anchor', () => {
    const trail = new Trail();
    for (let i = 0; i < 1000; i++) trail.add(T0 + i * 60_000, 840_000 + (i % 50), 30_540_000 - (i % 40));
    expect(trail.length).toBe(1);
  });
});

describe('a picture that was kept', () => {
  it('knows held positions and echoes still', () => {
    const before = watchOf([]);
    before.observe([seen(SHIP, 0, 1.4, 50.9), seen(SHIP, 10, 2.4, 50.9), seen('235000002', 12, 1.5, 50.9)]);
    const after = reborn(before, []);
    after.observe([seen(SHIP, 20, 2.4005, 50.9), seen('235000002', 14, 1.5, 50.9, { source: 'udp' })]);
    expect(after.picture.get(SHIP)?.lon).toBe(2.4005);
    expect(after.picture.counts.duplicates).toBe(1);
  });
});
