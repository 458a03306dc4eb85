import { computed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { positionText } from '../../shared/geo/position-text.ts';
import { standingOf } from '../state/alert-order.ts';
import { headlineOf } from '../state/headline.ts';
import { cardDocked, layers, notation, railOpen } from '../state/layout.ts';
import { alertsOfSelected, chart, chartMoved, labelsPlaced, select, selected, selectedSeen, showTrack } from '../state/selection.ts';
import { alerts, picture, pictureBeat, tenSeconds } from '../state/watch.ts';
import { goToAlert } from './alert-walk.ts';
import { Icon } from './icon.tsx';
import { narrow } from './narrow.ts';
import { placeBeside, type Box } from './placement.ts';
import { TrackFacts } from './track-facts.tsx';
import { nameText, whatText } from '../state/vessel-text.ts';

/** It stands in the rail where a person wants it there or the chart has no room; with the rail folded, on the chart. */
const isDocked = computed(() => (cardDocked.value || narrow.value) && railOpen.value);

/** The selected thing in the lower half of the rail. */
export function DockedCard() {
  if (!isDocked.value || selected.value === null) return null;
  return <Card docked />;
}

/** The selected thing beside its symbol, never over an alerting one. */
export function FloatingCard() {
  const place = useSignal<Box | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const floats = !isDocked.value && selected.value !== null;
  void chartMoved.value;
  void pictureBeat.value;
  void labelsPlaced.value;
  useLayoutEffect(() => {
    const el = box.current;
    const c = chart.value;
    const around = el?.parentElement;
    if (!floats || !el || !c || !around || selected.value === null) return;
    const drawn = c.drawnPosition(selected.value);
    if (!drawn) return;
    const free: Box = { x: 8, y: 8, width: around.clientWidth - 16, height: around.clientHeight - 48 };
    const size = { width: el.offsetWidth, height: el.offsetHeight };
    const own = c.labelBox(selected.value);
    const thing = c.project(drawn);
    const ownName = own === null ? [] : [{ x: thing.x + own.dx, y: thing.y + own.dy, width: own.width, height: own.height }];
    const next = placeBeside(thing, size, free, [...ownName, ...alertingBoxes(around), ...toolBoxes(around)], place.value);
    const was = place.value;
    if (!was || Math.abs(was.x - next.x) > 0.5 || Math.abs(was.y - next.y) > 0.5 || was.height !== next.height) place.value = next;
  });
  if (!floats) return null;
  const at = place.value;
  return (
    <div class="floating" ref={box} style={at ? { transform: `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)` } : { visibility: 'hidden' }}>
      <Card docked={false} />
    </div>
  );
}

/** Search and layers: they are not covered either. */
function toolBoxes(around: HTMLElement): Box[] {
  const tools = around.querySelector<HTMLElement>('.chart-top');
  return tools ? [{ x: tools.offsetLeft, y: tools.offsetTop, width: tools.offsetWidth, height: tools.offsetHeight }] : [];
}

/** Where alerting vessels and their names are on the screen. Of hundreds, the most pressing. */
function alertingBoxes(around: HTMLElement): Box[] {
  const c = chart.value;
  if (!c) return [];
  const boxes: Box[] = [];
  for (const alert of alerts.value) {
    if (boxes.length >= 200) break;
    for (const id of alert.tracks) {
      const handle = picture.handleOfId(id);
      const at = handle === undefined || handle === selected.value ? null : c.drawnPosition(handle);
      if (at) {
        const p = c.project(at);
        if (p.x < -16 || p.y < -16 || p.x > around.clientWidth + 16 || p.y > around.clientHeight + 16) continue;
        boxes.push({ x: p.x - 16, y: p.y - 16, width: 32, height: 32 });
        const label = handle === undefined ? null : c.labelBox(handle);
        if (label !== null) boxes.push({ x: p.x + label.dx, y: p.y + label.dy, width: label.width, height: label.height });
      }
    }
  }
  return boxes;
}

function Card({ docked }: { docked: boolean }) {
  const seen = selectedSeen.value;
  if (!seen) {
    return (
      <section class="card" aria-label="Selected track">
        <p class="muted">This track is not in the picture.</p>
      </section>
    );
  }
  const { item } = seen;
  return (
    <section class="card" aria-label={`Selected: ${nameText(item)}`} data-testid="selected" data-track-id={item.id}>
      <header class="card-head">
        <div>
          <h2>{nameText(item)}</h2>
          <p class="muted">{whatText(item)}</p>
        </div>
        {!narrow.value && (
          <button type="button" class="quiet square" aria-pressed={docked} aria-label="Keep this card in the rail" onClick={() => void (cardDocked.value = !docked)}>
            <Icon name="pin" />
          </button>
        )}
        <button type="button" class="quiet square" aria-label="Close, deselect" onClick={() => select(null)}>
          <Icon name="close" />
        </button>
      </header>
      <TrackFacts seen={seen} />
      <AlertLinks />
      <div class="actions">
        <button type="button" onClick={() => showTrack(item.handle)}>
          Show
        </button>
        <button type="button" aria-pressed={layers.value.trails} onClick={() => void (layers.value = { ...layers.value, trails: !layers.value.trails })}>
          Trail
        </button>
        <button type="button" title={`Write positions as ${notation.value === 'decimal' ? 'degrees and minutes' : 'decimal degrees'}`} onClick={() => void (notation.value = notation.value === 'decimal' ? 'minutes' : 'decimal')}>
          {notation.value === 'decimal' ? 'As minutes' : 'As decimal'}
        </button>
        <CopyPosition lat={seen.lat} lon={seen.lon} />
      </div>
    </section>
  );
}

function CopyPosition({ lat, lon }: { lat: number; lon: number }) {
  const done = useSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(positionText(lat, lon, notation.value));
      done.value = true;
    } catch {
      done.value = false;
    }
  };
  return (
    <button type="button" aria-label="Copy the position" onClick={() => void copy()} onBlur={() => void (done.value = false)}>
      {done.value ? 'Copied' : 'Copy'}
    </button>
  );
}

function AlertLinks() {
  const list = alertsOfSelected.value;
  if (list.length === 0) return null;
  return (
    <ul class="plain alert-links" aria-label="Alerts of this track">
      {list.map((a) => (
        <li key={a.id} data-priority={a.priority}>
          <button type="button" class="link" onClick={() => goToAlert(a)}>
            {headlineOf(a, tenSeconds.value ?? a.changedAt).what}
          </button>{' '}
          <span class="muted">{standingOf(a.state) === 'acknowledged' ? 'acknowledged' : 'not acknowledged'}</span>
        </li>
      ))}
    </ul>
  );
}
