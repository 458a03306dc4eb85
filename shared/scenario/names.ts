import { z } from 'zod';

/** What something in a scenario is called by the rest of it. */
export const Id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'a name of small letters, digits and hyphens that begins with a letter, as boat-1');

const REF = 'the name of a vessel inject, as boat-1, or an MMSI of nine digits';

/** A vessel: the name of a `vessel` inject, or the MMSI of a ship of the simulator or the recording. */
export const VesselRef = z
  .codec(z.union([z.string().regex(/^(?:[a-z][a-z0-9-]{0,39}|\d{9})$/, REF), z.number().int().min(100_000_000, REF).max(999_999_999, REF)], REF), z.string(), {
    decode: String,
    encode: (ref) => ref,
  })
  .describe('The name of a vessel inject, as boat-1, or the MMSI of a ship of the simulator or the recording.');

/** One paragraph of text for people. */
export const Sentence = z.string().trim().min(1, 'say it in words').max(500, 'at most 500 characters');
