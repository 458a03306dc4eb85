import { z } from 'zod';
import { Time } from './position.ts';

const degrees = z.number().min(-540).max(540);

/** What a screen shows, as it says itself: the part of the chart, what is selected, what is open. Small, and at most one a second. */
export const ScreenShows = z
  .object({
    /** West, south, east, north of the chart; null when there is no chart. */
    view: z.tuple([degrees, degrees, degrees, degrees]).nullable(),
    zoom: z.number().min(0).max(30).nullable(),
    /** Id of the selected track. */
    track: z.string().max(80).nullable(),
    /** The alert whose card is marked. */
    alert: z.string().max(20).nullable(),
    /** What is open beside the chart: `report`, `table`, ... */
    open: z.string().max(40).nullable(),
  })
  .strict();
export type ScreenShows = z.infer<typeof ScreenShows>;

/** "At the glass": what one person's screen showed from a moment on, on watch time. */
export const ScreenNote = ScreenShows.extend({ at: Time, by: z.string() });
export type ScreenNote = z.infer<typeof ScreenNote>;
