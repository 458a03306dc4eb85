import type { RosterItem } from '../../../shared/words/track.ts';
import { cogOf, sogOf } from '../../../shared/wire/frame.ts';

/** What a label calls a track: its name, else its number. Null for what has neither. */
export function labelOf(item: RosterItem): string | null {
  if (item.name) return item.name;
  if (item.kind === 'reported') return `Report ${numberOf(item.id)}`;
  if (item.kind === 'radar') return `Radar ${numberOf(item.id)}`;
  return item.mmsi === null ? null : String(item.mmsi).padStart(9, '0');
}

/** The number at the end of `report:12` and `radar:SOURCE:12`. */
const numberOf = (id: string): string => id.slice(id.lastIndexOf(':') + 1);

/** The second line of the selected: `12.3 kn  045°`; what is not known is left out. */
export function motionText(motion: number): string | null {
  const sog = sogOf(motion);
  const cog = cogOf(motion);
  const parts = [sog === null ? null : `${sog.toFixed(1)} kn`, cog === null ? null : `${String(Math.round(cog) % 360).padStart(3, '0')}°`];
  return parts.filter((part) => part !== null).join('  ') || null;
}
