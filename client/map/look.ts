import type { AlertPriority } from '../../shared/words/alert.ts';
import type { RosterItem } from '../../shared/words/track.ts';
import { VesselClass } from '../../shared/words/vessel.ts';

/**
 * How a track looks, as one word of bits that the shaders read (after IMO SN.1/Circ.243; SCREEN.md "Symbols"):
 *
 * | bits | what |
 * | --- | --- |
 * | 0-3 | shape, `SHAPE` |
 * | 4-6 | inner mark, `MARK` |
 * | 7-10 | colour, `COLOUR` |
 * | 11-22 | the flags below, the class (16-19), the label's rank (20-21) |
 * | 24-28 | what the chart adds at the moment: lost, danger, flashing, selected |
 */
export const SHAPE = {
  none: 0,
  triangle: 1,
  radar: 2,
  reported: 3,
  distress: 4,
  aid: 5,
  virtualAid: 6,
  base: 7,
  aircraft: 8,
} as const;

export const MARK = { none: 0, dot: 1, bar: 2, notch: 3, doubleStern: 4, crossBar: 5 } as const;

/** Order of the colours that the shaders are given. */
export const COLOURS = ['ship', 'smallCraft', 'radar', 'estimate', 'magenta', 'caution', 'warning', 'alarm', 'emergency'] as const;
const COLOUR = { ship: 0, smallCraft: 1, radar: 2, estimate: 3, aid: 4, caution: 5, warning: 6, alarm: 7, emergency: 8 } as const;

/** Drawn at three fifths: sleeping, at anchor, moored. */
export const SMALL = 1 << 11;
/** Is moved between reports. */
export const MOVES = 1 << 12;
/** Has a heading line and a speed vector. */
export const LINES = 1 << 13;
/** The extent is a hull, in metres from the position's place on board. */
export const HULL = 1 << 14;
/** The extent is how far off the position may be, metres. */
export const RING = 1 << 15;
/** Lies under the vessels. */
export const UNDER = 1 << 22;
/** Drawn at four fifths: sailing and pleasure. */
export const SLIGHT = 1 << 23;
export const LOST = 1 << 24;
export const DANGER = 1 << 25;
export const FLASHING = 1 << 26;
export const SELECTED = 1 << 27;

const CLASS_INDEX = new Map(VesselClass.options.map((name, index) => [name, index]));

/** A class as a bit, for filters. */
export const classBit = (name: VesselClass): number => 1 << (CLASS_INDEX.get(name) ?? 0);
/** The class of a look as a bit, for filters. */
export const classBitOf = (look: number): number => 1 << ((look >>> 16) & 0xf);
/** How much its label matters, 0 to 3. */
export const rankOf = (look: number): number => (look >>> 20) & 3;
export const shapeOf = (look: number): number => look & 0xf;
export const markOf = (look: number): number => (look >>> 4) & 7;
export const colourOf = (look: number): number => (look >>> 7) & 0xf;

/** The look in the colour of an alert's priority: dangerous, and flashing while nobody has acknowledged it. */
export function inDanger(look: number, priority: AlertPriority, flashing: boolean): number {
  return ((look & ~(0xf << 7)) | (COLOUR[priority] << 7) | DANGER | (flashing ? FLASHING : 0)) >>> 0;
}

const MARKS: Partial<Record<VesselClass, number>> = {
  tanker: MARK.dot,
  passenger: MARK.bar,
  fishing: MARK.notch,
  'high-speed': MARK.doubleStern,
  sar: MARK.crossBar,
  'law-enforcement': MARK.crossBar,
};
const SMALL_CRAFT: ReadonlySet<VesselClass> = new Set(['fishing', 'sailing', 'pleasure']);
/** At anchor, moored, aground (ITU-R M.1371-5, table 45). */
const AT_REST: ReadonlySet<number> = new Set([1, 5, 6]);

/** The look of a track from its identity alone; never 0. */
export function lookOf(item: RosterItem): number {
  const cls = (CLASS_INDEX.get(item.class) ?? 0) << 16;
  const look = (shape: number, colour: number, rank: number, more = 0): number => (shape | (colour << 7) | cls | (rank << 20) | more) >>> 0;
  switch (item.kind) {
    case 'base-station':
      return look(SHAPE.base, COLOUR.estimate, 0, UNDER);
    case 'aid-to-navigation':
      return look(item.virtualAid ? SHAPE.virtualAid : SHAPE.aid, COLOUR.aid, 0, UNDER);
    case 'sar-aircraft':
      return look(SHAPE.aircraft, COLOUR.ship, 3, MOVES | LINES);
    case 'sart':
    case 'mob':
    case 'epirb':
      return look(SHAPE.distress, COLOUR.emergency, 3);
    case 'radar':
      return look(SHAPE.radar, COLOUR.radar, 1, MOVES | LINES);
    case 'reported':
      return look(SHAPE.reported, COLOUR.smallCraft, 3, item.accuracyM ? RING : 0);
    default: {
      const small = SMALL_CRAFT.has(item.class);
      const still = item.status !== null && AT_REST.has(item.status);
      const big = item.class === 'passenger' || item.class === 'tanker' || item.class === 'sar';
      const mark = (MARKS[item.class] ?? MARK.none) << 4;
      const slight = item.class === 'sailing' || item.class === 'pleasure' ? SLIGHT : 0;
      const hull = (item.toBow ?? 0) + (item.toStern ?? 0) > 0 ? HULL : 0;
      const colour = small ? COLOUR.smallCraft : COLOUR.ship;
      const rank = still || small ? 0 : big ? 2 : 1;
      return look(SHAPE.triangle, colour, rank, mark | slight | hull | (still ? SMALL : MOVES | LINES));
    }
  }
}

/** What the look's extent is: a hull as AIS packs it (9, 9, 6 and 6 bits; M.1371-5, table 47), or metres of doubt. */
export function extentOf(item: RosterItem): number {
  if (item.kind === 'reported') return Math.round(item.accuracyM ?? 0);
  const bow = Math.min(511, item.toBow ?? 0);
  const stern = Math.min(511, item.toStern ?? 0);
  const port = Math.min(63, item.toPort ?? 0);
  const starboard = Math.min(63, item.toStarboard ?? 0);
  return (bow | (stern << 9) | (port << 18) | (starboard << 24)) >>> 0;
}
