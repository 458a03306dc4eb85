import { z } from 'zod';
import { readPosition } from '../geo/position-reading.ts';
import { onAisGrid } from '../geo/units.ts';
import { Position } from '../words/position.ts';

const side = (degrees: number, positive: string, negative: string): string => `${Number(Math.abs(degrees).toFixed(7))} ${degrees < 0 ? negative : positive}`;

/**
 * A position in any notation that people use; inside `[lon, lat]` on the AIS grid. What can be read in two ways is refused
 * with the question that a person would be asked.
 */
export const Place = z
  .codec(z.string(), Position, {
    decode: (text, context): Position => {
      const read = readPosition(text);
      if (read.kind === 'understood') return [onAisGrid(read.meant.lon), onAisGrid(read.meant.lat)];
      const message = read.kind === 'question' ? `${read.ask} Write it with N or S and E or W, as 51 01.30 N 1 23.92 E` : read.message;
      context.issues.push({ code: 'custom', message, input: text });
      return z.NEVER;
    },
    encode: ([lon, lat]) => `${side(lat, 'N', 'S')} ${side(lon, 'E', 'W')}`,
  })
  .describe('A position: 51 01.30 N 1 23.92 E, 51°01.3\'N 001°23.9\'E, 51.0217, 1.3987 ...');
