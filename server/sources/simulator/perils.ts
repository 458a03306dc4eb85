import type { Time } from '../../../shared/words/position.ts';
import { pathOf, type Path } from './path.ts';
import type { Craft, Peril, Trade } from './craft.ts';
import { courseTo, scaleAt, type Point } from './plane.ts';
import type { Random } from './random.ts';
import type { Stage, Traffic } from './stage.ts';
import { streamAxis, streamMps } from './tide.ts';

/**
 * The share of ships, fishing boats and yachts that are a danger to others once in their time here, when nothing else
 * is asked for: one in a hundred, some four or five a day through the strait.
 */
export const DEFAULT_DANGER = 0.01;

const MINUTE = 60_000;
/** It comes over them within this from when they are first seen, minutes. */
const BEGINS_MIN = [5, 360] as const;
const LASTS_MIN: Record<Peril, readonly [number, number]> = { blind: [30, 60], adrift: [20, 60], against: [15, 30] };
/** Who it may come over, and what: only who follows a lane can go against it. */
const PERILS: Partial<Record<Trade, readonly [Peril, ...Peril[]]>> = {
  lane: ['blind', 'adrift', 'against'],
  fishing: ['blind', 'adrift'],
  yacht: ['blind', 'adrift'],
};
const NOT_UNDER_COMMAND = 2;
/** Slower than this the way is off her, metres a second; then she lies in the stream. */
const WAY_OFF_MPS = 0.5;
/** She anchors before she is nearer to the shore than this, metres. */
const ANCHORS_M = 2000;

interface Spell {
  readonly craft: Craft;
  readonly kind: Peril;
  readonly from: Time;
  readonly until: Time;
  /** What it was before, while it lasts. */
  before: { readonly path: Path | null; readonly wanted: number; readonly status: number } | null;
}

/**
 * Some few do what they must not: keep no lookout and give way to nobody (`blind`), turn round and go against the flow
 * (`against`), or stop and lie in the stream, not under command (`adrift`). Everyone at most once, and never suddenly:
 * they turn, slow down and drift as their hulls can.
 */
export function openPerils(stage: Stage, share: number): Traffic {
  const random = stage.random('perils');
  const spells = new Set<Spell>();
  let drawn = -1;

  /** Draws lots for those who have come since. */
  const draw = (at: Time): void => {
    const { crafts } = stage;
    const known = drawn;
    for (let i = crafts.length - 1; i >= 0 && crafts[i]!.id > known; i--) {
      const craft = crafts[i]!;
      drawn = Math.max(drawn, craft.id);
      const kinds = PERILS[craft.trade];
      if (kinds === undefined || craft.transponder === null || !random.chance(share)) continue;
      spells.add(spellOf(craft, random.pick(kinds), Math.max(at, stage.speakFrom), random));
    }
  };

  return {
    step(at) {
      if (share === 0) return;
      draw(at);
      for (const spell of spells) {
        if (spell.craft.gone) spells.delete(spell);
        else if (spell.before === null) {
          if (at >= spell.from) begin(spell);
        } else if (at < spell.until) lasts(stage, spell, at);
        else {
          end(spell, spell.before);
          spells.delete(spell);
        }
      }
    },
  };
}

function spellOf(craft: Craft, kind: Peril, at: Time, random: Random): Spell {
  const [least, most] = LASTS_MIN[kind];
  const from = at + Math.round(random.between(...BEGINS_MIN)) * MINUTE;
  return { craft, kind, from, until: from + Math.round(random.between(least, most)) * MINUTE, before: null };
}

function begin(spell: Spell): void {
  const { craft, kind } = spell;
  spell.before = { path: craft.path, wanted: craft.wanted, status: craft.status };
  craft.peril = kind;
  if (kind === 'adrift') craft.wanted = 0;
  if (kind === 'against' && craft.path !== null) {
    craft.path = wayBack(craft, craft.path);
    craft.leg = 0;
  }
}

function lasts(stage: Stage, { craft, kind }: Spell, at: Time): void {
  if (kind !== 'adrift') return;
  if (!craft.atRest) {
    if (craft.speed > WAY_OFF_MPS) return;
    craft.atRest = true;
    craft.bow = craft.course;
    craft.rot = 0;
    craft.status = NOT_UNDER_COMMAND;
  }
  const scale = scaleAt(craft.y);
  const axis = streamAxis(craft.x);
  const set = stage.sea.toLand(craft.x, craft.y) < ANCHORS_M ? 0 : streamMps(at);
  craft.vx += (axis.x * set * scale - craft.vx) / 60;
  craft.vy += (axis.y * set * scale - craft.vy) / 60;
  craft.speed = Math.hypot(craft.vx, craft.vy) / scale;
  craft.course = courseTo(craft.vx, craft.vy);
  craft.x += craft.vx;
  craft.y += craft.vy;
}

function end({ craft }: Spell, before: NonNullable<Spell['before']>): void {
  if (craft.atRest) {
    craft.atRest = false;
    craft.course = craft.bow;
    craft.bow = Number.NaN;
  }
  // `peril` stays: it tells who was one of the few.
  craft.over = true;
  craft.status = before.status;
  craft.wanted = before.wanted;
  if (before.path === null) return;
  craft.path = before.path;
  craft.leg = nearestLeg(craft, before.path);
}

/** Back along the legs that it came. */
function wayBack(craft: Craft, path: Path): Path {
  const points: Point[] = [{ x: craft.x, y: craft.y }];
  for (let i = craft.leg; i >= 0; i--) {
    const { x, y } = path.legs[i]!;
    // The place behind it, not one that it would have to turn aside for.
    if (Math.hypot(x - craft.x, y - craft.y) > 2000) points.push({ x, y });
  }
  const first = path.legs[0]!;
  points.push({ x: first.x - first.tx * 30_000, y: first.y - first.ty * 30_000 });
  return pathOf(points);
}

function nearestLeg(craft: Craft, path: Path): number {
  let best = craft.leg;
  let least = Infinity;
  for (const [i, leg] of path.legs.entries()) {
    const along = Math.min(leg.length, Math.max(0, (craft.x - leg.x) * leg.tx + (craft.y - leg.y) * leg.ty));
    const away = Math.hypot(craft.x - leg.x - leg.tx * along, craft.y - leg.y - leg.ty * along);
    if (away < least) [best, least] = [i, away];
  }
  return best;
}
