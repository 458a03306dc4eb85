import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingCommand } from '../../server/cli/recording.command.ts';
import { EntryChain } from '../../server/recordings/entry-chain.ts';
import { lookAt } from '../../server/recordings/look.ts';
import { RecordingWriter } from '../../server/recordings/file/writer.ts';
import { prologue, RECORDING_VERSION, type SectionTag } from '../../shared/recording/layout.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import { squareZone, T0 } from '../stand-ins/sea.ts';
import { ENTRIES } from '../unit/recordings/night.ts';
import { partsOf, resealed } from '../unit/recordings/reseal.ts';
import { HEAD, MemorySink, passage } from '../unit/recordings/sample.ts';

const TAGS = ['HEAD', 'LAWS', 'PAST', 'BOOK', 'TRAF', 'ENTR', 'INDX'] as const satisfies readonly SectionTag[];
let folder = '';
let whole: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'varne-forged-'));
  const sink = new MemorySink();
  const chain = new EntryChain('live');
  const past = ENTRIES.slice(0, 1).map((draft) => chain.next({ ...draft, at: T0 - 60_000 }));
  const writer = await RecordingWriter.begin(sink, {
    head: { ...HEAD, chain: { watch: 'live', seq: chain.seq, hash: past[0]?.hash ?? null } },
    laws: { zones: { type: 'FeatureCollection', features: [squareZone('square', [{ rule: 'zone-entry' }])] }, rules: DEFAULT_RULES },
    from: T0,
    past,
  });
  await writer.sightings(passage(3, 6));
  for (const draft of ENTRIES) await writer.entry(chain.next(draft));
  await writer.finish();
  whole = sink.bytes;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function looked(bytes: Uint8Array): Promise<string | null> {
  const path = join(folder, 'forged.varne');
  writeFileSync(path, bytes);
  const card = await lookAt(path, 'it', true);
  return 'problem' in card ? card.problem : null;
}

describe('a recording that somebody forged, with every checksum right', () => {
  it('is whole when nothing in it was changed', async () => {
    for (const tag of TAGS) expect(await looked(resealed(whole, tag, 0, (content) => content))).toBe(null);
  });

  it('is read or refused in words, and never breaks the program, whatever stands in any section', async () => {
    let refused = 0;
    const change = fc.record({ tag: fc.constantFrom(...TAGS), at: fc.double({ min: 0, max: 0.999, noNaN: true }), how: fc.constantFrom('flip', 'cut', 'repeat', 'insert', 'number'), by: fc.integer({ min: 1, max: 255 }), much: fc.integer({ min: 1, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ tag, at, how, by, much }) => {
        const forged = resealed(whole, tag, 0, (content) => {
          const place = Math.floor(at * content.length);
          const [before, after] = [content.subarray(0, place), content.subarray(place)];
          switch (how) {
            case 'flip':
              return Buffer.from(content.map((byte, i) => (i === place ? byte ^ by : byte)));
            case 'cut':
              return Buffer.concat([before, after.subarray(much)]);
            case 'repeat':
              return Buffer.concat([before, after.subarray(0, much), after]);
            case 'insert':
              return Buffer.concat([before, Buffer.alloc(much, by), after]);
            case 'number':
              return Buffer.from(content.toString('latin1').replace(/\d+/g, (digits, offset: number) => (offset > place ? digits : '9'.repeat(1 + (by % 20)))), 'latin1');
          }
        });
        const problem = await looked(forged);
        if (problem !== null) refused++;
        expect(problem ?? 'it is whole').toMatch(/^it/);
      }),
      { numRuns: 250 },
    );
    expect(refused).toBeGreaterThan(100);
  }, 120_000);

  it('takes no more memory than a recording may, however much its sections unpack to', async () => {
    const many = (item: string, of: number): Buffer => Buffer.from(`[${Buffer.alloc(of * (item.length + 1), `${item},`).toString('latin1').slice(0, -1)}]`);
    const bombs: [SectionTag, () => Buffer][] = [
      ['HEAD', () => Buffer.alloc(20_000_000, ' ')],
      ['LAWS', () => Buffer.concat([Buffer.from('{"rules":null,"zones":{"type":"FeatureCollection","features":'), many('[]', 2_000_000), Buffer.from('}}')])],
      ['PAST', () => many('[]', 3_000_000)],
      ['BOOK', () => Buffer.concat([Buffer.from('{"book":1,"lines":'), many('0', 10_000_000), Buffer.from('}')])],
      ['ENTR', () => Buffer.alloc(70_000_000, '[')],
      ['INDX', () => Buffer.alloc(70_000_000, '1')],
      ['TRAF', () => Buffer.alloc(40_000_000)],
    ];
    for (const [tag, bomb] of bombs) {
      const forged = resealed(whole, tag, 0, bomb);
      expect(forged.length).toBeLessThan(2_000_000);
      const before = process.memoryUsage().rss;
      expect(await looked(forged)).toMatch(/^it[: ]/);
      expect(process.memoryUsage().rss - before).toBeLessThan(1_500_000_000);
    }
    // Columns that say that they are long, in a chunk that is.
    const columns = resealed(whole, 'TRAF', 0, (chunk) => {
      const long = Buffer.concat([chunk, Buffer.alloc(30_000_000)]);
      for (let i = 0; i < 30; i++) long.writeUInt32LE(1_000_000 - 1, 25 + 5 * i);
      return long;
    });
    expect(await looked(columns)).toContain('chunk 1');
  }, 240_000);

  it('of another version is refused before anything else of it is read', async () => {
    for (const version of [RECORDING_VERSION + 1, 65_535]) {
      const later = Buffer.concat([prologue(version), whole.subarray(16)]);
      expect(await looked(later)).toContain(`was made by a newer Varne: its format is ${version}`);
    }
    expect(await looked(Buffer.concat([prologue(0), whole.subarray(16)]))).toMatch(/^it /);
  });

  it('with a section that says it is huge is refused by where it stands', async () => {
    for (const [n, { tag, at }] of partsOf(whole).entries()) {
      const huge = Buffer.from(whole);
      huge.writeUInt32LE(n % 2 === 0 ? 0xffff_ffff : 200_000_000, at + 4);
      expect(`${tag}: ${await looked(huge)}`).toMatch(/: it is (damaged|cut off)/);
    }
  });

  it('ends each command with 1 and one line, and leaves nothing behind', async () => {
    const bad = join(folder, 'bad.varne');
    // Sound to its last checksum, so that only what works on its entries finds it.
    writeFileSync(bad, resealed(whole, 'ENTR', 0, (content) => Buffer.from(content.toString().replace('"kind\\":\\"report', '"kind\\":\\"rumour'))));
    const said: string[] = [];
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = (text) => said.push(String(text)) > 0;
    try {
      for (const args of [['cut', bad, '--out'], ['pseudonymise', bad, '--out'], ['export', bad, '--format', 'geojson', '--out'], ['import', bad, '--out']]) {
        said.length = 0;
        expect(await recordingCommand.run([...args, join(folder, 'out.varne')])).toBe(1);
        expect(said.join('').trim().split('\n')).toHaveLength(1);
      }
    } finally {
      process.stderr.write = write;
    }
    expect(readdirSync(folder).filter((name) => name.includes('out'))).toEqual([]);
  });
});
