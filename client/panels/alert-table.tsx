import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Alert } from '../../shared/words/alert.ts';
import { conditionsOf, type AlertCondition } from '../state/alert-conditions.ts';
import { alertMatches, sortAlerts, type AlertColumn, type AlertTableOrder } from '../state/alert-table.ts';
import { seenText, STATE_TEXT } from '../state/alert-words.ts';
import { currentAlert } from '../state/current-alert.ts';
import { escalationAhead } from '../state/escalation.ts';
import { headlineOf, whatNow } from '../state/headline.ts';
import { showCondition } from '../state/selection.ts';
import { filterWords } from '../state/table-order.ts';
import { alerts, asideAlerts, me, tenSeconds } from '../state/watch.ts';
import { goToAlert } from './alert-walk.ts';
import { PriorityMark } from './icon.tsx';
import { Since, Until } from './live-text.tsx';
import { TableFrame } from './table-frame.tsx';
import { TrackLinks } from './track-links.tsx';

const COLUMNS: readonly { by: AlertColumn | null; title: string }[] = [
  { by: 'priority', title: 'Priority' },
  { by: null, title: 'State' },
  { by: 'what', title: 'What' },
  { by: 'who', title: 'Who' },
  { by: 'since', title: 'Since' },
  { by: 'owner', title: 'Owner' },
  { by: null, title: 'Seen by' },
  { by: null, title: 'If nobody acknowledges' },
  { by: null, title: 'Where' },
  { by: 'further', title: 'Joined' },
];

/** Every alert as a row, with what joined it beneath: what the rail shows, and what is put aside, for keyboard and screen reader. */
export function AlertTable() {
  const text = useSignal('');
  const order = useSignal<AlertTableOrder>({ by: 'worst', descending: false });
  const rowsBox = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  // On the rows, and not in the filter: keys still silence and acknowledge.
  useLayoutEffect(() => rowsBox.current?.focus(), []);

  const all = [...alerts.value, ...asideAlerts.value];
  const words = filterWords(text.value);
  const list = sortAlerts(
    all.filter((alert) => alertMatches(alert, words)),
    order.value,
    me.value?.name ?? null,
  );
  // The first press sorts, the second turns it round, the third gives the rail's order back.
  const sortBy = (by: AlertColumn) => {
    const { by: was, descending } = order.value;
    order.value = was !== by ? { by, descending: false } : descending ? { by: 'worst', descending: false } : { by, descending: true };
  };
  const links = () => [...(body.current?.querySelectorAll<HTMLElement>('button.to-alert') ?? [])];
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = links();
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
    event.preventDefault();
  };
  return (
    <TableFrame
      shows="alerts"
      placeholder="Filter: ship, zone, rule, shelved…"
      text={text.value}
      setText={(now) => void (text.value = now)}
      onDown={() => links()[0]?.focus()}
      count={`${list.length} of ${all.length}`}
    >
      <div class="table-scroll" ref={rowsBox} tabIndex={0} role="group" aria-label="Rows: arrow keys move, Enter shows" onKeyDown={onKey}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map(({ by, title }) => (
                <th key={title} scope="col" aria-sort={by !== null && by === order.value.by ? (order.value.descending ? 'descending' : 'ascending') : undefined}>
                  {by === null ? (
                    title
                  ) : (
                    <button type="button" class="quiet" onClick={() => sortBy(by)}>
                      {title}
                      {by === order.value.by && <span aria-hidden="true">{order.value.descending ? ' ▼' : ' ▲'}</span>}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>{list.flatMap((alert) => [<Row key={alert.id} alert={alert} />, ...conditionsOf(alert).slice(1).map((part) => <JoinedRow key={`${alert.id} ${part.situation}`} alert={alert} part={part} />)])}</tbody>
        </table>
      </div>
    </TableFrame>
  );
}

function Row({ alert }: { alert: Alert }) {
  const headline = headlineOf(alert, tenSeconds.value ?? alert.changedAt);
  const ahead = escalationAhead(alert);
  const further = conditionsOf(alert).length - 1;
  const here = currentAlert.value === alert.id;
  return (
    <tr class={here ? 'current selected' : ''} data-table-alert={alert.id} data-priority={alert.priority} aria-current={here ? 'true' : undefined}>
      <td>
        <span class="with-mark">
          <PriorityMark priority={alert.priority} filled={alert.state === 'unack' || alert.state === 'sil'} /> {alert.priority}
        </span>
      </td>
      <td>{STATE_TEXT[alert.state]}</td>
      <th scope="row">
        <button type="button" class="link to-alert" onClick={() => goToAlert(alert)}>
          {headline.what}
        </button>
      </th>
      <td>{headline.who}</td>
      <td>
        <Since at={headline.since} />
      </td>
      <td>{alert.owner?.name}</td>
      <td title={alert.seenBy.map((seen) => seen.by).join(', ')}>{seenText(alert)}</td>
      <td>
        {ahead && (
          <>
            {ahead.to} in <Until at={ahead.at} />
          </>
        )}
      </td>
      <td>{headline.where}</td>
      <td class="figure">{further > 0 ? `and ${further} more` : ''}</td>
    </tr>
  );
}

function JoinedRow({ alert, part }: { alert: Alert; part: AlertCondition }) {
  const what = whatNow(part, alert, tenSeconds.value ?? alert.changedAt);
  const others = part.tracks.filter((id) => id !== alert.tracks[0]);
  return (
    <tr class={`joined-row ${part.condition === 'false' ? 'lost' : ''}`} data-priority={part.priority ?? alert.priority}>
      <td>
        <span class="with-mark">+ {part.priority}</span>
      </td>
      <td>{part.condition === 'true' ? 'holds' : part.condition === 'false' ? 'gone' : 'cannot be checked'}</td>
      <td>
        <button type="button" class="link to-alert" aria-label={`Show: ${what}`} onClick={() => showCondition(alert, part)}>
          {what}
        </button>
      </td>
      <td>{others.length > 0 && <TrackLinks tracks={others} />}</td>
      <td>
        <Since at={part.since} />
      </td>
      <td colSpan={3} />
      <td>{part.where}</td>
      <td />
    </tr>
  );
}
