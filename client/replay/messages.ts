import { z } from 'zod';
import { Time } from '../../shared/words/position.ts';
import type { TrailPoint } from '../../shared/words/track.ts';
import type { GlassMoment, GlassScreen } from '../../shared/glass/moment.ts';
import type { Showing } from './past-stretch.ts';

/** Which stretch of the past, as the overview names it. */
export const StretchName = z.object({ number: z.number().int(), from: Time });
export type StretchName = z.infer<typeof StretchName>;

/**
 * What the page asks of the worker that opens the past. `seek` shows a moment from nothing, `advance` goes on from the one
 * that is shown, `prepare` fetches what will be shown next, `trail` tells where a track was, `glass` which
 * screens there were and what one of them had.
 */
export const Ask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seek'), id: z.number(), stretch: StretchName, at: Time }),
  z.object({ kind: z.literal('advance'), id: z.number(), stretch: StretchName, at: Time }),
  z.object({ kind: z.literal('prepare'), id: z.number(), stretch: StretchName, at: Time }),
  z.object({ kind: z.literal('glass'), id: z.number(), stretch: StretchName, at: Time, screen: z.number().nullable() }),
  z.object({ kind: z.literal('trail'), id: z.number(), track: z.string() }),
]);
export type Ask = z.infer<typeof Ask>;

/** Why a moment cannot be shown. */
export type NotShown = 'not-found' | 'signed-out' | 'too-many' | 'no-answer' | 'other-version' | 'damaged';

export type Told =
  | { readonly id: number; readonly kind: 'shown'; readonly showing: Showing; readonly damaged: number }
  | { readonly id: number; readonly kind: 'trail'; readonly points: readonly TrailPoint[] }
  | { readonly id: number; readonly kind: 'glass'; readonly screens: readonly GlassScreen[]; readonly moment: GlassMoment | null; readonly missing: boolean }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'not-shown'; readonly why: NotShown };
