import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Alert } from '../../shared/words/alert.ts';
import { arrange, standingFor, standingOf } from '../state/alert-order.ts';
import { alerts, asideAlerts, me, unseenCount } from '../state/watch.ts';
import { AlertCard } from './alert-card.tsx';
import { goToWorst } from './alert-walk.ts';
import { Icon } from './icon.tsx';
import { watchSeen } from './seen.ts';

/** Nothing in the list moves for so long after a hand was last on it. */
const HOLD_MS = 4_000;

/** The cards, worst first; still while a hand is on them, and with the focus kept through every change. */
export function AlertList({ aside }: { aside: boolean }) {
  const held = useSignal(false);
  const below = useSignal<{ all: number; unseen: number }>({ all: 0, unseen: 0 });
  const box = useRef<HTMLDivElement>(null);
  const order = useRef<string[]>([]);
  const known = useRef(new Map<string, Alert>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const focus = useRef<{ element: HTMLElement; id: string | undefined; at: number } | null>(null);

  const list = aside ? asideAlerts.value : alerts.value;
  const active = document.activeElement;
  const inside = active instanceof HTMLElement && box.current?.contains(active) === true ? active : null;
  const focusedId = inside?.closest<HTMLElement>('[data-alert-id]')?.dataset.alertId;
  focus.current = inside ? { element: inside, id: focusedId, at: order.current.indexOf(focusedId ?? '') } : null;

  const ids = arrange(order.current, list, held.value, focusedId ?? null);
  const standing = new Map(list.map((a) => [a.id, a]));
  known.current = new Map(ids.map((id) => [id, standing.get(id) ?? known.current.get(id)]).filter((p): p is [string, Alert] => p[1] !== undefined));
  order.current = ids;

  const frame = useRef(0);
  // After the browser's own layout, once a frame: what lies below is counted from the first card that is out of sight.
  const measure = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const cards = box.current?.querySelectorAll<HTMLElement>('[data-alert-id]');
      if (!box.current || !cards) return;
      const edge = box.current.scrollTop + box.current.clientHeight - 24;
      const hidden = [...known.current.values()].slice(firstBelow(cards, edge));
      const unseen = aside ? 0 : hidden.filter((a) => standingFor(a, me.value?.name ?? null) !== 'acknowledged').length;
      if (hidden.length !== below.value.all || unseen !== below.value.unseen) below.value = { all: hidden.length, unseen };
    });
  };
  // A moved or replaced node loses the focus: it gets it back, or the nearest card's first button does.
  useLayoutEffect(() => {
    const was = focus.current;
    measure();
    if (!was || box.current?.contains(document.activeElement)) return;
    const card = was.id === undefined ? null : box.current?.querySelector<HTMLElement>(`[data-alert-id="${was.id}"]`);
    const nearest = box.current?.querySelectorAll<HTMLElement>('[data-alert-id]')[Math.max(0, was.at)];
    const to = was.element.isConnected ? was.element : (card ?? nearest)?.querySelector<HTMLElement>('button');
    to?.focus({ preventScroll: true });
  });
  useEffect(() => {
    addEventListener('resize', measure);
    const unwatch = box.current ? watchSeen(box.current) : () => {};
    return () => {
      unwatch();
      removeEventListener('resize', measure);
      cancelAnimationFrame(frame.current);
      clearTimeout(timer.current);
    };
  }, []);

  const hold = () => {
    held.value = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void (held.value = false), HOLD_MS);
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') hold();
  };
  return (
    <>
      <div class="alert-scroll" ref={box} onScroll={measure} onPointerMove={onMove} onPointerDown={hold} onKeyDown={hold}>
        {ids.length === 0 && <p class="empty muted">{aside ? 'Nothing is put aside.' : 'No alerts stand.'}</p>}
        <ul class="alert-list" aria-label={aside ? 'Alerts put aside' : `Alerts, worst first, ${unseenCount.value} of ${list.length} not acknowledged`}>
          {[...known.current].map(([id, alert]) => (
            <AlertCard key={id} alert={alert} ended={!standing.has(id) || (!aside && standingOf(alert.state) === null)} />
          ))}
        </ul>
      </div>
      {/* It stands there whichever card has the focus: what came with a press would push the button away from under it. */}
      <div class="alert-moves">
        {!aside && list.length > 1 && (
          <button type="button" aria-keyshortcuts="w" onClick={goToWorst}>
            <Icon name="up" /> To the worst <kbd>w</kbd>
          </button>
        )}
        {below.value.all > 0 && (
          <button type="button" class="more-below" onClick={() => box.current?.scrollBy({ top: box.current.clientHeight * 0.8 })}>
            <Icon name="down" /> {below.value.all} below{below.value.unseen > 0 && `, ${below.value.unseen} not acknowledged`}
          </button>
        )}
      </div>
    </>
  );
}

/** Index of the first card whose top is below `edge`, by halving: cards stand in order. */
function firstBelow(cards: NodeListOf<HTMLElement>, edge: number): number {
  let [low, high] = [0, cards.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cards[middle]?.offsetTop ?? 0) > edge) high = middle;
    else low = middle + 1;
  }
  return low;
}
