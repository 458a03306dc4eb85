import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../server/cli/run.command.ts';
import { encode } from '../../../server/sources/ais/encode.ts';
import { stampedLines } from '../../../server/sources/simulator/sentences.ts';
import { commandLine } from '../../stand-ins/console.ts';
import { squareZone, T0 } from '../../stand-ins/sea.ts';

const line = commandLine();
const SHIP = 235000001;
const position = (second: number, lon: number) => ({ at: T0 + second * 1000, lines: encode({ type: 1, mmsi: SHIP, lon, lat: 50.95, sog: 12, cog: 90, status: 0 }) });
/** Outside, then inside from 20 s on. */
const VOYAGE = stampedLines([position(0, 1.39), position(10, 1.395), position(20, 1.405), position(25, 1.405), position(30, 1.406)]);

const { file } = line;
const voyage = (lines: readonly string[] = VOYAGE): string => `file:${file('voyage.nmea', `${lines.join('\r\n')}\r\n`)}`;
const zones = (): string => file('zones.json', JSON.stringify({ type: 'FeatureCollection', features: [squareZone('square', [{ rule: 'zone-entry' }])] }));
const iso = (second: number): string => new Date(T0 + second * 1000).toISOString();
const told = (): unknown[] => line.out.trimEnd().split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line));

describe('varne run', () => {
  it('prints each transition as a line, at the time of its position, and nothing else', async () => {
    expect(await runCommand.run(['--source', voyage(), '--zones', zones()])).toBe(0);
    expect(line.err).toBe('');
    expect(told()).toEqual([
      {
        at: iso(25),
        event: 'raised',
        alert: 'a1',
        rule: 'zone-entry',
        state: 'unack',
        priority: 'warning',
        tracks: [String(SHIP)],
        zone: 'square',
        position: [1.405, 50.95],
        figures: { sog_kn: 12 },
        text: null,
        entered: iso(30),
      },
    ]);
  });

  it('ends with the input: a delay that would end later does not, unless it is told until when', async () => {
    const early = voyage(VOYAGE.slice(0, -1));
    expect(await runCommand.run(['--source', early, '--zones', zones()])).toBe(0);
    expect(line.out).toBe('');
    expect(await runCommand.run(['--source', early, '--zones', zones(), '--until', iso(29)])).toBe(0);
    expect(line.out).toBe('');
    expect(await runCommand.run(['--source', early, '--zones', zones(), '--until', iso(30)])).toBe(0);
    expect(told()).toMatchObject([{ event: 'raised', at: iso(25), entered: iso(30) }]);
  });

  it('takes nothing in after the time that it is told', async () => {
    expect(await runCommand.run(['--source', voyage(), '--zones', zones(), '--until', iso(29)])).toBe(0);
    expect(line.out).toBe('');
  });

  it('takes zones that say no more than an id, an outline and rules', async () => {
    const { geometry } = squareZone('square', []);
    const brief = file('brief.json', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties: { id: 'square', rules: [{ rule: 'zone-entry' }] } }] }));
    expect(await runCommand.run(['--source', voyage(), '--zones', brief])).toBe(0);
    expect(told()).toMatchObject([{ event: 'raised', rule: 'zone-entry', zone: 'square', at: iso(25) }]);
    const nameless = file('nameless.json', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties: { rules: [] } }] }));
    expect(await runCommand.run(['--source', voyage(), '--zones', nameless])).toBe(1);
    expect(line.err).toMatch(/^varne run: the zones in .*nameless\.json do not fit: .+\n$/);
  });

  it('merges several sources by their times', async () => {
    const [first, rest] = [VOYAGE.slice(0, 2), VOYAGE.slice(2)];
    const a = `file:${file('a.nmea', first.join('\n'))}`;
    const b = `file:${file('b.nmea.gz', gzipSync(rest.join('\n')))}`;
    expect(await runCommand.run(['--source', b, '--source', a, '--zones', zones()])).toBe(0);
    expect(told()).toMatchObject([{ event: 'raised', at: iso(25) }]);
  });

  it('goes by the rules of a file', async () => {
    const meeting = [0, 10, 20, 30, 40, 50, 60].flatMap((s) => [
      { at: T0 + s * 1000, lines: encode({ type: 1, mmsi: SHIP, lon: 2 + s * 0.0001, lat: 50, sog: 14, cog: 90, status: 0 }) },
      { at: T0 + s * 1000, lines: encode({ type: 1, mmsi: SHIP + 1, lon: 2.05 - s * 0.0001, lat: 50, sog: 14, cog: 270, status: 0 }) },
    ]);
    const source = voyage(stampedLines(meeting));
    expect(await runCommand.run(['--source', source])).toBe(0);
    expect(told()).toMatchObject([{ event: 'raised', rule: 'closest-approach', tracks: [String(SHIP), String(SHIP + 1)], zone: null }]);
    line.out = '';
    expect(await runCommand.run(['--source', source, '--rules', file('rules.json', '{"closest-approach": {"on": false}}')])).toBe(0);
    expect(line.out).toBe('');
    expect(await runCommand.run(['--source', source, '--rules', file('rules.json', '{"closest-aproach": {"on": false}}')])).toBe(1);
    expect(line.err).toMatch(/^varne run: the rules in .*rules\.json do not fit: .*closest-aproach/);
  });

  it('prints what was said word for word, each text on a line of its own, with the vessel and the text that joined', async () => {
    const heard = (second: number, text: string) => ({ at: T0 + second * 1000, lines: encode({ type: 14, mmsi: SHIP, text }) });
    const source = voyage(stampedLines([position(0, 1.39), heard(5, 'ENGINE STOPPED'), heard(6, 'ENGINE STOPPED'), heard(8, 'DRIFTING NW'), position(20, 1.39)]));
    expect(await runCommand.run(['--source', source])).toBe(0);
    expect(told()).toMatchObject([
      { at: iso(5), event: 'raised', alert: 'a1', rule: 'safety-text', state: 'ack', priority: 'caution', tracks: [String(SHIP)], zone: null, text: 'ENGINE STOPPED' },
      { at: iso(8), event: 'joined', alert: 'a1', rule: 'safety-text', tracks: [String(SHIP)], text: 'DRIFTING NW' },
    ]);
  });

  it('plays the simulator for its hours', async () => {
    expect(await runCommand.run(['--source', 'sim:?ships=20&boats=0&hours=0.02&start=2031-01-01T00:00:00Z'])).toBe(0);
    expect(line.err).toBe('');
  });

  it('says in one line what is wrong: 2 for wrong use', async () => {
    const wrong = [
      [],
      ['--source', 'sim:'],
      ['--source', 'sim:?hours=0'],
      ['--source', 'sim:?start=soon&hours=1'],
      ['--source', 'file:'],
      ['--source', 'nmea+tcp://192.0.2.1:10110'],
      ['--source', 'carrier-pigeon:'],
      ['--source', 'sim:?hours=1', '--until', 'tomorrow'],
      ['--source', 'sim:?hours=1', '--loud'],
    ];
    for (const args of wrong) {
      line.err = '';
      expect([args, await runCommand.run(args)]).toEqual([args, 2]);
      expect(line.err).toMatch(/^varne run: .+\(see varne run --help\)\n$/);
      expect(line.err.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(line.out).toBe('');
  });

  it('says in one line what is wrong: 1 for a file that cannot be read or has no time', async () => {
    const failing = [
      ['--source', `file:${line.path('nowhere')}`],
      ['--source', `file:${line.path('.')}`],
      ['--source', `file:${file('timeless.nmea', `${encode({ type: 1, mmsi: SHIP, lon: 1, lat: 50 }).join('\n')}\n`)}`],
      ['--source', voyage(), '--zones', line.path('nowhere.json')],
      ['--source', voyage(), '--rules', line.path('nowhere.json')],
    ];
    for (const args of failing) {
      line.err = '';
      expect([args, await runCommand.run(args)]).toEqual([args, 1]);
      expect(line.err).toMatch(/^varne run: .+\n$/);
    }
    expect(line.out).toBe('');
  });

  it('prints what a file that breaks off had, and ends with 1', async () => {
    const whole = gzipSync(`${[...VOYAGE, ...Array.from({ length: 4000 }, (_, i) => stampedLines([position(40 + i, 1.41 + Math.sin(i) / 1000)])[0] ?? '')].join('\n')}\n`);
    const broken = file('broken.nmea.gz', whole.subarray(0, whole.length - 200));
    expect(await runCommand.run(['--source', `file:${broken}`, '--zones', zones()])).toBe(1);
    expect(told()[0]).toMatchObject({ event: 'raised', at: iso(25) });
    expect(line.err).toMatch(/what was read before it was run\n$/);
  });

  it('counts lines that cannot be used, on standard error', async () => {
    expect(await runCommand.run(['--source', voyage(['garbage', ...VOYAGE]), '--zones', zones()])).toBe(0);
    expect(told()).toHaveLength(1);
    expect(line.err).toMatch(/^varne run: file:.*: of 6 lines these could not be used: not-nmea 1\n$/);
  });
});
