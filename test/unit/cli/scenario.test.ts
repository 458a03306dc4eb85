import { describe, expect, it } from 'vitest';
import { scenarioCommand } from '../../../server/cli/scenario.command.ts';
import { encode } from '../../../server/sources/ais/encode.ts';
import { stampedLines } from '../../../server/sources/simulator/sentences.ts';
import { commandLine } from '../../stand-ins/console.ts';
import { T0 } from '../../stand-ins/sea.ts';

const line = commandLine();
const { file } = line;

const scenario = (world: string, rest: string): string => `scenario: 1
title: A try
brief: Nothing is known.
objectives: [Try]
starts: 2026-06-10T21:00:00Z
lasts: 20 min
world: ${world}
${rest}`;
const MOB = 'injects:\n  - { kind: person-in-water, id: p, at: +00:02:00, position: 51 00 N 1 25 E }\nraises:\n  - { rule: ais-distress, vessel: p, by: +00:02:30 }\nexpect:\n  - { kind: alert-acknowledged, id: a, what: Acknowledge it, rule: ais-distress, within: 60 s }\n';

describe('varne scenario check', () => {
  it('ends with 0 for what is right', async () => {
    expect(await scenarioCommand.run(['check', file('good.yaml', scenario('{ from: nothing }', MOB)), 'quiet-night'])).toBe(0);
    expect(line.out).toMatch(/good\.yaml: right\. "A try", 00:20:00, 1 inject, 1 expectation\nquiet-night: right\./);
  });

  it('ends with 1 and names line and column of everything that is wrong, or the file that is not there', async () => {
    const bad = file('bad.yaml', scenario('{ from: recording, file: none.nmea }', 'injects:\n  - { kind: fog, id: f }\n  - { kind: fig, id: g }\n'));
    expect(await scenarioCommand.run(['check', bad])).toBe(1);
    expect(line.out.split('\n').slice(0, 2)).toEqual([`${bad}:9:5: injects[0].reach: is missing: a number of nautical miles, as 12 or 12 nm`, expect.stringMatching(/bad\.yaml:10:13: injects\[1\]\.kind: there is no fig; one of report, /)]);
    expect(await scenarioCommand.run(['check', file('lost.yaml', scenario('{ from: recording, file: none.nmea }', ''))])).toBe(1);
    expect(line.out).toContain('none.nmea');
    expect(await scenarioCommand.run(['check', line.path('nowhere.yaml')])).toBe(1);
    expect(line.out).toContain('there is no such file');
  });

  it('ends with 2 when it is not said which file', async () => {
    expect(await scenarioCommand.run(['check'])).toBe(2);
    expect(await scenarioCommand.run(['check', '--quick', 'x'])).toBe(2);
    expect(await scenarioCommand.run(['try'])).toBe(2);
  });
});

describe('varne scenario run', () => {
  const result = (): Record<string, never> => JSON.parse(line.out.trimEnd().split('\n').at(-1)!) as Record<string, never>;

  it('ends with the hash and the score, the same each time, and with what people did in it', async () => {
    const path = file('mob.yaml', scenario('{ from: nothing }', MOB));
    expect(await scenarioCommand.run(['run', path, '--json'])).toBe(0);
    const nobody = result();
    expect(nobody).toMatchObject({ kind: 'result', hash: expect.stringMatching(/^[0-9a-f]{64}$/), raises: [{ at: 120_000, inTime: true }], debrief: { score: { expectations: { met: 0, missed: 1 } } } });
    const acts = file('acts.yaml', 'acts:\n  - { at: +00:02:20, do: acknowledge, alert: { rule: ais-distress, vessel: p } }\n');
    expect(await scenarioCommand.run(['run', path, '--json', '--acts', acts])).toBe(0);
    expect(result()).toMatchObject({ debrief: { score: { expectations: { met: 1, missed: 0 }, figures: [{ cases: [{ verdict: 'met', value: 20, limit: 60 }] }, {}, {}, {}, {}, {}] } } });
    expect(result()['hash']).not.toBe(nobody['hash']);
    line.out = '';
    expect(await scenarioCommand.run(['run', path])).toBe(0);
    expect(line.out).toContain('Nobody was there');
    expect(line.out).toMatch(/score {2}0 met, 0 late, 1 missed\nhash {3}/);
    expect(line.out).toContain(String(nobody['hash']));
  });

  it('lets injects happen upon a recording, on the time of the scenario', async () => {
    const positions = Array.from({ length: 120 }, (_, i) => ({ at: T0 + i * 10_000, lines: encode({ type: 1, mmsi: 235000001, lon: 1.4, lat: 50.95 + i * 0.0005, sog: 11, cog: 0, status: 0 }) }));
    file('passage.nmea', `${stampedLines(positions).join('\r\n')}\r\n`);
    const path = file('over.yaml', scenario('{ from: recording, file: passage.nmea }', `injects:
  - { kind: ais-off, id: off, at: +00:05:00, vessel: 235000001 }
  - { kind: vessel, id: meets, at: +00:01:00, what: cargo, route: [50 58.5 N 1 26.0 E, 50 58.5 N 1 10.0 E], speed: 10 kn }
raises:
  - { rule: closest-approach, vessel: 235000001, by: +00:05:00 }
`));
    expect(await scenarioCommand.run(['run', path, '--json'])).toBe(0);
    expect(result()).toMatchObject({ raises: [{ inTime: true }] });
    // What nobody hears any more cannot be checked.
    expect(line.out).toMatch(/"event":"unverifiable"/);
  });

  it('ends with 1 when it never raises what it is about, or cannot be read, and 2 when wrongly called', async () => {
    expect(await scenarioCommand.run(['run', file('dull.yaml', scenario('{ from: nothing }', 'raises:\n  - { rule: aground, by: +00:10:00 }\n'))])).toBe(1);
    expect(line.out).toContain('NEVER    aground, wanted by +00:10:00');
    expect(line.out).toContain('nothing was concluded');
    expect(await scenarioCommand.run(['run', file('bad.yaml', 'x: 1')])).toBe(1);
    expect(await scenarioCommand.run(['run', 'quiet-night', '--acts', file('acts.yaml', 'acts: 3')])).toBe(1);
    expect(line.err).toContain('acts.yaml:1:7: acts: must be a list, not 3');
    for (const args of [[], ['a', 'b'], ['quiet-night', '--speed', '0'], ['quiet-night', '--loud']]) expect(await scenarioCommand.run(['run', ...args])).toBe(2);
  });
});

describe('varne scenario show', () => {
  it('lists what is shipped and prints one, which is right as it stands', async () => {
    expect(await scenarioCommand.run(['show'])).toBe(0);
    expect(line.out.trimEnd().split('\n')).toHaveLength(6);
    line.out = '';
    expect(await scenarioCommand.run(['show', 'collision-course'])).toBe(0);
    const ours = file('ours.yaml', line.out);
    expect(await scenarioCommand.run(['check', ours])).toBe(0);
  });
});
