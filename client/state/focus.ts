import { signal } from '@preact/signals';
import type { Position } from '../../shared/words/position.ts';
import type { ZoneInFocus } from '../map/contract.ts';

/** Zones that stand out on the chart while they are looked at or edited. */
export const zonesInFocus = signal<readonly ZoneInFocus[]>([]);
/** A place that is pointed at, of an alert that only would have been. */
export const spot = signal<Position | null>(null);
/** Ends the drawing that is under way; null when there is none. */
export const stopPen = signal<(() => void) | null>(null);
/** There are changes of zones or rules on this page that are not saved. */
export const hasDraft = signal(false);
