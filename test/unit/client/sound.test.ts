import { describe, expect, test } from 'vitest';
import { patternOf } from '../../../client/sound/patterns.ts';
import { planFor } from '../../../client/sound/plan.ts';
import type { Desk } from '../../../shared/words/sound.ts';
import { anAlert } from './alerts.ts';

const DESK: Desk = { name: 'Desk 1', role: 'operator', operatorHere: true };
const live = { pitch: 1, second: false };

describe('a sound', () => {
  test('of an alarm is three short signals every 7 to 10 s, a warning two, given once, and neither has the pitch of another', () => {
    const [emergency, alarm, warning] = [patternOf('emergency', live), patternOf('alarm', live), patternOf('warning', live)];
    expect(alarm.tones).toHaveLength(3);
    expect(alarm.every).toBeGreaterThanOrEqual(7);
    expect(alarm.every).toBeLessThanOrEqual(10);
    expect(warning.tones).toHaveLength(2);
    expect(warning.every).toBeNull();
    const pitches = [emergency, alarm, warning].map(({ tones }) => new Set(tones.map((t) => t.hz)));
    expect(pitches.map((p) => p.size)).toEqual([2, 1, 1]);
    expect(new Set(pitches.flatMap((p) => [...p])).size).toBe(4);
  });

  test('never has a tone that begins before the one ahead of it has ended, nor one that runs into the next round', () => {
    for (const priority of ['emergency', 'alarm', 'warning'] as const) {
      const { tones, every } = patternOf(priority, live);
      tones.forEach((t, i) => expect(t.at + t.lasts).toBeLessThanOrEqual(tones[i + 1]?.at ?? every ?? Infinity));
    }
  });

  test('is lower in an exercise, and has a second voice when every desk is called', () => {
    const tones = patternOf('alarm', live).tones;
    expect(patternOf('alarm', { pitch: 0.75, second: false }).tones.map((t) => t.hz)).toEqual(tones.map((t) => t.hz * 0.75));
    expect(patternOf('alarm', { pitch: 1, second: true }).tones).toHaveLength(2 * tones.length);
  });

  test('of a warning is struck when it is sounded again, and not when another joins what is known', () => {
    const first = planFor([anAlert(1, { soundedAt: 1_000 })], DESK);
    expect(first).toMatchObject({ priority: 'warning', stroke: 1_000 });
    expect(planFor([anAlert(1, { soundedAt: 61_000 })], DESK)?.stroke).toBe(61_000);
    expect(planFor([anAlert(1, { soundedAt: 1_000 }), anAlert(2, { state: 'ack', soundedAt: 5_000 })], DESK)).toEqual(first);
  });

  test('is none while everything is silenced, held or a caution, and goes on without a break for an alarm', () => {
    const quiet = [anAlert(1, { state: 'sil' }), anAlert(2, { held: 'flood' }), anAlert(3, { priority: 'caution' })];
    expect(planFor(quiet, DESK)).toBeNull();
    expect(planFor([...quiet, anAlert(4, { priority: 'alarm', audience: 'everyone' })], DESK)).toEqual({ priority: 'alarm', second: true, stroke: null });
  });
});
