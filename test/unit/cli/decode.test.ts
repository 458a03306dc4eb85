import { describe, expect, it } from 'vitest';
import { decodeCommand } from '../../../server/cli/decode.command.ts';
import { encode } from '../../../server/sources/ais/encode.ts';
import { commandLine } from '../../stand-ins/console.ts';

const line = commandLine();
const file = (...lines: string[]) => line.file('feed.nmea', lines.join('\r\n'));

describe('varne decode', () => {
  it('prints a JSON line for each message, halves of type 24 by themselves, and nothing else', async () => {
    const path = file(
      ...encode({ type: 1, mmsi: 235100001, lon: 1.4, lat: 51.02, sog: 14.2, cog: 41.5, heading: 43, status: 0 }),
      ...encode({ type: 5, mmsi: 235100001, name: 'EXAMPLE TRADER', callsign: '2ABC3', imo: 9000001, shiptype: 70, destination: 'ANTWERP', draught: 8.4 }),
      ...encode({ type: 24, part: 'A', mmsi: 235900018, name: 'EXAMPLE SLOOP' }),
      ...encode({ type: 24, part: 'B', mmsi: 235900018, callsign: 'MXYZ9' }),
    );
    expect(await decodeCommand.run([path])).toBe(0);
    expect(line.err).toBe('');
    expect(line.out.endsWith('}\n')).toBe(true);
    expect(line.out.trimEnd().split('\n').map((line): unknown => JSON.parse(line))).toMatchObject([
      { type: 1, mmsi: 235100001, lon: 1.4, lat: 51.02, sog: 14.2, cog: 41.5, heading: 43, status: 0 },
      { type: 5, name: 'EXAMPLE TRADER', callsign: '2ABC3', imo: 9000001, shiptype: 70, destination: 'ANTWERP', draught: 8.4, eta: null },
      { type: 24, part: 'A', name: 'EXAMPLE SLOOP' },
      { type: 24, part: 'B', callsign: 'MXYZ9' },
    ]);
  });

  it('counts bad lines by reason on standard error and goes on', async () => {
    const [good = ''] = encode({ type: 14, mmsi: 2320001, text: 'ALL SHIPS' });
    expect(await decodeCommand.run([file('garbage', `${good.slice(0, -2)}ZZ`, good, '!AIVDM,2,1,1,A,55?MbV0,0*40')])).toBe(0);
    expect(JSON.parse(line.out)).toMatchObject({ type: 14, text: 'ALL SHIPS' });
    expect(line.err).toMatch(/^varne decode: 1 messages from 4 lines; 3 bad lines: .*not-nmea 1.*checksum [12]/);
  });

  it('says in one line what is wrong: 1 for a file that cannot be read, 2 for wrong use', async () => {
    expect(await decodeCommand.run([line.path('nowhere')])).toBe(1);
    expect(line.err).toMatch(/^varne decode: there is no file .*nowhere\n$/);
    line.err = '';
    expect(await decodeCommand.run(['a', 'b'])).toBe(2);
    expect(await decodeCommand.run(['--loud'])).toBe(2);
    expect(line.err.trimEnd().split('\n')).toHaveLength(2);
    expect(line.out).toBe('');
  });

  it('has a help that a person can read', async () => {
    expect(await decodeCommand.run(['--help'])).toBe(0);
    expect(line.out).toMatch(/^varne decode \[FILE\|-\]/);
  });
});
