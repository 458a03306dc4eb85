import { beforeAll, describe, expect, it } from 'vitest';
import { planeM } from '../../../shared/geo/distance.ts';
import { MPS_PER_KNOT } from '../../../shared/geo/units.ts';
import { NmeaReader } from '../../../server/sources/nmea/reader.ts';
import type { Craft, Peril } from '../../../server/sources/simulator/craft.ts';
import { builtInSea } from '../../../server/sources/simulator/land.ts';
import { latOfY, lonOfX, wrapPi } from '../../../server/sources/simulator/plane.ts';
import { liveLines } from '../../../server/sources/simulator/sentences.ts';
import { openWorld } from '../../../server/sources/simulator/world.ts';

const START = Date.UTC(2026, 5, 10, 6);
const STEP_S = 10;
const HOURS = 2.5;

/** A world in which every other one is a danger once. */
const seen = {
  perils: new Map<Craft, Peril>(),
  over: new Set<Craft>(),
  against: new Map<Craft, number>(),
  stopped: new Map<Craft, number>(),
  notUnderCommand: new Set<string>(),
  jumps: [] as string[],
  aground: 0,
};

beforeAll(() => {
  const sea = builtInSea();
  const world = openWorld({ seed: 4, ships: 90, boats: 0, danger: 0.6, start: START, sea });
  const reader = new NmeaReader({ source: 'sim' });
  const before = new Map<Craft, { x: number; y: number; speed: number }>();
  for (let at = START + STEP_S * 1000; at <= START + HOURS * 3_600_000; at += STEP_S * 1000) {
    const { heard } = world.step(at);
    for (const s of reader.read(Buffer.from(`${liveLines(heard).join('\r\n')}\r\n`), at)) if (s.kind === 'position' && s.status === 2) seen.notUnderCommand.add(s.trackId);
    for (const craft of world.crafts) {
      if (craft.peril === null || craft.gone) continue;
      seen.perils.set(craft, craft.peril);
      if (craft.over) seen.over.add(craft);
      const last = before.get(craft);
      if (last !== undefined) {
        const made = planeM(lonOfX(last.x), latOfY(last.y), lonOfX(craft.x), latOfY(craft.y));
        const most = Math.max(last.speed, craft.speed) * STEP_S * 1.05 + 3;
        if (made > most) seen.jumps.push(`${craft.trade} ${craft.peril} ${made.toFixed(0)} m where ${most.toFixed(0)} m was possible`);
      }
      before.set(craft, { x: craft.x, y: craft.y, speed: craft.speed });
      if (sea.toLand(craft.x, craft.y) === 0) seen.aground++;
      if (craft.over) continue;
      if (craft.peril === 'adrift' && craft.atRest && craft.speed < 2 * MPS_PER_KNOT * 1.6) seen.stopped.set(craft, (seen.stopped.get(craft) ?? 0) + STEP_S);
      const flow = craft.path?.legs.at(-1)?.course;
      if (craft.peril === 'against' && flow !== undefined && Math.abs(wrapPi(craft.course - flow)) < 0.8) seen.against.set(craft, (seen.against.get(craft) ?? 0) + STEP_S);
    }
  }
}, 60_000);

const count = (kind: Peril): number => [...seen.perils.values()].filter((peril) => peril === kind).length;

describe('the few that are a danger to others', () => {
  it('keep no lookout, go against the flow, or lie not under command, each for a while', () => {
    for (const kind of ['blind', 'against', 'adrift'] as const) expect(count(kind)).toBeGreaterThan(3);
    expect(Math.max(...seen.against.values())).toBeGreaterThan(600);
    expect(Math.max(...seen.stopped.values())).toBeGreaterThan(900);
    expect(seen.notUnderCommand.size).toBeGreaterThan(2);
    expect(seen.over.size).toBeGreaterThan(5);
  });

  it('neither jump nor run aground for all that', () => {
    expect(seen.jumps).toEqual([]);
    expect(seen.aground).toBe(0);
  });

  it('are none when none are asked for', () => {
    const world = openWorld({ seed: 4, ships: 60, boats: 0, danger: 0, start: START, sea: builtInSea() });
    world.step(START + 3_600_000);
    expect(world.crafts.filter(({ peril }) => peril !== null)).toEqual([]);
  });
});
