import type { GlassNote } from '../../../shared/words/glass.ts';
import type { ScreenShows } from '../../../shared/words/screen-note.ts';

export const T0 = Date.UTC(2026, 2, 1, 3, 0, 0);
export const at = (second: number): number => T0 + second * 1_000;

/** What an invented screen shows unless said otherwise. */
export const SHOWS: ScreenShows = { view: [1, 50.5, 2, 51.5], zoom: 9.5, track: null, alert: null, open: [], palette: 'dusk', hidden: [], layersOff: [], past: null };

export const joined = (second: number, silentSince: number | null = null): Extract<GlassNote, { kind: 'joined' }> => ({ kind: 'joined', at: at(second), screen: 1, page: 'page-1', name: 'Ada', role: 'operator', silentSince });
export const shows = (second: number, how: Partial<ScreenShows> = {}, screen = 1): Extract<GlassNote, { kind: 'shows' }> => ({ kind: 'shows', at: at(second), screen, shows: { ...SHOWS, ...how } });
