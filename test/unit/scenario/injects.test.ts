import { describe, expect, it } from 'vitest';
import { planeM } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import { FiredInject, Inject } from '../../../shared/scenario/inject.ts';
import type { PositionSighting } from '../../../shared/words/sighting.ts';
import { opened, play, scenarioOf, type Played } from '../../stand-ins/scenario.ts';

const SHIP = '  - { kind: vessel, id: ship, at: +00:00:00, what: cargo, mmsi: 235000123, name: INVENTED ONE, route: [50 56.0 N 1 12.0 E, 51 04.0 N 1 24.0 E], speed: 12 kn }';
const BOAT = '  - { kind: vessel, id: boat, at: +00:00:00, what: small-boat, people: 48, route: [50 59.0 N 1 20.0 E, 51 03.0 N 1 17.0 E], speed: 3 kn }';

const positions = ({ seen }: Played, wanted: (s: PositionSighting) => boolean): { s: number; p: PositionSighting }[] =>
  seen.flatMap(({ s, sighting }) => (sighting.kind === 'position' && wanted(sighting) ? [{ s, p: sighting }] : []));
const ofShip = (p: PositionSighting): boolean => p.trackId === '235000123';
const byRadar = (p: PositionSighting): boolean => p.trackKind === 'radar';
const nm = (a: PositionSighting, b: PositionSighting): number => planeM(a.lon, a.lat, b.lon, b.lat) / METRES_PER_NM;
const raised = (played: Played): string[] => played.alerts.filter((line) => line.includes(' raised '));

describe('an inject', () => {
  it('brings a ship that goes its way and says who it is on AIS, and a boat that only radars see', async () => {
    const played = await play(scenarioOf(`injects:\n${SHIP}\n${BOAT}`));
    const ship = positions(played, ofShip);
    expect(ship[0]?.s).toBeLessThan(3);
    expect(ship.at(-1)!.p.sog).toBeCloseTo(12, 0);
    expect(nm(ship[0]!.p, ship.at(-1)!.p)).toBeCloseTo(6, 0);
    expect(played.seen.find(({ sighting }) => sighting.kind === 'identity')?.sighting).toMatchObject({ name: 'INVENTED ONE', shiptype: 70 });
    expect(positions(played, byRadar).length).toBeGreaterThan(100);
    expect([...new Set(played.source.whose.values())].sort()).toEqual(['boat', 'ship']);
  });

  it('stops an engine: the boat drifts as stated, and goes on when the engine runs again', async () => {
    const played = await play(scenarioOf(`injects:\n${SHIP}\n  - { kind: engine-stops, id: e, at: +00:10:00, vessel: ship, drift: { set: 90, rate: 2 }, for: 15 min, saysSo: true }`));
    const at = (s: number) => positions(played, ofShip).findLast((each) => each.s <= s)!.p;
    expect(at(600)).toMatchObject({ status: 0 });
    expect(at(1_490)).toMatchObject({ status: 2 });
    expect(Math.abs(at(1_490).heading! - at(600).heading!)).toBeLessThan(4);
    expect(at(1_490).sog).toBeCloseTo(2, 0);
    expect(at(1_490).cog).toBeGreaterThan(80);
    expect(at(1_490).cog).toBeLessThan(100);
    expect(at(1_799)).toMatchObject({ status: 0 });
    expect(at(1_799).sog).toBeGreaterThan(8);
  });

  it('stops a feed and brings it back: nothing comes from it meanwhile, and the watch concludes so', async () => {
    const played = await play(scenarioOf(`injects:\n${SHIP}\n${BOAT}\n  - { kind: feed-lost, id: f, at: +00:10:00, feed: radar, for: 5 min }`));
    expect(positions(played, byRadar).filter(({ s }) => s >= 601 && s < 900)).toEqual([]);
    expect(positions(played, byRadar).some(({ s }) => s > 900)).toBe(true);
    expect(positions(played, ofShip).some(({ s }) => s > 601 && s < 900)).toBe(true);
    expect(played.alerts.filter((line) => /(raised|cleared) feed-lost/.test(line))).toEqual([expect.stringMatching(/^600 raised feed-lost boat/), expect.stringMatching(/^910 cleared feed-lost/)]);
    expect(played.drafts.flatMap(({ body }) => (body.kind === 'source' ? [`${body.source} ${body.state}`] : []))).toEqual(['radar connecting', 'radar live']);
  });

  it('lets fog hide from radars what is farther off than they see in it', async () => {
    const played = await play(scenarioOf(`injects:\n${BOAT}\n  - { kind: fog, id: f, at: +00:10:00, reach: 2 nm, for: 10 min }`));
    const plots = positions(played, byRadar);
    expect(plots.filter(({ s }) => s > 600 && s <= 1_200)).toEqual([]);
    expect(plots.some(({ s }) => s > 1_200)).toBe(true);
  });

  it('makes a ship turn against the flow, stand on, or steer for another', async () => {
    const turned = await play(scenarioOf(`injects:\n${SHIP}\n  - { kind: ignores-rules, id: i, at: +00:10:00, vessel: ship, how: turns-against-flow }`));
    expect(positions(turned, ofShip).at(-1)!.p.cog).toBeGreaterThan(200);
    const met = await play(scenarioOf(`injects:\n${SHIP}\n${BOAT}\n  - { kind: ignores-rules, id: i, at: +00:05:00, vessel: ship, how: collision-course, target: boat, speed: 20 kn }`));
    const apart = positions(met, byRadar).map(({ s, p }) => nm(p, positions(met, ofShip).findLast((each) => each.s <= s)!.p));
    expect(Math.min(...apart)).toBeLessThan(0.1);
    const stood = await play(scenarioOf(`injects:\n${SHIP}\n  - { kind: ignores-rules, id: i, at: +00:10:00, vessel: ship, how: stands-on, speed: 18 kn }`));
    expect(positions(stood, ofShip).at(-1)!.p.sog).toBeCloseTo(18, 0);
  });

  it('switches an AIS off and on: radars see the ship meanwhile', async () => {
    const played = await play(scenarioOf(`injects:\n${SHIP}\n  - { kind: ais-off, id: o, at: +00:10:00, vessel: ship, for: 10 min }`));
    expect(positions(played, ofShip).filter(({ s }) => s > 601 && s < 1_199)).toEqual([]);
    expect(positions(played, ofShip).some(({ s }) => s > 1_200)).toBe(true);
    expect(positions(played, byRadar).every(({ s }) => s > 600 && s < 1_210)).toBe(true);
    expect(positions(played, byRadar).length).toBeGreaterThan(50);
  });

  it('puts a person into the water whose beacon calls', async () => {
    const played = await play(scenarioOf('injects:\n  - { kind: person-in-water, id: p, at: +00:10:00, position: 51 00 N 1 25 E, drift: { set: 45, rate: 2 } }'));
    expect(raised(played)).toEqual(['600 raised ais-distress p']);
    const beacon = positions(played, ({ trackKind }) => trackKind === 'mob');
    expect(nm(beacon[0]!.p, beacon.at(-1)!.p)).toBeCloseTo(0.65, 1);
  });

  it('moves a vessel, or gives it another way', async () => {
    const moved = await play(scenarioOf(`injects:\n${SHIP}\n  - { kind: move, id: m, at: +00:10:00, vessel: ship, course: 0, speed: 6 }`));
    expect(positions(moved, ofShip).at(-1)!.p.sog).toBeCloseTo(6, 0);
    expect(Math.cos((positions(moved, ofShip).at(-1)!.p.cog! * Math.PI) / 180)).toBeGreaterThan(0.99);
    const put = await play(scenarioOf(`injects:\n${SHIP}\n  - { kind: move, id: m, at: +00:10:00, vessel: ship, to: 50 50 N 1 30 E, route: [50 50 N 1 40 E] }`));
    expect(positions(put, ofShip).at(-1)!.p).toMatchObject({ lat: expect.closeTo(50 + 50 / 60, 2) });
  });

  it('reports: what is entered by itself is in the picture, what is a call is only told to those who run the exercise', async () => {
    const scenario = scenarioOf(`injects:
${BOAT}
  - { kind: report, id: air, at: +00:05:00, channel: aircraft, about: boat, seen: One inflatable, people: 50, arrives: entered }
  - { kind: wrong-position, id: wrong, at: +00:08:00, channel: 999, about: boat, position: 51 20 N 1 35 E, seen: We need help, people: [40, 60] }
  - { kind: second-report, id: again, at: +00:10:00, of: air, channel: vhf, off: { bearing: 90, distance: 1 }, seen: A small boat without lights, ago: 2 min }
  - { kind: correction, id: right, at: +00:12:00, corrects: wrong, channel: message, seen: Here is our position }
`);
    const played = await play(scenario);
    expect(played.drafts.flatMap(({ body }) => (body.kind === 'report' ? [body.report.seen] : []))).toEqual(['One inflatable']);
    const told: string[] = [];
    const source = await (await opened(scenario)).source();
    source.listen(({ fired, report }) => report !== null && told.push(`${fired.inject.id} ${report.position.join(' ')} ${report.observedAt}`));
    for await (const _ of source.batches(null));
    expect(told.map((line) => line.split(' ')[0])).toEqual(['air', 'wrong', 'again', 'right']);
    expect(told[1]).toContain('1.5833 51.3333 2026-06-10T21:08:00.000Z');
    expect(told[2]).toContain('2026-06-10T21:08:00.000Z');
    const where = (line: string): number[] => line.split(' ').slice(1, 3).map(Number);
    const [air, again, right] = [where(told[0]!), where(told[2]!), where(told[3]!)];
    expect(planeM(air[0]!, air[1]!, again[0]!, again[1]!) / METRES_PER_NM).toBeCloseTo(1, 0);
    expect(planeM(air[0]!, air[1]!, right[0]!, right[1]!) / METRES_PER_NM).toBeLessThan(0.6);
  });

  it('fired by hand takes effect at the next second, and is an input by which the run comes again', async () => {
    const scenario = scenarioOf(`injects:\n${SHIP}\n${BOAT}`);
    const stop = Inject.parse({ kind: 'engine-stops', id: 'by-hand', vessel: 'boat', drift: { set: 45, rate: 2 } });
    const { source: open } = await opened(scenario);
    const first = await open();
    let fired: FiredInject | { problem: string } = { problem: 'never' };
    const positionsOf = async (source: typeof first): Promise<string[]> => {
      const lines: string[] = [];
      for await (const { at, sightings } of source.batches(null)) {
        if (at === scenario.starts + 400_000 && source.fired.length === 0) fired = source.fire(stop);
        for (const s of sightings) lines.push(JSON.stringify(s));
      }
      return lines;
    };
    const lines = await positionsOf(first);
    expect(fired).toEqual({ at: 401_000, inject: stop });
    expect(first.fire(Inject.parse({ kind: 'ais-off', id: 'x', vessel: 'nobody' }))).toMatchObject({ at: expect.any(Number) });
    expect(first.fire(Inject.parse({ kind: 'move', id: 'x', vessel: 'nobody', speed: 3 }))).toEqual({ problem: 'there is no vessel nobody now' });
    expect(first.fire(Inject.parse({ kind: 'vessel', id: 'boat', what: 'small-boat', route: ['51 N 1 20 E'] }))).toEqual({ problem: 'boat is there already; give it another name' });
    const kept = FiredInject.parse(fired);
    expect(await positionsOf(await open({ fired: [kept] }))).toEqual(lines);
    // Fired while a later moment is being gone to, it changes nothing of the way there.
    const later = await open();
    const playing = later.batches(scenario.starts + 600_500)[Symbol.asyncIterator]();
    const next = playing.next();
    expect(later.fire(Inject.parse({ kind: 'fog', id: 'fog', reach: 2 }))).toMatchObject({ at: 601_000 });
    expect((await next).value?.at).toBeGreaterThan(scenario.starts + 600_500);
  });
});
