import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { zoneOfArea } from '../../shared/scenario/area.ts';
import type { Position } from '../../shared/words/position.ts';
import type { Chart, CreateChart } from '../map/contract.ts';
import { palette } from '../state/layout.ts';
import { Picture } from '../state/picture.ts';
import { choose, chosen, kept, picked, picking, plainPosition, shown } from './state/editing.ts';
import { planOf } from './state/plan.ts';

/** How near a click must be to a position, CSS pixels. */
const NEAR_PX = 16;

/** Where things happen: ways and positions of the scenario on the chart, and clicks that set them. */
export function Preview() {
  const element = useRef<HTMLDivElement>(null);
  const trouble = useSignal<string | null>(null);
  const cursor = useSignal<Position | null>(null);
  useEffect(() => {
    let gone = false;
    let end = () => {};
    const begin = async () => {
      try {
        const made: { createChart: CreateChart } = await import('../map/chart.ts');
        if (gone || element.current === null) return;
        const chart = made.createChart(element.current, new Picture(), palette.value, {
          hover: () => {},
          select: () => chooseNear(chart, cursor.value),
          cursor: (position) => void (cursor.value = position),
          picked,
          moved: () => {},
          labelled: () => {},
          trouble: (message) => void (trouble.value = message),
        });
        const stop = follow(chart);
        end = () => {
          stop();
          chart.destroy();
        };
      } catch {
        trouble.value = 'The chart cannot be drawn on this screen. Positions can be typed as ever.';
      }
    };
    void begin();
    return () => {
      gone = true;
      end();
    };
  }, []);
  const waits = picking.value;
  return (
    <section class="preview" aria-label="Chart" onKeyDown={(e) => e.key === 'Escape' && void (picking.value = null)}>
      <div class="chart" ref={element} data-testid="preview" />
      <p class="preview-note" role="status">
        {trouble.value ?? (waits === null ? (cursor.value === null ? 'Choose a thing by a click on it.' : plainPosition(cursor.value[0], cursor.value[1])) : waits.many ? 'Click the positions of the route in their order, then Done.' : 'Click where it is, or type it.')}
      </p>
    </section>
  );
}

function follow(chart: Chart): () => void {
  let fitted: string | null = null;
  const ends = [
    effect(() => chart.setPalette(palette.value)),
    effect(() => chart.setPicking(picking.value !== null)),
    effect(() => chart.setPlan(planOf(shown.value, chosen.value))),
    effect(() => chart.setZones({ type: 'FeatureCollection', features: shown.value.parts.areas.map(({ area }) => zoneOfArea(area)) })),
    effect(() => {
      // Once for each scenario: whoever moved the chart keeps it where it is.
      const id = kept.value?.id ?? null;
      // A position that cannot be right is often far away.
      const wrong = new Set(shown.value.parts.injects.flatMap(({ index, inject }) => (inject.kind === 'wrong-position' ? [index] : [])));
      const all = planOf(shown.value, null).flatMap(({ of, path }) => (of !== 'setup' && wrong.has(of.index) ? [] : path));
      if (id === null || fitted === id || all.length === 0) return;
      fitted = id;
      chart.showAll(all);
    }),
    effect(() => {
      // What is chosen comes into view; what is in view already moves nothing.
      const of = chosen.value;
      const path = planOf(shown.peek(), of).find((planned) => planned.chosen)?.path ?? [];
      const view = chart.shown();
      if (path.length === 0 || view === null || picking.peek() !== null) return;
      const [west, south, east, north] = view.bounds;
      if (!path.every(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north)) chart.showAll(path);
    }),
  ];
  return () => ends.forEach((end) => end());
}

function chooseNear(chart: Chart, at: Position | null): void {
  if (at === null) return;
  const here = chart.project(at);
  const away = ([lon, lat]: Position): number => {
    const { x, y } = chart.project([lon, lat]);
    return Math.hypot(x - here.x, y - here.y);
  };
  const nearest = planOf(shown.value, null)
    .map(({ of, path }) => ({ of, px: Math.min(...path.map(away)) }))
    .sort((a, b) => a.px - b.px)[0];
  if (nearest !== undefined && nearest.px <= NEAR_PX) choose(nearest.of);
}
