import { effect, signal } from '@preact/signals';
import { z } from 'zod';
import type { ChartLayers } from '../map/contract.ts';
import { PALETTES, type PaletteName } from '../palette/tokens.ts';

/** Where a screen keeps how it is laid out. Nothing of the watch is ever kept in the browser. */
const KEPT_AT = 'varne.layout';
export const RAIL_MIN = 300;
export const RAIL_MAX = 560;
const RAIL_USUAL = 340;

const on = (usual: boolean) => z.boolean().catch(usual);
const Kept = z.object({
  palette: z.enum(PALETTES).catch('dusk'),
  railWidth: z.number().min(RAIL_MIN).max(RAIL_MAX).catch(RAIL_USUAL),
  railOpen: on(true),
  cardDocked: on(false),
  notation: z.enum(['minutes', 'decimal', 'seconds']).catch('minutes'),
  singleKeys: on(true),
  soundVolume: z.number().min(0.1).max(1).catch(0.7),
  soundMuted: on(false),
  layers: z
    .object({ routeing: on(true), geofences: on(true), lights: on(true), labels: on(true), vectors: on(true), trails: on(true), graticule: on(false) })
    .catch({ routeing: true, geofences: true, lights: true, labels: true, vectors: true, trails: true, graticule: false }),
});

function kept(): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(KEPT_AT) ?? '{}'));
  } catch {
    return Kept.parse({});
  }
}
const was = kept();

export const palette = signal<PaletteName>(was.palette);
export const railWidth = signal(was.railWidth);
export const railOpen = signal(was.railOpen);
/** The selected thing stands in the rail and not beside its symbol. */
export const cardDocked = signal(was.cardDocked);
export const notation = signal(was.notation);
/** Single-letter keys can be turned off (WCAG 2.2, 2.1.4). */
export const singleKeys = signal(was.singleKeys);
/** 0.1 to 1. */
export const soundVolume = signal(was.soundVolume);
/** This screen is silent because another at the same desk sounds; said in the bar all the time. */
export const soundMuted = signal(was.soundMuted);
export const layers = signal<ChartLayers>(was.layers);

export function nextPalette(): void {
  palette.value = PALETTES[(PALETTES.indexOf(palette.value) + 1) % PALETTES.length] ?? 'dusk';
}

/** Keeps the layout from now on, each time it changes. */
export function keepLayout(): () => void {
  return effect(() => {
    const now: z.infer<typeof Kept> = {
      palette: palette.value,
      railWidth: railWidth.value,
      railOpen: railOpen.value,
      cardDocked: cardDocked.value,
      notation: notation.value,
      singleKeys: singleKeys.value,
      soundVolume: soundVolume.value,
      soundMuted: soundMuted.value,
      layers: layers.value,
    };
    try {
      localStorage.setItem(KEPT_AT, JSON.stringify(now));
    } catch {
      // A browser without storage keeps the layout until it is closed.
    }
  });
}
