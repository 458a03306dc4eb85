import { useRef } from 'preact/hooks';
import { railOpen, railWidth, RAIL_MAX, RAIL_MIN } from '../state/layout.ts';
import { asideOpen, openReport, reportOpen } from '../state/open-panels.ts';
import { alertCounts, unseenCount } from '../state/watch.ts';
import { AlertList } from './alert-list.tsx';
import { Icon, PriorityMark } from './icon.tsx';
import { ReportForm } from './report-form.tsx';
import { RailState } from './rail-state.tsx';
import { DockedCard } from './selection-card.tsx';

/** What needs a person; below it the form or the selected thing. */
export function Rail() {
  if (!railOpen.value) return <ClosedRail />;
  const aside = asideOpen.value;
  return (
    <aside class="rail" aria-label="Alerts">
      <Grip />
      <div class="rail-head">
        <h2>Alerts</h2>
        <Counts />
        <button type="button" class="quiet square" aria-label="Fold the alert rail away" onClick={() => void (railOpen.value = false)}>
          <Icon name="right" />
        </button>
      </div>
      <RailState />
      <AlertList key={aside ? 'aside' : 'standing'} aside={aside} />
      <div class="rail-lower">
        {reportOpen.value ? <ReportForm /> : <DockedCard />}
        {!reportOpen.value && (
          <button type="button" class="wide" aria-keyshortcuts="r" onClick={openReport}>
            Report a sighting <kbd>r</kbd>
          </button>
        )}
      </div>
    </aside>
  );
}

function ClosedRail() {
  const unseen = unseenCount.value;
  return (
    <aside class={`rail closed ${unseen > 0 ? 'unseen-alerts' : ''}`} aria-label="Alerts">
      <button type="button" class="quiet square" aria-label={`Open the alert rail, ${unseen} not acknowledged`} onClick={() => void (railOpen.value = true)}>
        <Icon name="left" />
      </button>
      <Counts />
    </aside>
  );
}

/** How many of each priority: those not acknowledged, of all. */
function Counts() {
  return (
    <ul class="counts" aria-label="Alerts by priority">
      {alertCounts.value.map(({ priority, unacknowledged, all }) => (
        <li key={priority} data-priority={priority} class={unacknowledged > 0 ? 'wanting' : all > 0 ? '' : 'none'}>
          <PriorityMark priority={priority} filled={unacknowledged > 0} />
          <span class="unseen">{priority}: </span>
          <span class="figure">
            {unacknowledged}
            <span class="unseen"> not acknowledged</span>
            <span class="muted">/{all}</span>
            <span class="unseen"> in all</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const WIDE = 460;
const USUAL = 340;

/** Drag or arrow keys set the width; a plain click goes between usual and wide (WCAG 2.2, 2.5.7). */
function Grip() {
  const from = useRef<{ x: number; width: number; moved: boolean } | null>(null);
  const set = (width: number) => void (railWidth.value = Math.min(RAIL_MAX, Math.max(RAIL_MIN, Math.round(width))));
  return (
    <div
      class="grip"
      role="separator"
      tabIndex={0}
      aria-label="Width of the alert rail"
      aria-orientation="vertical"
      aria-valuenow={railWidth.value}
      aria-valuemin={RAIL_MIN}
      aria-valuemax={RAIL_MAX}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        from.current = { x: e.clientX, width: railWidth.value, moved: false };
      }}
      onPointerMove={(e) => {
        const f = from.current;
        if (!f) return;
        if (Math.abs(e.clientX - f.x) > 3) f.moved = true;
        if (f.moved) set(f.width + f.x - e.clientX);
      }}
      onPointerUp={() => {
        if (from.current?.moved === false) set(railWidth.value < WIDE ? WIDE : USUAL);
        from.current = null;
      }}
      onPointerCancel={() => void (from.current = null)}
      onKeyDown={(e) => {
        if (e.key === 'ArrowLeft') set(railWidth.value + 20);
        else if (e.key === 'ArrowRight') set(railWidth.value - 20);
        else if (e.key === 'Enter') set(railWidth.value < WIDE ? WIDE : USUAL);
        else return;
        e.preventDefault();
      }}
    />
  );
}
