import { z } from 'zod';

/** Where the traffic comes from that the injects happen in. */
export const World = z.discriminatedUnion('from', [
  z
    .strictObject({
      from: z.literal('simulator'),
      seed: z.number().int().min(0).max(2_147_483_647).default(1).describe('The same seed gives the same traffic.'),
      ships: z.number().int().min(0).max(2_000).default(120).describe('Vessels under way at once, about.'),
      boats: z.number().int().min(0).max(200).default(0).describe('Small boats a day that nobody scripted.'),
      danger: z.number().min(0).max(1).default(0).describe('The share of ships that come dangerously near to others of themselves.'),
    })
    .describe('The built-in traffic.'),
  z
    .strictObject({
      from: z.literal('recording'),
      file: z.string().min(1).describe('A recording, beside the scenario: night.varne, or NMEA with its own times.'),
      begin: z.iso.datetime().optional().describe('Where in it the scenario begins; without it at its beginning.'),
    })
    .describe('A recording. Its vessels cannot be moved, but their AIS can be switched off.'),
  z.strictObject({ from: z.literal('nothing') }).describe('An empty sea.'),
]);
export type World = z.infer<typeof World>;
