import { describe, expect, it } from 'vitest';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import type { ZoneRule } from '../../../shared/words/zone.ts';
import { said, seen, squareZone, T0 } from '../../stand-ins/sea.ts';
import { notByTheClock, transitions, watchOf } from '../../stand-ins/watch.ts';

const SHIP = '235000001';
const OUTSIDE = 1.3957;
const INSIDE = 1.4012;
/** About 50 m and 200 m west of the line. */
const JUST_OUT = 1.3993;
const FAR_OUT = 1.3971;

/** Drives one ship through `[seconds, lon]` steps along 50.95 N, ticking every second. */
function drive(rules: (Partial<ZoneRule> & Pick<ZoneRule, 'rule'>)[], steps: [number, number][], until: number, cog = 90): EntryDraft[] {
  const watch = watchOf([squareZone('z1', rules)]);
  const drafts: EntryDraft[] = [];
  let next = 0;
  for (let second = 0; second <= until; second++) {
    while (steps[next] && steps[next]![0] <= second) {
      const [at, lon] = steps[next++]!;
      drafts.push(...watch.observe([seen(SHIP, at, lon, 50.95, { cog })]));
    }
    drafts.push(...watch.advance(T0 + second * 1000));
  }
  return notByTheClock(drafts);
}

const every10 = (lon: number, from: number, to: number): [number, number][] =>
  Array.from({ length: Math.floor((to - from) / 10) + 1 }, (_, i) => [from + i * 10, lon]);

describe('entering a zone', () => {
  const rules: [{ rule: 'zone-entry' }] = [{ rule: 'zone-entry' }];

  it('is raised ten seconds after the first position inside, with what, who, where and since when', () => {
    const drafts = drive(rules, [[0, OUTSIDE], ...every10(INSIDE, 20, 60)], 60);
    expect(transitions(drafts)).toEqual(['raised a1']);
    const body = drafts[0]?.body;
    if (body?.kind !== 'alert') throw new Error('no alert');
    expect(body.alert).toMatchObject({
      situation: 'zone-entry:z1:235000001',
      rule: 'zone-entry',
      priority: 'warning',
      category: 'B',
      state: 'unack',
      since: T0 + 20_000,
      raisedAt: T0 + 30_000,
      tracks: [SHIP],
      zone: { id: 'z1', name: 'Zone z1', version: 1 },
      what: 'Vessel entered Zone z1',
      who: 'Vessel, MMSI 235000001',
    });
    expect(body.alert.where).toMatch(/^\d+ nm SSE of Dover$/);
    expect(body.alert.todo).not.toBe('');
  });

  it('is not raised by a vessel that goes out again before the ten seconds are over', () => {
    expect(transitions(drive(rules, [[0, OUTSIDE], [20, INSIDE], [28, JUST_OUT], [38, INSIDE], [46, OUTSIDE]], 90))).toEqual([]);
  });

  it('is not raised by a vessel that was first seen inside, until it has left and comes again', () => {
    const steps: [number, number][] = [...every10(INSIDE, 0, 30), ...every10(FAR_OUT, 40, 90), ...every10(INSIDE, 100, 130)];
    expect(drive(rules, steps, 99)).toEqual([]);
    expect(transitions(drive(rules, steps, 130))).toEqual(['raised a1']);
  });

  it('is raised for a vessel first seen inside where the zone says so', () => {
    expect(transitions(drive([{ rule: 'zone-entry', firstSeenInside: true }], every10(INSIDE, 0, 30), 30))).toEqual(['raised a1']);
  });

  it('ends only when the vessel is beyond the deadband, and has been for thirty seconds', () => {
    const steps: [number, number][] = [[0, OUTSIDE], ...every10(INSIDE, 10, 30), ...every10(JUST_OUT, 40, 200)];
    expect(transitions(drive(rules, steps, 200))).toEqual(['raised a1']);
    const gone = drive(rules, [...steps, ...every10(FAR_OUT, 210, 260)], 260);
    expect(transitions(gone)).toEqual(['raised a1', 'cleared a1']);
    expect(gone[1]?.body).toMatchObject({ alert: { state: 'runack', condition: 'false', clearedAt: T0 + 240_000 } });
  });

  it('is the same alert when the vessel is back within five minutes, and a new one later', () => {
    const start: [number, number][] = [[0, OUTSIDE], ...every10(INSIDE, 10, 30), ...every10(FAR_OUT, 40, 100)];
    const back = drive(rules, [...start, ...every10(INSIDE, 110, 140)], 140);
    expect(transitions(back)).toEqual(['raised a1', 'cleared a1', 'renewed a1']);
    expect(back[2]?.body).toMatchObject({ alert: { state: 'unack', repeats: 1, revision: 3, since: T0 + 110_000 } });
    const later = drive(rules, [...start, ...every10(FAR_OUT, 110, 400), ...every10(INSIDE, 410, 440)], 440);
    expect(transitions(later)).toEqual(['raised a1', 'cleared a1', 'raised a2']);
    expect(later[2]?.body).toMatchObject({ alert: { instance: 2, state: 'unack' } });
  });

  it('cannot be checked while the vessel is lost: it is marked so, and neither cleared nor raised', () => {
    const steps: [number, number][] = [[0, OUTSIDE], ...every10(INSIDE, 10, 30)];
    const lost = drive(rules, steps, 600);
    expect(transitions(lost)).toEqual(['raised a1', 'unverifiable a1']);
    expect(lost[1]?.body).toMatchObject({ alert: { state: 'unack', condition: 'unknown', changedAt: T0 + 90_000 } });
    expect(transitions(drive(rules, [...steps, ...every10(INSIDE, 300, 340)], 340))).toEqual(['raised a1', 'unverifiable a1', 'verifiable a1']);
    expect(transitions(drive(rules, [...steps, ...every10(FAR_OUT, 300, 350)], 350))).toEqual(['raised a1', 'unverifiable a1', 'verifiable a1', 'cleared a1']);
  });

  it('looks only at the classes that the zone names, and at those that turn out to be of them', () => {
    const watch = watchOf([squareZone('z1', [{ rule: 'zone-entry', classes: ['tanker'], priority: 'alarm' }])]);
    const positions = [[0, OUTSIDE] as const, ...every10(INSIDE, 10, 40)];
    expect(watch.observe(positions.map(([at, lon]) => seen(SHIP, at, lon, 50.95)))).toEqual([]);
    const drafts = watch.observe([said(SHIP, 41, { shiptype: 80, name: 'INVENTED STAR' }), seen(SHIP, 50, INSIDE, 50.95)]);
    expect(drafts[0]?.body).toMatchObject({ event: 'raised', alert: { what: 'Tanker entered Zone z1', who: 'INVENTED STAR, MMSI 235000001', priority: 'alarm', since: T0 + 10_000 } });
  });

  it('never looks at what is no vessel', () => {
    const watch = watchOf([squareZone('z1', [{ rule: 'zone-entry', firstSeenInside: true }])]);
    expect(watch.observe([seen('992351000', 0, INSIDE, 50.95, { trackKind: 'aid-to-navigation' }), seen('111232500', 0, INSIDE, 50.95, { trackKind: 'sar-aircraft' })])).toEqual([]);
    expect(watch.advance(T0 + 60_000)).toEqual([]);
  });
});

describe('leaving a zone', () => {
  it('is raised ten seconds beyond the deadband, and is over when the vessel is back', () => {
    const steps: [number, number][] = [...every10(INSIDE, 0, 20), ...every10(JUST_OUT, 30, 60), ...every10(FAR_OUT, 70, 100), ...every10(INSIDE, 110, 150)];
    const drafts = drive([{ rule: 'zone-exit' }], steps, 150);
    expect(transitions(drafts)).toEqual(['raised a1', 'cleared a1']);
    expect(drafts[0]?.body).toMatchObject({ alert: { since: T0 + 70_000, raisedAt: T0 + 80_000, what: 'Vessel left Zone z1' } });
    expect(drafts[1]?.body).toMatchObject({ alert: { clearedAt: T0 + 140_000 } });
  });

  it('is over after ten minutes outside', () => {
    const drafts = drive([{ rule: 'zone-exit' }], [...every10(INSIDE, 0, 20), ...every10(FAR_OUT, 30, 900)], 900);
    expect(transitions(drafts)).toEqual(['raised a1', 'cleared a1']);
    expect(drafts[1]?.body).toMatchObject({ alert: { state: 'runack', clearedAt: T0 + 630_000 } });
  });
});

describe('staying in a zone', () => {
  it('is raised after the limit, although the vessel crossed the line for a moment', () => {
    const steps: [number, number][] = [...every10(INSIDE, 0, 100), ...every10(FAR_OUT, 110, 120), ...every10(INSIDE, 130, 400)];
    const drafts = drive([{ rule: 'zone-dwell', dwellS: 300 }], steps, 400);
    expect(transitions(drafts)).toEqual(['raised a1']);
    expect(drafts[0]?.body).toMatchObject({ alert: { since: T0, raisedAt: T0 + 300_000, figures: { dwell_s: 300 } } });
  });

  it('is not raised for a vessel that left in time', () => {
    expect(drive([{ rule: 'zone-dwell', dwellS: 300 }], [...every10(INSIDE, 0, 100), ...every10(FAR_OUT, 110, 400)], 400)).toEqual([]);
  });
});

describe('approaching a zone', () => {
  it('is raised when present course and speed lead into it within the limit, and over when the vessel turns away', () => {
    // 12 kn for 5 minutes is 1 nm, here about 0.0263 degrees of longitude.
    const rules: [Partial<ZoneRule> & { rule: 'zone-approach' }] = [{ rule: 'zone-approach', withinMin: 5 }];
    expect(drive(rules, every10(1.37, 0, 60), 60)).toEqual([]);
    const drafts = drive(rules, every10(1.38, 0, 60), 60);
    expect(transitions(drafts)).toEqual(['raised a1']);
    expect(drafts[0]?.body).toMatchObject({ alert: { what: 'Vessel is heading for Zone z1', figures: { enters_min: 3.8 } } });
    expect(drive(rules, every10(1.38, 0, 60), 60, 270)).toEqual([]);
  });

  it('becomes an entry when the vessel comes in', () => {
    const rules: (Partial<ZoneRule> & Pick<ZoneRule, 'rule'>)[] = [{ rule: 'zone-approach', withinMin: 5 }, { rule: 'zone-entry' }];
    const drafts = drive(rules, [...every10(1.3957, 0, 30), ...every10(INSIDE, 60, 120)], 120);
    expect(transitions(drafts)).toEqual(['raised a1', 'joined a1', 'joined-changed a1']);
  });
});
