import { computed, signal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import type { Position } from '../../shared/words/position.ts';
import { VesselClass } from '../../shared/words/vessel.ts';
import type { Chart } from '../map/contract.ts';
import type { Seen } from './picture.ts';
import { currentAlert } from './current-alert.ts';
import { alerts, picture, pictureBeat } from './watch.ts';

/** The chart, once it stands. */
export const chart = signal<Chart | null>(null);
export const selected = signal<number | null>(null);
export const hovered = signal<{ handle: number; x: number; y: number } | null>(null);
export const cursor = signal<Position | null>(null);
/** Goes up when the chart moved: what floats over it places itself anew. */
export const chartMoved = signal(0);
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

export function select(handle: number | null): void {
  selected.value = handle;
  if (handle === null) shownAlert.value = null;
}

/** Selects a track and brings it into view. */
export function showTrack(handle: number): void {
  const seen = picture.seen(handle);
  select(handle);
  if (seen) chart.value?.show([seen.lon, seen.lat]);
}

/** Brings what an alert is about into view: the track where it is now, else the place where the alert was raised. */
export function showAlert(alert: Alert): void {
  const id = alert.tracks[0];
  const handle = id === undefined ? undefined : picture.handleOfId(id);
  if (handle !== undefined && picture.seen(handle)) showTrack(handle);
  else {
    select(null);
    if (alert.position) chart.value?.show(alert.position);
  }
  shownAlert.value = alert.id;
  currentAlert.value = alert.id;
}
