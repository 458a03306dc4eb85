import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordingCommand } from '../../../server/cli/recording.command.ts';
import { runCommand } from '../../../server/cli/run.command.ts';
import { encode } from '../../../server/sources/ais/encode.ts';
import { stampedLines } from '../../../server/sources/simulator/sentences.ts';
import { openStore } from '../../../server/store/open.ts';
import { commandLine } from '../../stand-ins/console.ts';
import { squareZone, T0 } from '../../stand-ins/sea.ts';
import { passage } from '../recordings/sample.ts';

const line = commandLine();
const path = (name: string): string => line.path(name);
const recording = (...args: string[]): Promise<number> => recordingCommand.run(args);
const SHIP = 235_000_001;
/** Outside, then inside from 20 s on. */
function voyage(): string {
  const position = (second: number, lon: number) => ({ at: T0 + second * 1000, lines: encode({ type: 1, mmsi: SHIP, lon, lat: 50.95, sog: 12, cog: 90, status: 0 }) });
  const named = { at: T0 + 2_000, lines: encode({ type: 5, mmsi: SHIP, name: 'EXAMPLE ONE', shiptype: 37 }) };
  writeFileSync(path('voyage.nmea'), stampedLines([position(0, 1.39), named, position(10, 1.395), position(20, 1.405), position(25, 1.405), position(30, 1.406)]).join('\r\n'));
  return path('voyage.nmea');
}
const zones = (): string => {
  writeFileSync(path('zones.json'), JSON.stringify({ type: 'FeatureCollection', features: [squareZone('square', [{ rule: 'zone-entry' }])] }));
  return path('zones.json');
};
const iso = (second: number): string => new Date(T0 + second * 1000).toISOString();

describe('varne recording', () => {
  it('imports, cuts, pseudonymises, exports, and checks each; what comes of it is run with its own zones', async () => {
    expect(await recording('import', voyage(), '--out', path('a.varne'), '--zones', zones())).toBe(0);
    expect(line.out).toBe(`${path('a.varne')}: 6 sightings of 1 track, ${iso(0).replace('.000Z', 'Z')} to ${iso(30).replace('.000Z', 'Z')}\n`);
    expect(await recording('cut', path('a.varne'), '--from', iso(5), '--out', path('b.varne'))).toBe(0);
    expect(await recording('pseudonymise', path('b.varne'), '--out', path('c.varne'))).toBe(0);
    expect(await recording('export', path('c.varne'), '--format', 'csv', '--out', path('c.csv'))).toBe(0);
    const table = readFileSync(path('c.csv'), 'utf8');
    expect(table).not.toContain('EXAMPLE');
    expect(line.err).toBe('varne recording export: no part of csv, left out: zone 1\n');
    line.err = '';
    // Known from before the cut.
    expect(table.split('\n')[1]).toMatch(/,begins,/);
    expect(table.split('\n')[2]).toMatch(/,identity,2[89]\d{7},vessel,source 1,A,.*,37,/);
    expect(await recording('pseudonymise', path('b.varne'), '--out', path('d.varne'), '--shift-days', '-400', '--shift-place', '-0.02,-0.01')).toBe(0);
    rmSync(path('d.varne'));
    for (const name of ['a', 'b', 'c']) expect(await recording('verify', path(`${name}.varne`))).toBe(0);
    line.out = '';
    expect(await recording('info', path('c.varne'), '--json')).toBe(0);
    expect(JSON.parse(line.out)).toMatchObject({ title: 'Pseudonymised recording', zones: ['Zone square'], counts: { sightings: 4 }, pseudonymised: { timeShifted: false } });
    expect(line.err).toBe('');
    line.out = '';
    expect(await runCommand.run(['--source', `file:${path('c.varne')}`])).toBe(0);
    expect(line.out.trim().split('\n').map((line) => (JSON.parse(line) as { rule: string; at: string }).rule)).toEqual(['zone-entry']);
    expect(readdirSync(line.path('.')).sort()).toEqual(['a.varne', 'b.varne', 'c.csv', 'c.varne', 'voyage.nmea', 'zones.json']);
  });

  it('cuts out of a data folder while another process serves it', async () => {
    const data = path('data');
    const store = await openStore({ folder: data });
    if ('problem' in store) throw new Error(store.problem);
    const watch = await store.watch('live');
    await watch.control.append(T0, 'varne', { kind: 'started', version: 'test', restored: false });
    await watch.journal.append([{ at: T0, observedAt: null, receivedAt: null, actor: { kind: 'system', name: 'varne' }, key: null, body: { kind: 'source', source: 'receiver', state: 'live', problem: null } }]);
    watch.traffic.record(passage(3, 4), 1);
    await watch.traffic.flush(T0 + 240_000);
    expect(await recording('cut', '--data', data, '--from', iso(60), '--to', iso(120), '--out', path('live.varne'))).toBe(0);
    expect(line.out).toContain('23 sightings of 3 tracks and 0 entries');
    expect(await recording('cut', '--data', data, '--from', iso(6000), '--to', iso(7000), '--out', path('none.varne'))).toBe(1);
    expect(line.err).toContain('nothing was recorded from');
    expect(await recording('cut', '--data', data, '--watch', 'dead', '--from', iso(60), '--to', iso(120), '--out', path('none.varne'))).toBe(1);
    expect(line.err).toContain("nothing was kept of a watch 'dead' there; there are: live");
    expect(existsSync(path('none.varne'))).toBe(false);
    await store.close();
  });

  it('leaves nothing behind when it fails, and replaces nothing unasked', async () => {
    writeFileSync(path('foreign.varne'), 'Dear Sir');
    expect(await recording('cut', path('foreign.varne'), '--out', path('x.varne'))).toBe(1);
    expect(line.err).toBe(`varne recording cut: ${path('foreign.varne')} is no recording of Varne: it does not begin as one does\n`);
    expect(await recording('import', path('foreign.varne'), '--out', path('x.varne'))).toBe(1);
    expect(await recording('import', voyage(), '--out', path('a.varne'))).toBe(0);
    const whole = readFileSync(path('a.varne'));
    line.err = '';
    expect(await recording('import', voyage(), '--out', path('a.varne'))).toBe(1);
    expect(line.err).toBe(`varne recording import: ${path('a.varne')} is there already: choose another name, or say --force to replace it\n`);
    expect(readFileSync(path('a.varne')).equals(whole)).toBe(true);
    writeFileSync(path('half.varne'), whole.subarray(0, 200));
    line.err = '';
    expect(await recording('verify', path('half.varne'))).toBe(1);
    expect(line.err).toContain('half.varne is cut off at byte 200');
    expect(await recording('cut', path('a.varne'), '--from', iso(1), '--to', iso(2), '--out', path('no-such-folder/x.varne'))).toBe(1);
    expect(readdirSync(line.path('.')).sort()).toEqual(['a.varne', 'foreign.varne', 'half.varne', 'voyage.nmea']);
  });

  it('says in one line what was wrong with how it was called', async () => {
    expect(await recording()).toBe(2);
    expect(line.err).toBe('varne recording: say what: import, cut, pseudonymise, export, info, verify (see varne recording --help)\n');
    for (const args of [['import'], ['import', 'a'], ['cut', 'a', '--out', 'b', '--from', 'yesterday'], ['cut', '--out', 'b'], ['pseudonymise', 'a'], ['pseudonymise', 'a', '--out', 'b', '--shift-days', ''], ['pseudonymise', 'a', '--out', 'b', '--shift-days', '-99999'], ['export', 'a', '--out', 'b', '--format', 'pdf'], ['info'], ['verify', 'a', 'b'], ['wipe']]) {
      line.err = '';
      expect(await recording(...args)).toBe(2);
      expect(line.err.split('\n')).toHaveLength(2);
    }
    expect(recordingCommand.helpFor?.(['cut'])).toContain('varne recording cut F.varne --from TIME');
    expect(recordingCommand.help).toContain('pseudonymise');
  });
});
