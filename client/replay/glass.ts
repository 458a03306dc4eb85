import { computed, signal } from '@preact/signals';
import type { GlassMoment, GlassScreen } from '../../shared/glass/moment.ts';
import type { ChartLayers } from '../map/contract.ts';
import { layers } from '../state/layout.ts';
import { tell } from '../state/notices.ts';
import { ALL_CLASSES, chart, select, selected, shownAlert, shownClasses } from '../state/selection.ts';
import { alertsById, me, picture } from '../state/watch.ts';

/** The screen at whose glass the past is shown; null: through the wall. */
export const glassOf = signal<GlassScreen | null>(null);
/** Those that were there around the moment that is looked at, as far as this person may look at them. */
export const glassScreens = signal<readonly GlassScreen[]>([]);
/** What that screen had at the moment that is looked at; null through the wall, and until it is known. */
export const glassMoment = signal<GlassMoment | null>(null);
/** Some of what screens had then was not kept, or cannot be read. */
export const glassMissing = signal(false);

/** What that screen showed, where it said so. */
const itsShows = computed(() => (glassMoment.value?.kind === 'shown' ? glassMoment.value.shows : null));
/** What the chart draws: at the glass what that screen drew; else what this one does. */
export const chartLayers = computed<ChartLayers>(() => {
  const off = itsShows.value?.layersOff;
  if (off === undefined) return layers.value;
  const on = (name: keyof ChartLayers): boolean => !off.includes(name);
  return { routeing: on('routeing'), geofences: on('geofences'), lights: on('lights'), labels: on('labels'), vectors: on('vectors'), trails: on('trails'), graticule: on('graticule') };
});
export const chartClasses = computed(() => {
  const hidden = itsShows.value?.hidden;
  return hidden === undefined ? shownClasses.value : new Set(ALL_CLASSES.filter((name) => !hidden.includes(name)));
});

/** Room around that screen's view, in pixels, so that its frame can be seen. */
const ROOM = 14;
/** Where this person's own view was before they looked at a glass. */
let before: [number, number, number, number] | null = null;
/** What was last put on the chart: it is put there again when it changes, so that a hand may look around in between. */
let put = '';
/** The screen before the wall was looked through again. */
let last: GlassScreen | null = null;

export const isSame = (a: GlassScreen | null, b: GlassScreen | null): boolean => a?.screen === b?.screen;

/** Which screen a key goes to: the one that was looked at last, else one's own, else the first. */
export function nextGlass(): GlassScreen | null {
  if (glassOf.value !== null) return null;
  const known = glassScreens.value;
  const next = last ?? known.find(({ name }) => name === me.value?.name) ?? known[0] ?? null;
  if (next === null) tell('No screen was there around this time that you may look at.');
  return next;
}

/** Changes through what is looked; what it had is asked for next. */
export function lookAt(screen: GlassScreen | null): void {
  if (glassOf.peek() === null && screen !== null) before = chart.peek()?.shown()?.bounds ?? null;
  if (glassOf.peek() !== null) last = glassOf.peek();
  glassOf.value = screen;
  glassMoment.value = null;
  put = '';
  if (screen === null && before !== null) chart.peek()?.lookAt(before, 0);
}

/** The past is left. */
export function forgetGlass(): void {
  lookAt(null);
  last = null;
  before = null;
  glassScreens.value = [];
  glassMissing.value = false;
}

/** Takes up what is known of the glass for a moment. */
export function takeGlass(screens: readonly GlassScreen[], moment: GlassMoment | null, missing: boolean): void {
  if (JSON.stringify(screens) !== JSON.stringify(glassScreens.peek())) glassScreens.value = screens;
  if (JSON.stringify(moment) !== JSON.stringify(glassMoment.peek())) glassMoment.value = moment;
  glassMissing.value = missing;
}

/** Puts that screen's view, selection and marked alert on the chart, where they are others than before; with `again` in any case. */
export function showItsView(again = false): void {
  const moment = glassMoment.peek();
  if (moment === null || glassOf.peek() === null) return;
  const shows = moment.kind === 'shown' ? moment.shows : null;
  const now = JSON.stringify([moment.kind, shows?.view, shows?.track, shows?.alert, shows?.past !== null]);
  if (now === put && !again) return;
  put = now;
  if (shows?.view != null) chart.peek()?.lookAt(shows.view, ROOM);
  const handle = shows?.track == null ? undefined : picture.handleOfId(shows.track);
  select(handle ?? null);
  if (handle === undefined) selected.value = null;
  shownAlert.value = shows?.alert != null && alertsById.peek().has(shows.alert) ? shows.alert : null;
}
