import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { positionText } from '../../shared/geo/position-text.ts';
import type { TrailPoint } from '../../shared/words/track.ts';
import type { Chart, ChartEvents, CreateChart } from '../map/contract.ts';
import { spot, zonesInFocus } from '../state/focus.ts';
import { notation, palette } from '../state/layout.ts';
import { picking, setField } from '../state/sighting-form.ts';
import { chart, chartMoved, chartTrouble, cursor, hovered, labelsPlaced, select, selected, selectedSeen } from '../state/selection.ts';
import { alerts, isPast, past, phase, picture, pictureBeat, zones } from '../state/watch.ts';
import { isBehind } from '../stream/phase.ts';
import { chartClasses, chartLayers } from '../replay/glass.ts';
import { pastTrail } from '../replay/review.ts';
import { fetchTrail } from '../stream/trail.ts';

const events: ChartEvents = {
  hover: (handle, at) => void (hovered.value = handle === null ? null : { handle, ...at }),
  select,
  cursor: (position) => void (cursor.value = position),
  picked: ([lon, lat]) => {
    setField('position', positionText(lat, lon, notation.value));
    picking.value = false;
  },
  moved: () => void chartMoved.value++,
  labelled: () => void labelsPlaced.value++,
  trouble: (message) => void (chartTrouble.value = message),
};

/** Keeps the chart in step with what the page knows; each line reads its own signals and nothing more. */
function follow(c: Chart): () => void {
  const ends = [
    effect(() => c.setPalette(palette.value)),
    effect(() => c.setZones(zones.value)),
    effect(() => c.setLayers(chartLayers.value)),
    effect(() => c.setFilter(chartClasses.value)),
    effect(() => c.setAlerts(alerts.value)),
    effect(() => c.select(selected.value)),
    effect(() => c.setStale(past.value === null ? isBehind(phase.value) : past.value.cut)),
    effect(() => c.setPicking(picking.value)),
    effect(() => c.setZonesInFocus(zonesInFocus.value)),
    effect(() => c.setSpot(spot.value)),
    followTrail(c),
  ];
  return () => ends.forEach((end) => end());
}

/** The selected track's past from the server, and its new positions as they come. */
function followTrail(c: Chart): () => void {
  let points: TrailPoint[] | null = null;
  let of: string | null = null;
  const fetchFor = async (id: string) => {
    const trail = isPast.value ? await pastTrail(id) : await fetchTrail(id);
    if (of !== id || trail === null) return;
    points = [...trail];
    c.setTrail(points);
  };
  return effect(() => {
    void pictureBeat.value;
    const seen = chartLayers.value.trails ? selectedSeen.value : null;
    const id = seen?.item.id ?? null;
    if (id !== of) {
      of = id;
      points = null;
      c.setTrail(null);
      if (id === null) return;
      void fetchFor(id);
    } else if (seen && points && seen.at > (points.at(-1)?.[0] ?? 0) + 500) {
      points = [...points, [Math.round(seen.at), seen.lon, seen.lat]];
      c.setTrail(points);
    }
  });
}

/** The chart's place in the page. The chart draws itself; it is loaded apart, so that alerts are there even without it. */
export function ChartPane() {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let end = () => {};
    const begin = async () => {
      const el = element.current;
      if (!el) return;
      try {
        const made: { createChart: CreateChart } = await import('../map/chart.ts');
        if (gone) return;
        const c = made.createChart(el, picture, palette.value, events);
        chart.value = c;
        const stop = follow(c);
        c.pictureChanged();
        end = () => {
          stop();
          chart.value = null;
          c.destroy();
        };
      } catch {
        chartTrouble.value = 'The chart cannot be drawn on this screen. Alerts, search and the table (t) work as ever.';
      }
    };
    void begin();
    return () => {
      gone = true;
      end();
    };
  }, []);
  return <div class="chart" ref={element} data-testid="chart" />;
}
