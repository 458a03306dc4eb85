import { computed, signal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import type { Position } from '../../shared/words/position.ts';
import { VesselClass } from '../../shared/words/vessel.ts';
import type { Chart } from '../map/contract.ts';
import type { AlertCondition } from './alert-conditions.ts';
import type { Seen } from './picture.ts';
import { currentAlert } from './current-alert.ts';
import { alerts, alertsById, picture, pictureBeat } from './watch.ts';

/** The chart, once it stands. */
export const chart = signal<Chart | null>(null);
export const selected = signal<number | null>(null);
export const hovered = signal<{ handle: number; x: number; y: number } | null>(null);
export const cursor = signal<Position | null>(null);
/** Goes up when the chart moved: what floats over it places itself anew. */
export const chartMoved = signal(0);
/** Goes up when names found their places on the chart, a little after the vessels did. */
export const labelsPlaced = signal(0);
export const chartTrouble = signal<string | null>(null);

export const ALL_CLASSES: readonly VesselClass[] = VesselClass.options;
/** Classes that are drawn. */
export const shownClasses = signal<ReadonlySet<VesselClass>>(new Set(ALL_CLASSES));

/** The selected track as last known, refreshed with the texts' beat. */
export const selectedSeen = computed<Seen | null>(() => {
  void pictureBeat.value;
  return selected.value === null ? null : (picture.seen(selected.value) ?? null);
});

export const alertsOfSelected = computed<readonly Alert[]>(() => {
  const id = selectedSeen.value?.item.id;
  return id === undefined ? [] : alerts.value.filter((a) => a.tracks.includes(id));
});

/** The alert whose card is marked, and whose object was shown on the chart. */
export const shownAlert = signal<string | null>(null);

/** Another thing selected is a look elsewhere: what an alert is about is then no longer before the person's eyes. */
export function select(handle: number | null): void {
  selected.value = handle;
  const shown = shownAlert.value === null ? undefined : alertsById.value.get(shownAlert.value);
  const id = handle === null ? undefined : picture.seen(handle)?.item.id;
  if (id === undefined || shown?.tracks.includes(id) !== true) shownAlert.value = null;
}

/** Selects a track and brings it into view. */
export function showTrack(handle: number): void {
  const seen = picture.seen(handle);
  select(handle);
  if (seen) chart.value?.show([seen.lon, seen.lat]);
}

/** Brings what an alert is about into view: all its tracks where they are now, else the place where it was raised. */
export function showAlert(alert: Alert): void {
  showAbout(alert, alert);
}

/** Brings one of an alert's conditions into view. It is a look at the alert's object: the vessel is the same. */
export function showCondition(alert: Alert, condition: Pick<AlertCondition, 'tracks' | 'position'>): void {
  showAbout(alert, condition);
}

function showAbout(alert: Alert, { tracks, position }: Pick<Alert, 'tracks' | 'position'>): void {
  const there: Seen[] = [];
  for (const id of tracks) {
    const handle = picture.handleOfId(id);
    const seen = handle === undefined ? undefined : picture.seen(handle);
    if (seen) there.push(seen);
  }
  select(there[0]?.item.handle ?? null);
  const [first = position, ...more] = there.map(({ lon, lat }): Position => [lon, lat]);
  if (first) chart.value?.show(first, ...more);
  shownAlert.value = alert.id;
  currentAlert.value = alert.id;
}
