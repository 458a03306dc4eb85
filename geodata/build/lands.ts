import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Ring } from './facts.ts';

const PACKAGE = '@geo-maps/earth-lands-10m@0.6.0';
/** What the registry says of this version; a package that differs is not the one that the chart was made from. */
const SHA512 = '4fSz++s97gTpCyI8aEwVb/zsyzF04+TIqpr5B5IK1vrhnPijeLdOig8h80hLl/bPTQUbpNBnTZnSbiNIhlW6Yw==';

/** The whole world's land is 135 MB of JSON: checked by hand where a schema would cost minutes. */
const Envelope = z.object({ type: z.literal('GeometryCollection'), geometries: z.array(z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.unknown()) })) });

const isSpot = (c: unknown): c is [number, number] => Array.isArray(c) && c.length === 2 && typeof c[0] === 'number' && typeof c[1] === 'number';
const isRing = (r: unknown): r is Ring => Array.isArray(r) && r.length >= 4 && r.every(isSpot);

/** The outer rings of the world's land; holes are inland lakes, which the chart does not draw. */
export function worldLand(file: string | null): Ring[] {
  const text = file === null ? fromRegistry() : readFileSync(file, 'utf8');
  const world = Envelope.parse(JSON.parse(text));
  return world.geometries.flatMap((g) =>
    g.coordinates.map((polygon) => {
      const outer: unknown = Array.isArray(polygon) ? polygon[0] : null;
      if (!isRing(outer)) throw new Error(`${PACKAGE} holds something that is not a polygon`);
      return outer;
    }),
  );
}

function fromRegistry(): string {
  const folder = mkdtempSync(join(tmpdir(), 'varne-lands-'));
  try {
    const answer = execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], { encoding: 'utf8', shell: process.platform === 'win32' });
    const packed = readFileSync(join(folder, answer.trim().split('\n').at(-1) ?? ''));
    const sha512 = createHash('sha512').update(packed).digest('base64');
    if (sha512 !== SHA512) throw new Error(`${PACKAGE} has SHA-512 ${sha512}, expected ${SHA512}`);
    return memberOf(gunzipSync(packed), 'package/map.geo.json').toString('utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One file out of a tar archive (POSIX.1-1988 ustar: 512-byte headers, name at 0, size in octal at 124). */
function memberOf(archive: Buffer, name: string): Buffer {
  for (let at = 0; at + 512 <= archive.length; ) {
    const header = archive.subarray(at, at + 512);
    const size = parseInt(header.toString('latin1', 124, 136), 8) || 0;
    if (header.toString('latin1', 0, 100).replace(/\0.*$/s, '') === name) return archive.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the archive holds no ${name}`);
}
