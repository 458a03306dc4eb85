import type { RosterItem } from '../../../shared/words/track.ts';
import { cogOf, sogOf } from '../../../shared/wire/frame.ts';

/** What a label calls a track: its name, else its number. Null for what has no name worth a place on the chart. */
export function labelOf(item: RosterItem): string | null {
  if (item.name) return item.name;
  if (item.kind === 'reported') return `Report ${item.id.slice(item.id.indexOf(':') + 1)}`;
  if (item.kind === 'radar' || item.kind === 'base-station') return null;
  return item.mmsi === null ? null : String(item.mmsi).padStart(9, '0');
}

/** The second line of the selected: `12.3 kn  045°`; what is not known is left out. */
export function motionText(motion: number): string | null {
  const sog = sogOf(motion);
  const cog = cogOf(motion);
  const parts = [sog === null ? null : `${sog.toFixed(1)} kn`, cog === null ? null : `${String(Math.round(cog) % 360).padStart(3, '0')}°`];
  return parts.filter((part) => part !== null).join('  ') || null;
}
