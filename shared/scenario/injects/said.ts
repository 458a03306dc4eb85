import { z } from 'zod';
import { ReportChannel } from '../../words/report.ts';
import { Id, Sentence } from '../names.ts';
import { Place } from '../place.ts';
import { Course, Knots, Metres, Miles } from '../quantities.ts';
import { Duration } from '../times.ts';

const Count = z.number().int('whole people').min(0).max(500);

/** YAML reads 999 as a number. */
const CHANNELS = `one of ${ReportChannel.options.join(', ')}`;
const Channel = z.codec(z.union([z.enum(ReportChannel.options), z.literal(999)], CHANNELS), ReportChannel, {
  decode: (channel) => (channel === 999 ? '999' : channel),
  encode: (channel) => channel,
});

/** How far off from where it really is somebody says that it is. */
const Off = z.strictObject({ bearing: Course, distance: Miles });

/**
 * What somebody says when they report something. With `position` it is what they say; else the place is where `about` really
 * is at that moment, put off by `off`.
 */
export const said = {
  channel: Channel.describe('How it comes in.'),
  about: Id.optional().describe('The vessel or person in the water that it is really about.'),
  position: Place.optional().describe('The position that is said. Without it: where `about` is.'),
  off: Off.optional().describe('Puts the position of `about` off by a distance in a direction.'),
  seen: Sentence.describe('What is said. No names, nationalities or opinions of the caller.'),
  accuracy: Metres.optional().describe('How far off the position may be.'),
  people: z.union([Count, z.tuple([Count, Count])], 'a number, or lowest and highest as [40, 50]').optional().describe('Persons on board: 45, or [40, 50].'),
  course: Course.optional(),
  speed: Knots.optional(),
  ago: Duration.optional().describe('How long before the call it was seen.'),
  arrives: z
    .enum(['call', 'entered'])
    .default('call')
    .describe('call: somebody must take it down and plot it. entered: it is in the picture at once, as from an aircraft\'s data link.'),
};
