import { useComputed } from '@preact/signals';
import type { VesselClass } from '../../shared/words/vessel.ts';
import type { ChartLayers } from '../map/contract.ts';
import { hasDraft } from '../state/focus.ts';
import { layers } from '../state/layout.ts';
import { closeSettings, openSettings, popover, settingsOpen } from '../state/open-panels.ts';
import { ALL_CLASSES, chart, shownClasses } from '../state/selection.ts';
import { CLASS_TEXT } from '../state/vessel-text.ts';
import { picture, pictureBeat } from '../state/watch.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

const LAYER_TEXT: Readonly<Record<keyof ChartLayers, string>> = {
  routeing: 'Lanes and zones of routeing',
  geofences: 'Geofences',
  lights: 'Lights, buoys, ports',
  labels: 'Names of vessels',
  vectors: 'Course and speed vectors',
  trails: 'Trail of the selected',
  graticule: 'Latitude and longitude',
};
const LAYERS: readonly (keyof ChartLayers)[] = ['routeing', 'geofences', 'lights', 'labels', 'vectors', 'trails', 'graticule'];

/** What the chart draws: its layers, and which classes of vessel. Alerting and selected ones are always drawn. */
export function LayersPanel() {
  const hidden = ALL_CLASSES.length - shownClasses.value.size;
  return (
    <div class="chart-tools">
      <Popover
        name="layers"
        label="Layers and classes"
        flush="left"
        face={
          <>
            <Icon name="layers" /> Layers{hidden > 0 && <span class="warn-text"> · {hidden} classes hidden</span>}
          </>
        }
      >
        <div class="layers">
          <fieldset>
            <legend>Chart</legend>
            {LAYERS.map((name) => (
              <Tick key={name} label={LAYER_TEXT[name]} on={layers.value[name]} set={(on) => void (layers.value = { ...layers.value, [name]: on })} />
            ))}
          </fieldset>
          <Classes />
        </div>
      </Popover>
      <button type="button" class="quiet" aria-keyshortcuts="h" onClick={() => chart.value?.home()}>
        <Icon name="target" /> Whole strait
      </button>
      <button type="button" class="quiet" aria-keyshortcuts="e" aria-expanded={settingsOpen.value !== null} onClick={() => (settingsOpen.value === null ? openSettings() : closeSettings())}>
        <Icon name="zone" /> Zones{hasDraft.value && <span class="warn-text"> · draft</span>}
      </button>
    </div>
  );
}

function Tick({ label, on, set, count }: { label: string; on: boolean; set: (on: boolean) => void; count?: number }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={on} onChange={(e) => set(e.currentTarget.checked)} />
      <span>{label}</span>
      {count !== undefined && <span class="figure muted">{count}</span>}
    </label>
  );
}

function Classes() {
  const counts = useComputed(() => {
    void pictureBeat.value;
    const n = new Map<VesselClass, number>();
    if (popover.value === 'layers') for (const item of picture.roster()) n.set(item.class, (n.get(item.class) ?? 0) + 1);
    return n;
  });
  const set = (name: VesselClass, on: boolean) => {
    const next = new Set(shownClasses.value);
    if (on) next.add(name);
    else next.delete(name);
    shownClasses.value = next;
  };
  return (
    <fieldset>
      <legend>Classes</legend>
      {ALL_CLASSES.map((name) => (
        <Tick key={name} label={name === 'none' ? 'Aids, stations, beacons' : CLASS_TEXT[name]} on={shownClasses.value.has(name)} set={(on) => set(name, on)} count={counts.value.get(name) ?? 0} />
      ))}
      <div class="actions">
        <button type="button" onClick={() => void (shownClasses.value = new Set(ALL_CLASSES))}>
          All
        </button>
        <button type="button" onClick={() => void (shownClasses.value = new Set())}>
          None
        </button>
      </div>
      <p class="muted">Alerting and selected vessels are always drawn.</p>
    </fieldset>
  );
}
