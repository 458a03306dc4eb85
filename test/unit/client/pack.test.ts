import { describe, expect, test } from 'vitest';
import type { Alert } from '../../../shared/words/alert.ts';
import { Picture } from '../../../client/state/picture.ts';
import { markAlerts } from '../../../client/map/alert-marks.ts';
import { classBit, colourOf, COLOURS, DANGER, FLASHING, LOST, SELECTED } from '../../../client/map/look.ts';
import { latOf, lonOf, mercatorX, mercatorY, metresPerPixel, screenX, screenY, viewOf } from '../../../client/map/projection.ts';
import { Instances, Marks, type PackOptions } from '../../../client/map/vessels/pack.ts';
import { pick, positionOf } from '../../../client/map/vessels/place.ts';
import { RECKON_S } from '../../../client/map/motion.ts';
import { geodesicM, planeM } from '../../../shared/geo/distance.ts';
import { frameOf, KEYFRAME, rosterItem, type Row } from './tracks.ts';

const AT = Date.UTC(2026, 0, 1);
const ALL = 0xffff;

function packed(rows: Row[], options: Partial<PackOptions> = {}, items = rows.map((r) => rosterItem(r.handle)), picture = new Picture()) {
  picture.reset(items);
  picture.applyFrame(frameOf(KEYFRAME, 1, AT, rows));
  const instances = new Instances();
  instances.pack(picture, { marks: new Marks(), selected: -1, classes: ALL, originX: mercatorX(1.4), originY: mercatorY(51), ...options });
  return { picture, instances, handles: () => Array.from(instances.slots.subarray(0, instances.count), (slot) => picture.handle[slot]) };
}
const at = (handle: number, lon = 1.4, lat = 51): Row => ({ handle, lon, lat, sog: 10, cog: 90, heading: 90 });
const look = (instances: Instances, n: number): number => instances.words[n * 6 + 4] ?? 0;
const alert = (state: Alert['state'], priority: Alert['priority'], ...handles: number[]) =>
  ({ state, priority, tracks: handles.map((h) => String(235_000_000 + h)) }) as Alert;

describe('packing', () => {
  test('draws aids and stations first, then vessels, then the alerting and the selected', () => {
    const rows = [at(1), at(2), at(3), at(4)];
    const items = [rosterItem(1), rosterItem(2), rosterItem(3, { kind: 'aid-to-navigation', class: 'none' }), rosterItem(4)];
    const marks = new Marks();
    marks.add(1, Marks.kept | Marks.danger, 'alarm');
    const { handles, instances } = packed(rows, { marks, selected: 2 }, items);
    expect(handles()).toEqual([3, 4, 1, 2]);
    expect(look(instances, 2) & DANGER).toBe(DANGER);
    expect(look(instances, 3) & SELECTED).toBe(SELECTED);
  });

  test('leaves out the classes that are filtered, never the alerting or the selected', () => {
    const rows = [at(1), at(2), at(3), at(4)];
    const items = [rosterItem(1, { class: 'tanker' }), rosterItem(2), rosterItem(3), rosterItem(4)];
    const marks = new Marks();
    marks.add(3, Marks.kept, 'warning');
    const { handles } = packed(rows, { marks, selected: 4, classes: classBit('tanker') }, items);
    expect(handles()).toEqual([1, 3, 4]);
  });

  test('says who is lost', () => {
    const { instances } = packed([{ ...at(1), lost: true }]);
    expect(look(instances, 0) & LOST).not.toBe(0);
  });

  test('keeps positions to a centimetre near the origin, and to a metre at the ends of the Channel', () => {
    for (const [lon, lat, within] of [[1.41, 51.01, 0.01], [-5.5, 49.2, 1], [3.9, 52.4, 1]] as const) {
      const { picture, instances } = packed([{ handle: 1, lon, lat }]);
      const [x, y] = positionOf(instances, 0, AT);
      expect(planeM(picture.lon[0] ?? 0, picture.lat[0] ?? 0, x, y)).toBeLessThan(within);
    }
  });

  test('grows with the picture and finds the record of every slot', () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => at(i, 1 + i / 3_000));
    const { picture, instances } = packed(rows);
    expect(instances.count).toBe(3_000);
    for (let slot = 0; slot < picture.count; slot++) expect(instances.slots[instances.recordOf(slot)]).toBe(slot);
    expect(instances.recordOf(3_000)).toBe(-1);
  });
});

describe('alerts', () => {
  const drawn = (...alerts: Alert[]) => {
    const picture = new Picture();
    const marks = new Marks();
    picture.reset([rosterItem(1), rosterItem(2)]);
    markAlerts(marks, alerts, picture);
    return packed([at(1), at(2)], { marks });
  };
  test('flash until somebody has acknowledged them', () => {
    expect(look(drawn(alert('unack', 'warning', 2)).instances, 1) & (DANGER | FLASHING)).toBe((DANGER | FLASHING) >>> 0);
    expect(look(drawn(alert('ack', 'warning', 2)).instances, 1) & (DANGER | FLASHING)).toBe(DANGER);
    expect(drawn(alert('ack', 'warning', 2)).instances.flashing).toBe(false);
  });
  test('of one vessel: the most pressing gives the colour', () => {
    const { instances } = drawn(alert('ack', 'caution', 2), alert('ack', 'emergency', 2), alert('unack', 'warning', 2));
    expect(COLOURS[colourOf(look(instances, 1))]).toBe('emergency');
  });
  test('that are gone leave no trace', () => {
    expect(look(drawn(alert('norm', 'alarm', 2)).instances, 1) & DANGER).toBe(0);
    const marks = new Marks();
    marks.add(5, Marks.danger, 'alarm');
    marks.clear();
    expect(marks.of(5)).toBe(0);
  });
});

describe('between reports', () => {
  const after = (row: Row, seconds: number, more = {}) => {
    const { instances } = packed([row], {}, [rosterItem(row.handle, more)]);
    const [lon, lat] = positionOf(instances, 0, AT + seconds * 1_000);
    return { lon, lat, metres: geodesicM(row.lon, row.lat, lon, lat) };
  };
  test('a vessel goes on with its course and speed: 18 knots for 30 s are 278 m', () => {
    const { lon, lat, metres } = after({ ...at(1), sog: 18, cog: 90 }, 30);
    expect(metres).toBeGreaterThan(276);
    expect(metres).toBeLessThan(280);
    expect(lon).toBeGreaterThan(1.4);
    expect(lat).toBeCloseTo(51, 4);
  });
  test('it counts from the time of the position, not of the frame', () => {
    expect(after({ ...at(1), ageMs: 20_000 }, 0).metres).toBeCloseTo(after(at(1), 20).metres, 0);
  });
  test('it stops when the position is too old', () => {
    expect(after(at(1), RECKON_S + 300).metres).toBeCloseTo(after(at(1), RECKON_S).metres, 3);
  });
  test.each([
    ['a lost one stands where it was last known', { ...at(1), lost: true }, {}],
    ['one without speed stands', { ...at(1), sog: null }, {}],
    ['one without course stands', { ...at(1), cog: null }, {}],
    ['one that barely drifts stands', { ...at(1), sog: 0.2 }, {}],
    ['one at anchor stands', at(1), { status: 1 }],
  ])('%s', (_, row, more) => {
    expect(after(row, 30, more).metres).toBeLessThan(0.01);
  });
});

describe('picking', () => {
  const view = viewOf({ lng: 1.4, lat: 51 }, 10, 1366, 768);
  const beside = (px: number) => at(2, lonOf(mercatorX(1.4) + px / view.world));
  const find = (rows: Row[], x: number, y: number) => {
    const { instances, picture } = packed(rows);
    const n = pick(instances, view, AT, x, y);
    return n < 0 ? null : picture.handle[instances.slots[n] ?? -1];
  };
  test('finds the nearest within 14 pixels', () => {
    expect(find([at(1), beside(10)], 683 + 9, 384)).toBe(2);
    expect(find([at(1), beside(10)], 683 + 1, 384)).toBe(1);
    expect(find([at(1)], 683 + 13, 384)).toBe(1);
  });
  test('finds nothing further away', () => {
    expect(find([at(1)], 683 + 15, 384)).toBeNull();
    expect(find([], 683, 384)).toBeNull();
  });
  test('finds a vessel where it is drawn, not where it last reported', () => {
    const { instances } = packed([{ ...at(1), sog: 100, cog: 90 }]);
    const later = AT + 60_000;
    const [lon, lat] = positionOf(instances, 0, later);
    const x = screenX(view, mercatorX(lon));
    expect(x - 683).toBeGreaterThan(25);
    expect(pick(instances, view, later, x, screenY(view, mercatorY(lat)))).toBe(0);
    expect(pick(instances, view, later, 683, 384)).toBe(-1);
  });
  test('takes the one on top of two in one place', () => {
    expect(find([at(1), at(2)], 683, 384)).toBe(2);
  });
});

test('the projection is its own inverse, and its scale is the chart\'s: 1:300 000 is near zoom 9.3 here', () => {
  expect(lonOf(mercatorX(-2.5))).toBeCloseTo(-2.5, 10);
  expect(latOf(mercatorY(49.4))).toBeCloseTo(49.4, 10);
  expect(metresPerPixel(51, 9.28) / 79.4).toBeCloseTo(1, 1);
});
