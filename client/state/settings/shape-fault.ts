import { enclosesNothing, selfCrossing, strayHole } from '../../../shared/geo/rings.ts';
import type { Position } from '../../../shared/words/position.ts';
import { looksExchanged } from '../../../shared/wire/zone-faults.ts';
import type { ZoneGeometry } from '../../../shared/words/zone.ts';

/** What is wrong with a shape, in words, and where. */
export interface ShapeFault {
  readonly words: string;
  readonly at: Position;
}

type Ring = readonly Position[];

/** The first thing that is wrong with a zone's shape, or null: what the server would refuse, said before it is sent. */
export function shapeFault(geometry: ZoneGeometry): ShapeFault | null {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (looksExchanged(parts.flat(2))) return { words: 'It lies far from the Channel, and would be in it with latitude and longitude exchanged: GeoJSON wants longitude first.', at: parts[0]?.[0]?.[0] ?? [0, 0] };
  for (const rings of parts) {
    const fault = partFault(rings);
    if (fault) return fault;
  }
  return null;
}

/** The same of one closed ring by itself. */
export const ringFault = (ring: Ring): ShapeFault | null => partFault([ring]);

/** The same of a line of corners that is still being drawn: its closing edge may cross for a while. */
export const lineFault = (line: Ring): ShapeFault | null => crossing([line]);

/** A bow tie may enclose as much on its one side as on its other: that it crosses is what helps to know. */
function partFault(rings: readonly Ring[]): ShapeFault | null {
  const few = rings.find((ring) => new Set(ring.map(([lon, lat]) => `${lon} ${lat}`)).size < 3);
  if (few) return { words: 'A zone needs at least three different corners.', at: few[0] ?? [0, 0] };
  const crossed = crossing(rings);
  if (crossed) return crossed;
  const empty = rings.find(enclosesNothing);
  if (empty) return { words: 'Its outline encloses nothing.', at: empty[0] ?? [0, 0] };
  const stray = strayHole(rings);
  return stray && { words: 'A hole lies outside of its outline, or leaves nothing of it.', at: [stray[0], stray[1]] };
}

function crossing(rings: readonly Ring[]): ShapeFault | null {
  const at = selfCrossing(rings);
  return at && { words: 'Its outline crosses itself.', at: [at[0], at[1]] };
}
