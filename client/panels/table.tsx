import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { positionText } from '../../shared/geo/position-text.ts';
import { notation } from '../state/layout.ts';
import { tableOpen, tableShows } from '../state/open-panels.ts';
import type { Seen } from '../state/picture.ts';
import { select, selected, showTrack } from '../state/selection.ts';
import { filterWords, matches, sortSeen, type Column, type TableOrder } from '../state/table-order.ts';
import { shortSpanText } from '../state/time-text.ts';
import { courseText, mmsiText, nameText, whatText } from '../state/vessel-text.ts';
import { alerts, picture, second } from '../state/watch.ts';
import { AlertTable } from './alert-table.tsx';
import { goToAlert } from './alert-walk.ts';
import { TableFrame } from './table-frame.tsx';

const ROW = 28;
const COLUMNS: readonly { by: Column | null; title: string; number?: boolean }[] = [
  { by: 'name', title: 'Name' },
  { by: 'class', title: 'Class' },
  { by: 'mmsi', title: 'MMSI' },
  { by: 'callsign', title: 'Call sign' },
  { by: 'sog', title: 'Speed, kn', number: true },
  { by: 'cog', title: 'Course', number: true },
  { by: null, title: 'Position' },
  { by: 'age', title: 'Age', number: true },
  { by: 'destination', title: 'Bound for' },
  { by: 'alerts', title: 'Alerts', number: true },
];

/** What the chart or the rail shows, as rows. */
export function TableView() {
  if (!tableOpen.value) return null;
  return tableShows.value === 'alerts' ? <AlertTable /> : <Table />;
}

/** Every track as a row: what the chart shows, for keyboard and screen reader. */
function Table() {
  const text = useSignal('');
  const order = useSignal<TableOrder>({ by: 'name', descending: false });
  const top = useSignal(0);
  const height = useSignal(400);
  /** The row that the arrow keys stand on, by handle. */
  const current = useSignal<number | null>(selected.value);
  const scroll = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  const kept = useRef<{ handles: number[]; rule: string }>({ handles: [], rule: '' });

  useLayoutEffect(() => {
    const el = scroll.current;
    if (!el) return undefined;
    // On the rows, and not in the filter: keys still silence and acknowledge.
    el.focus();
    const watch = new ResizeObserver(() => void (height.value = el.clientHeight));
    watch.observe(el);
    return () => watch.disconnect();
  }, []);

  // Once a second at most. While a hand or the focus is on the rows they keep their places: values change, order does not.
  const rows = useComputed(() => {
    void second.value;
    const counts = new Map<string, number>();
    for (const a of alerts.value) for (const id of a.tracks) counts.set(id, (counts.get(id) ?? 0) + 1);
    const words = filterWords(text.value);
    const all: Seen[] = [];
    for (const item of picture.roster()) {
      const seen = picture.seen(item.handle);
      if (seen && matches(seen, words)) all.push(seen);
    }
    const rule = `${text.value}\n${order.value.by}\n${order.value.descending}`;
    if (held.current && kept.current.rule === rule) {
      const byHandle = new Map(all.map((s) => [s.item.handle, s]));
      const still: Seen[] = [];
      for (const handle of kept.current.handles) {
        const seen = byHandle.get(handle);
        if (seen) still.push(seen);
        byHandle.delete(handle);
      }
      const list = [...still, ...byHandle.values()];
      kept.current = { handles: list.map((s) => s.item.handle), rule };
      return { list, counts };
    }
    const list = sortSeen(all, order.value, counts);
    kept.current = { handles: list.map((s) => s.item.handle), rule };
    return { list, counts };
  });

  const { list, counts } = rows.value;
  const now = second.value ?? 0;
  const first = Math.max(0, Math.floor(top.value / ROW) - 6);
  const last = Math.min(list.length, Math.ceil((top.value + height.value) / ROW) + 6);
  /** Looked up when a key asks, not when the rows were drawn: on a busy machine two presses may come between two drawings. */
  const currentAt = (): number => (current.value === null ? -1 : list.findIndex((s) => s.item.handle === current.value));

  const stand = (at: number) => {
    const seen = list[Math.max(0, Math.min(list.length - 1, at))];
    const el = scroll.current;
    if (!seen || !el) return;
    current.value = seen.item.handle;
    const y = Math.max(0, Math.min(list.length - 1, at)) * ROW;
    if (y < el.scrollTop) el.scrollTop = y;
    else if (y + ROW * 2 > el.scrollTop + el.clientHeight) el.scrollTop = y + ROW * 2 - el.clientHeight;
  };
  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height.value / ROW) - 2);
    if (event.key === 'ArrowDown') stand(currentAt() + 1);
    else if (event.key === 'ArrowUp') stand(currentAt() - 1);
    else if (event.key === 'PageDown') stand(currentAt() + page);
    else if (event.key === 'PageUp') stand(currentAt() - page);
    else if (event.key === 'Home') stand(0);
    else if (event.key === 'End') stand(list.length - 1);
    else if (event.key === 'Enter' && current.value !== null) showTrack(current.value);
    else if (event.key === ' ' && current.value !== null) select(current.value);
    else return;
    held.current = true;
    event.preventDefault();
  };
  const sortBy = (by: Column) => void (order.value = { by, descending: order.value.by === by && !order.value.descending });

  return (
    <TableFrame
      shows="vessels"
      placeholder="Filter: name, MMSI, class, lost…"
      text={text.value}
      setText={(now) => void (text.value = now)}
      onDown={() => {
        scroll.current?.focus();
        stand(Math.max(0, currentAt()));
      }}
      count={`${list.length.toLocaleString('en-GB')} of ${picture.count.toLocaleString('en-GB')}`}
    >
      <div
        class="table-scroll"
        ref={scroll}
        tabIndex={0}
        role="group"
        aria-label="Rows: arrow keys move, Enter selects and shows"
        onScroll={(e) => void (top.value = e.currentTarget.scrollTop)}
        onPointerEnter={() => void (held.current = true)}
        onPointerLeave={() => void (held.current = false)}
        onFocusOut={() => void (held.current = false)}
        onKeyDown={onKey}
      >
        <table aria-rowcount={list.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map((c) => (
                <th key={c.title} scope="col" class={c.number ? 'number' : ''} aria-sort={c.by === order.value.by ? (order.value.descending ? 'descending' : 'ascending') : undefined}>
                  {c.by === null ? (
                    c.title
                  ) : (
                    <button type="button" class="quiet" onClick={() => c.by !== null && sortBy(c.by)}>
                      {c.title}
                      {c.by === order.value.by && <span aria-hidden="true">{order.value.descending ? ' ▼' : ' ▲'}</span>}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <Spacer rows={first} />}
            {list.slice(first, last).map((seen, i) => (
              <Row key={seen.item.handle} seen={seen} index={first + i} now={now} alerts={counts.get(seen.item.id) ?? 0} current={seen.item.handle === current.value} stand={() => void (current.value = seen.item.handle)} />
            ))}
            {last < list.length && <Spacer rows={list.length - last} />}
          </tbody>
        </table>
      </div>
    </TableFrame>
  );
}

function Spacer({ rows }: { rows: number }) {
  return (
    <tr aria-hidden="true" class="spacer">
      <td colSpan={COLUMNS.length} style={{ height: `${rows * ROW}px` }} />
    </tr>
  );
}

interface RowProps {
  seen: Seen;
  index: number;
  now: number;
  alerts: number;
  current: boolean;
  stand: () => void;
}

function Row({ seen, index, now, alerts: count, current, stand }: RowProps) {
  const { item } = seen;
  const age = shortSpanText(now - seen.at);
  return (
    <tr
      class={`${selected.value === item.handle ? 'selected' : ''} ${current ? 'current' : ''} ${seen.lost ? 'lost' : ''}`}
      aria-rowindex={index + 2}
      aria-current={current ? 'true' : undefined}
      onClick={() => {
        stand();
        select(item.handle);
      }}
      onDblClick={() => showTrack(item.handle)}
    >
      <th scope="row">
        <button type="button" class="link" tabIndex={current ? 0 : -1} onClick={() => showTrack(item.handle)}>
          {nameText(item)}
        </button>
      </th>
      <td>{whatText(item)}</td>
      <td class="figure">{item.mmsi === null ? null : mmsiText(item.mmsi)}</td>
      <td>{item.callsign}</td>
      <td class="number">{seen.sog === null ? '–' : seen.sog.toFixed(1)}</td>
      <td class="number">{seen.cog === null ? '–' : courseText(seen.cog)}</td>
      <td class="figure">{positionText(seen.lat, seen.lon, notation.value)}</td>
      <td class="number">{seen.lost ? `Lost ${age}` : age}</td>
      <td>{item.destination}</td>
      <td class="number">
        {count > 0 && (
          <button type="button" class="link" tabIndex={current ? 0 : -1} aria-label={`${count} ${count === 1 ? 'alert' : 'alerts'} of ${nameText(item)}: show the worst`} onClick={() => goToAlert(alerts.value.find((a) => a.tracks.includes(item.id)))}>
            {count}
          </button>
        )}
      </td>
    </tr>
  );
}
