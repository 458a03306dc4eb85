import { z } from 'zod';
import { Place } from '../place.ts';
import { Knots, Metres } from '../quantities.ts';
import { injectBase } from './inject-base.ts';

export const VesselKind = z.enum(['small-boat', 'cargo', 'tanker', 'passenger', 'high-speed', 'fishing', 'sailing', 'pleasure', 'tug', 'lifeboat', 'pilot']);
export type VesselKind = z.infer<typeof VesselKind>;

/** A vessel of the scenario's own comes into the picture and goes its way. */
export const VesselInject = z
  .strictObject({
    kind: z.literal('vessel'),
    ...injectBase,
    what: VesselKind.describe('A small-boat is an overloaded inflatable without AIS, seen by radar or by nobody.'),
    name: z.string().trim().min(1).max(20).regex(/^[A-Z0-9 .'-]+$/, 'capital letters, digits and spaces, as on AIS').optional().describe('Its invented name, as on AIS.'),
    mmsi: z.number().int().min(200_000_000, 'an MMSI of nine digits that begins with 2 to 7').max(799_999_999, 'an MMSI of nine digits that begins with 2 to 7').optional().describe('Without it one is invented.'),
    length: Metres.optional(),
    beam: Metres.optional(),
    ais: z.enum(['A', 'B', 'none']).optional().describe('Which transponder it carries. Ships have A, small boats none, other small craft B, unless said otherwise.'),
    radar: z.boolean().default(true).describe('Whether shore radars can see it while it sends no AIS.'),
    people: z.number().int().min(0).max(5_000).optional().describe('How many are really on board.'),
    route: z.array(Place).min(1, 'at least one position').max(100).describe('Where it begins, and where it then goes. One position: it lies there.'),
    speed: Knots.default(0).describe('Over ground.'),
    afterwards: z.enum(['goes-on', 'stops', 'leaves']).default('goes-on').describe('At the end of its route.'),
  })
  .describe('A vessel of the scenario\'s own on a stated route.');
export type VesselInject = z.infer<typeof VesselInject>;
