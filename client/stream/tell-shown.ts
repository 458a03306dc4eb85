import { effect } from '@preact/signals';
import type { ChartLayer, OpenPanel, ScreenShows } from '../../shared/words/screen-note.ts';
import { layers, palette } from '../state/layout.ts';
import { asideOpen, helpOpen, popover, reportOpen, settingsOpen, tableOpen, tableShows, type PopoverName, type SettingsTab } from '../state/open-panels.ts';
import { ALL_CLASSES, chart, chartMoved, selectedSeen, shownAlert, shownClasses } from '../state/selection.ts';
import { past, phase } from '../state/watch.ts';
import { tellShown } from './link.ts';

const AT_MOST_EVERY_MS = 1_000;
/** What belongs to one act of a hand (a card is shown: the chart moves, a vessel is selected) is told together. */
const SETTLE_MS = 250;

const POPOVER: Readonly<Record<PopoverName, OpenPanel>> = { sources: 'sources', present: 'who is here', account: 'account', layers: 'layers', sound: 'sound', cut: 'cut of a stretch' };
const SETTINGS: Readonly<Record<SettingsTab, OpenPanel>> = { zones: 'zones', rules: 'rules', trial: 'trial of rules', noise: 'noise' };

/**
 * Tells what is on this screen, whenever that changes, at most once a second: it can be looked back at ("at the glass"), and in an
 * exercise its trainer sees it. From now until the function that comes back is called.
 */
export function tellWhatIsShown(): () => void {
  let told = '';
  let toldAt = -Infinity;
  let due: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    due = undefined;
    const shows = shown();
    const text = JSON.stringify(shows);
    if (text === told || phase.peek() !== 'live') return;
    told = text;
    toldAt = performance.now();
    tellShown(shows);
  };
  const end = effect(() => {
    // Everything that it is made of, read here so that a change of any is told.
    void [chartMoved.value, chart.value, selectedSeen.value?.item.id, shownAlert.value, panels(), palette.value, shownClasses.value, layers.value, past.value?.second];
    if (phase.value !== 'live') told = '';
    due ??= setTimeout(tell, Math.max(SETTLE_MS, toldAt + AT_MOST_EVERY_MS - performance.now()));
  });
  return () => {
    end();
    clearTimeout(due);
  };
}

function shown(): ScreenShows {
  const view = chart.peek()?.shown() ?? null;
  const drawn = shownClasses.peek();
  const on = layers.peek();
  return {
    view: view?.bounds ?? null,
    zoom: view?.zoom ?? null,
    track: selectedSeen.peek()?.item.id ?? null,
    alert: shownAlert.peek(),
    open: panels(),
    palette: palette.peek(),
    hidden: ALL_CLASSES.filter((name) => !drawn.has(name)),
    layersOff: LAYERS.filter((name) => !on[name]),
    past: past.peek()?.second ?? null,
  };
}

const LAYERS: readonly ChartLayer[] = ['routeing', 'geofences', 'lights', 'labels', 'vectors', 'trails', 'graticule'];

/** What is open beside the chart and over it. */
function panels(): OpenPanel[] {
  const open: OpenPanel[] = [];
  if (reportOpen.value) open.push('report form');
  if (tableOpen.value) open.push(tableShows.value === 'alerts' ? 'table of alerts' : 'table of vessels');
  if (asideOpen.value) open.push('alerts put aside');
  if (settingsOpen.value !== null) open.push(SETTINGS[settingsOpen.value]);
  if (popover.value !== null) open.push(POPOVER[popover.value]);
  if (helpOpen.value) open.push('keys');
  return open;
}
