import { z } from 'zod';
import { Time } from './position.ts';
import { VesselClass } from './vessel.ts';

const degrees = z.number().min(-540).max(540);

/** What can be open on a screen, as it is said of it. A closed list: nothing that a person typed is in it. */
export const OpenPanel = z.enum([
  'report form',
  'table of vessels',
  'table of alerts',
  'alerts put aside',
  'zones',
  'rules',
  'trial of rules',
  'noise',
  'layers',
  'sources',
  'who is here',
  'cut of a stretch',
  'account',
  'sound',
  'keys',
]);
export type OpenPanel = z.infer<typeof OpenPanel>;

/** What a chart draws besides vessels, and can leave out. */
export const ChartLayer = z.enum(['routeing', 'geofences', 'lights', 'labels', 'vectors', 'trails', 'graticule']);
export type ChartLayer = z.infer<typeof ChartLayer>;

/**
 * What a screen shows, as it says itself: the part of the chart, what is selected, what is open, and what else changes what can be seen
 * on it. Small, at most one a second, and only what a machine put there: ids, numbers, names of ours.
 */
export const ScreenShows = z
  .object({
    /** West, south, east, north of the chart; null when there is no chart. */
    view: z.tuple([degrees, degrees, degrees, degrees]).nullable(),
    zoom: z.number().min(0).max(30).nullable(),
    /** Id of the selected track. */
    track: z.string().max(80).nullable(),
    /** The alert whose card is marked. */
    alert: z.string().max(20).nullable(),
    open: z.array(OpenPanel).max(OpenPanel.options.length),
    /** Null of a screen that does not say. */
    palette: z.enum(['day', 'dusk', 'night']).nullable().default(null),
    /** Classes of vessel that are not drawn, unless alerting or selected. */
    hidden: z.array(VesselClass).max(VesselClass.options.length).default([]),
    layersOff: z.array(ChartLayer).max(ChartLayer.options.length).default([]),
    /** The moment of the past that is shown on it in place of the present; null while it shows the present. */
    past: Time.nullable().default(null),
  })
  .strict();
export type ScreenShows = z.infer<typeof ScreenShows>;

/** What one person's screen showed from a moment on, on watch time: as exercises kept it in their control log. */
export const ScreenNote = ScreenShows.extend({
  /** Once it was the name of the one thing that was told of. */
  open: z.union([ScreenShows.shape.open, z.string().max(40), z.null()]),
  at: Time,
  by: z.string(),
});
export type ScreenNote = z.infer<typeof ScreenNote>;
