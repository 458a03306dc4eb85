import { batch, signal } from '@preact/signals';
import { cardPart } from './current-alert.ts';
import { spot, stopPen } from './focus.ts';
import { picking } from './sighting-form.ts';
import { select, selected } from './selection.ts';

export type PopoverName = 'sources' | 'present' | 'account' | 'layers' | 'sound' | 'cut';

/** The one popover that is open. */
export const popover = signal<PopoverName | null>(null);
export const helpOpen = signal(false);
export const tableOpen = signal(false);
export type TableName = 'vessels' | 'alerts';
/** Which table it is, and whether it takes the chart's place. */
export const tableShows = signal<TableName>('vessels');
export const tableTall = signal(false);
/** The rail shows what is put aside, and not what stands. */
export const asideOpen = signal(false);
export const reportOpen = signal(false);
export type SettingsTab = 'zones' | 'rules' | 'trial' | 'noise';
/** What the drawer of zones and rules shows; null while it is closed. */
export const settingsOpen = signal<SettingsTab | null>(null);
/** What it showed last, to open it there again. */
const lastTab = signal<SettingsTab>('zones');
/** Goes up when the search field is to take the focus. */
export const searchAsked = signal(0);

export function openReport(): void {
  reportOpen.value = true;
}
export function closeReport(): void {
  batch(() => {
    reportOpen.value = false;
    picking.value = false;
  });
}
export function openSettings(tab: SettingsTab = lastTab.value): void {
  lastTab.value = tab;
  settingsOpen.value = tab;
  // The place of an alert that only would have been has no meaning beside anything else.
  if (tab !== 'trial') spot.value = null;
}
export function closeSettings(): void {
  stopPen.value?.();
  spot.value = null;
  settingsOpen.value = null;
}
export const toggle = (name: PopoverName): void => {
  popover.value = popover.value === name ? null : name;
};

/** Closes what was opened last and matters least: one thing a press. */
export function closeOne(): void {
  if (popover.value !== null) popover.value = null;
  else if (helpOpen.value) helpOpen.value = false;
  else if (cardPart.value !== null) cardPart.value = null;
  else if (picking.value) picking.value = false;
  else if (stopPen.value !== null) stopPen.value();
  else if (reportOpen.value) closeReport();
  else if (tableOpen.value) tableOpen.value = false;
  else if (asideOpen.value) asideOpen.value = false;
  else if (settingsOpen.value !== null) closeSettings();
  else if (selected.value !== null) select(null);
}
