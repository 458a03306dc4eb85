import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Recording } from '../../server/recordings/file/recording.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { T0 } from '../stand-ins/sea.ts';
import { passage, recorded } from '../unit/recordings/sample.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varne-damage-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function outcome(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'one.varne');
  writeFileSync(path, bytes);
  const recording = await Recording.open(path);
  if ('fault' in recording) return recording.fault;
  await recording.close();
  return 'whole';
}

describe('a recording that was damaged', () => {
  it('is refused whichever byte of it is another', async () => {
    const { bytes } = await recorded(passage(3, 12));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= by;
        expect(await outcome(damaged)).not.toBe('whole');
      }),
      { numRuns: 300 },
    );
  });

  it('is refused wherever it is cut off, and with anything after its end', async () => {
    const { bytes } = await recorded(passage(3, 12));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect(['cut-off', 'not-a-recording', 'damaged']).toContain(await outcome(bytes.subarray(0, length)));
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 100 }), async (more) => {
        expect(await outcome(Buffer.concat([bytes, more]))).not.toBe('whole');
      }),
      { numRuns: 50 },
    );
  });
});

const text = fc.oneof(fc.constant(null), fc.stringMatching(/^[A-Z0-9 .-]{1,20}$/).map((s) => s.trim() || 'X'));
const sighting: fc.Arbitrary<Sighting> = fc.record({ n: fc.integer({ min: 201_000_000, max: 201_000_006 }), at: fc.integer({ min: 0, max: 3_600_000 }), lon: fc.integer({ min: -108_000_000, max: 108_000_000 }), lat: fc.integer({ min: -54_000_000, max: 54_000_000 }), sog: fc.option(fc.integer({ min: 0, max: 1022 })), kind: fc.constantFrom('position', 'identity', 'text'), name: text, words: fc.string({ minLength: 1, maxLength: 30 }) }).map(({ n, at, lon, lat, sog, kind, name, words }) => {
  const who = { trackId: String(n), trackKind: 'vessel', source: 'one', observedAt: T0 + at } as const;
  if (kind === 'identity') return { kind, ...who, aisClass: 'B', name };
  if (kind === 'text') return { kind, ...who, text: words, addressedTo: null };
  return { kind: 'position', ...who, aisClass: 'A', lon: lon / 600_000, lat: lat / 600_000, sog: sog === null ? null : sog / 10, cog: null, heading: 12, rot: -3.5, status: 5 };
});

describe('a recording', () => {
  it('gives back whatever was recorded, late and early as it came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sighting, { minLength: 1, maxLength: 80 }), async (sightings) => {
        const { bytes } = await recorded(sightings);
        const path = join(folder, 'back.varne');
        writeFileSync(path, bytes);
        const recording = await Recording.open(path);
        if ('fault' in recording) throw new Error(recording.detail);
        const back: Sighting[] = [];
        for await (const run of recording.runs()) back.push(...run.sightings);
        await recording.close();
        expect(back).toEqual(sightings);
      }),
      { numRuns: 60 },
    );
  });
});
