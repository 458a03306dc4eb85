import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scenarioSchema } from '../../../shared/scenario/allowed-keys.ts';
import { zoneOfArea } from '../../../shared/scenario/area.ts';
import { readScenario } from '../../../shared/scenario/read.ts';
import { Scenario } from '../../../shared/scenario/scenario.ts';
import { ZoneFeature } from '../../../shared/words/zone.ts';

const HEAD = `scenario: 1
title: Two calls, one boat
brief: The night is calm.
objectives: [Tell two calls from two boats]
starts: 2026-06-10T21:00:00Z
lasts: 30 min
world: { from: nothing }
`;

const read = (rest: string): Scenario => {
  const outcome = readScenario(HEAD + rest);
  if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults));
  return outcome.scenario;
};

const faultsOf = (text: string): string[] => {
  const outcome = readScenario(text);
  return 'faults' in outcome ? outcome.faults.map(({ line, column, where, message }) => `${line}:${column} ${where}: ${message}`) : [];
};

const BOAT = `injects:
  - kind: vessel
    id: boat-1
    at: +00:00:00
    what: small-boat
    people: 48
    route: ["50 58.0 N 1 35.0 E", "51°02.0'N 001°28.0'E"]
    speed: 3 kn
  - { kind: report, id: call-1, at: +00:05:00, channel: 999, about: boat-1, off: { bearing: 90, distance: 0.5 nm }, seen: Water in the boat, people: [40, 50] }
  - { kind: engine-stops, id: engine, vessel: boat-1, drift: { set: 45, rate: 1.5 } }
`;

describe('a scenario', () => {
  it('is read from text that a person writes: moments from the start, positions in any notation, units', () => {
    const { starts, lasts, injects } = read(BOAT);
    expect(starts).toBe(Date.UTC(2026, 5, 10, 21));
    expect(lasts).toBe(30 * 60_000);
    expect(injects[0]).toMatchObject({ kind: 'vessel', at: 0, speed: 3, radar: true, afterwards: 'goes-on' });
    expect(injects[0]?.kind === 'vessel' ? injects[0].route[1] : null).toEqual([expect.closeTo(1 + 28 / 60, 5), expect.closeTo(51 + 2 / 60, 5)]);
    expect(injects[1]).toMatchObject({ at: 300_000, channel: '999', people: [40, 50], off: { bearing: 90, distance: 0.5 }, arrives: 'call' });
    expect(injects[2]?.at).toBeUndefined();
  });

  it('written as text again says the same', () => {
    const scenario = read(BOAT);
    expect(Scenario.parse(JSON.parse(JSON.stringify(z.encode(Scenario, scenario))))).toEqual(scenario);
  });

  it('says everything that is wrong at once, each at its line and column, with what is allowed', () => {
    const faults = faultsOf(`${HEAD.replace('starts: 2026-06-10T21:00:00Z', 'starts: tonight')}zone: x
injects:
  - { kind: fog, id: f, at: "10:00", reach: near }
  - { kind: storm, id: s }
  - { kind: vessel, id: v, at: +00:10:00, what: cargo, route: [51 10.0 1 30.0], speed: 12 }
`);
    expect(faults).toEqual([
      '5:9 starts: tonight cannot be read: a time as 2026-06-10T21:00:00Z',
      '8:1 zone: there is no "zone" here; there is scenario, title, brief, objectives, starts, lasts, world, zones, areas, rules, injects, raises, expect, marks',
      '10:29 injects[0].at: 10:00 cannot be read: a moment is written as +00:10:00: hours, minutes and seconds from the start',
      '10:45 injects[0].reach: near cannot be read: a number of nautical miles, as 12 or 12 nm',
      expect.stringMatching(/^11:13 injects\[1\]\.kind: there is no storm; one of report, second-report, /),
      '12:64 injects[2].route[0]: 51 10.0 1 30.0: East or west of Greenwich? Write it with N or S and E or W, as 51 01.30 N 1 23.92 E',
    ]);
  });

  it.each([
    ['  - { kind: engine-stops, id: e, vessel: boat-2, drift: { set: 0, rate: 1 } }', 'there is no vessel inject boat-2'],
    ['  - { kind: engine-stops, id: e, vessel: 235000001, drift: { set: 0, rate: 1 } }', '235000001 is nowhere: the world is empty and no vessel inject has this MMSI'],
    ['  - { kind: wrong-position, id: w, channel: 999, position: 51 N 1 30 E, seen: A boat }', 'no correction puts w right; add one with corrects: w'],
    ['  - { kind: fog, id: f, at: +00:31:00, reach: 2 }', '+00:31:00 is after the end: the scenario lasts until +00:30:00'],
    ['  - { kind: report, id: r, channel: vhf, seen: A boat }', 'is missing: say a position, or with about: whose it is'],
    ['  - { kind: feed-lost, id: l, feed: radar-calais }', 'there is no feed radar-calais; one of ais, radar'],
    ['  - { kind: fog, id: f, reach: 2 }\n  - { kind: fog, id: f, reach: 3 }', 'f is there twice; every name is given once'],
  ])('with %s is told: %s', (line, message) => {
    expect(faultsOf(`${HEAD}injects:\n${line}\n`).join('\n')).toContain(message);
  });

  it.each(['', 'only words', 'a: [1, 2', '[]', '&a [*a]', `x: &a [1]\ny: [${'*a,'.repeat(500)}]`])('is never read from %j', (text) => {
    expect(faultsOf(text)).not.toEqual([]);
  });

  it('is not looked into when it is no text, or larger than anybody writes: whoever watches beside it is not held up', () => {
    const many = (line: (i: number) => string, lines: number): string => Array.from({ length: lines }, (_, i) => line(i)).join('\n');
    for (const text of [many((i) => `k${i}: `, 9_500), many(() => 'a: 1', 17_500), '['.repeat(60_000), `injects:\n${many(() => '  - {kind: x}', 6_000)}`]) {
      expect(faultsOf(text)).toEqual([expect.stringContaining('more parts than any scenario')]);
    }
    expect(faultsOf('VARNE\0\u0001\u0002')).toEqual([expect.stringContaining('not a text')]);
    // What is just small enough has at most a hundred faults, each in few words.
    for (const text of [many((i) => `k${i}: `, 1_900), many(() => 'a: 1', 1_900), '['.repeat(3_900), `injects:\n${many(() => '  - {kind: x}', 700)}`, `title: "${'x'.repeat(80_000)}`]) {
      const faults = faultsOf(text);
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.length).toBeLessThanOrEqual(100);
      expect(Math.max(...faults.map((fault) => fault.length))).toBeLessThan(400);
    }
  });

  it('says where a key is there twice', () => {
    expect(faultsOf(`${HEAD}lasts: 40 min\n`)).toEqual(['8:1 : this is not YAML: lasts is there twice']);
  });

  it('is read as the description shows it', () => {
    const description = readFileSync(new URL('../../../server/scenario/README.md', import.meta.url), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(description)?.[1] ?? '';
    expect(faultsOf(example)).toEqual([]);
    expect(example.length).toBeGreaterThan(500);
  });

  it('brings zones of its own in the form that a watch takes', () => {
    const { areas } = read(`areas:
  - { id: box, name: A box, corners: [50 50 N 1 20 E, 50 50 N 1 30 E, 50 55 N 1 30 E], rules: [{ rule: zone-entry }] }
`);
    expect(ZoneFeature.parse(zoneOfArea(areas[0]!)).geometry.coordinates[0]).toHaveLength(4);
  });

  it('has a schema for editors, and the one that is kept beside the shipped scenarios is it (VARNE_KEEP=1 writes it anew)', () => {
    const text = `${JSON.stringify(scenarioSchema(), null, 1)}\n`;
    const kept = new URL('../../../server/scenario/scenario.schema.json', import.meta.url);
    if (process.env['VARNE_KEEP'] === '1') writeFileSync(kept, text);
    expect(readFileSync(kept, 'utf8')).toBe(text);
    expect(scenarioSchema()).toMatchObject({ type: 'object', required: ['scenario', 'title', 'brief', 'objectives', 'starts', 'lasts', 'world'] });
  });
});
