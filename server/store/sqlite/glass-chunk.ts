import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { GlassNote, type GlassStanding } from '../../../shared/words/glass.ts';
import { Blob } from './database.ts';

/** Version of what is in `bytes`: a newer one is left out and said, never guessed at. */
const VERSION = 1;

/** A chunk, or a part of one: how every screen stood before its first note (in a part after the first: nothing), and the notes. */
const Content = z.object({ v: z.literal(VERSION), begin: z.array(z.custom<GlassStanding>(isStanding)), notes: z.array(z.custom<GlassNote>(isNote)), missing: z.boolean() });
export type GlassContent = Omit<z.infer<typeof Content>, 'v'>;

const KINDS: ReadonlySet<unknown> = new Set(GlassNote.options.map(({ shape }) => shape.kind.value));
/**
 * What is read was checked before it was noted, and gzip's checksum says that it is the same: its form is looked at and no more. Thousands
 * of notes are read at once beside the watch, and every field of each would take a tenth of a second.
 */
function isNote(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' && 'kind' in value && KINDS.has(value.kind);
}
function isStanding(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'screen' in value && typeof value.screen === 'number' && 'shows' in value;
}

/** A stored chunk or part as it comes back. */
export const GlassRow = z.object({ chunk: z.number().int(), part: z.number().int(), from_at: z.number(), to_at: z.number(), highest: z.number().int(), bytes: Blob });

const zipped = promisify<Uint8Array, Uint8Array>(gzip);
const unzipped = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(gunzip);
/** No chunk of ours is greater when inflated; what is, is damaged. */
const MOST = 64 * 1024 * 1024;

/** gzip, for its checksum: what rotted is found out. */
export const packGlass = ({ begin, notes, missing }: GlassContent): Promise<Uint8Array> => zipped(new TextEncoder().encode(JSON.stringify({ v: VERSION, begin, notes, missing })));

/** Null when it is damaged, or of another version. */
export async function openGlass(bytes: Uint8Array): Promise<GlassContent | null> {
  try {
    const { begin, notes, missing } = Content.parse(JSON.parse(new TextDecoder().decode(await unzipped(bytes, { maxOutputLength: MOST }))));
    return { begin, notes, missing };
  } catch {
    return null;
  }
}
