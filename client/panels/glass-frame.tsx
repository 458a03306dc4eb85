import { glassMoment, glassOf } from '../replay/glass.ts';
import { chart, chartMoved } from '../state/selection.ts';

/** The part of the chart that was on that screen: framed, and what lies beyond it dimmed. */
export function GlassFrame() {
  const of = glassOf.value;
  const moment = glassMoment.value;
  void chartMoved.value;
  const c = chart.value;
  const view = moment?.kind === 'shown' ? (moment.shows?.view ?? null) : null;
  if (of === null || c === null || view === null) return null;
  const [west, south, east, north] = view;
  const { x: left, y: top } = c.project([west, north]);
  const { x: right, y: bottom } = c.project([east, south]);
  return (
    <div class="glass-frame" aria-hidden="true">
      <div style={{ left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` }} />
    </div>
  );
}
