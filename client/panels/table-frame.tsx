import type { ComponentChildren } from 'preact';
import { tableOpen, tableShows, tableTall, type TableName } from '../state/open-panels.ts';
import { Icon } from './icon.tsx';

const NAMES: Readonly<Record<TableName, string>> = { vessels: 'Vessels', alerts: 'Alerts' };
const ORDER: readonly TableName[] = ['vessels', 'alerts'];

interface Props {
  shows: TableName;
  placeholder: string;
  text: string;
  setText: (text: string) => void;
  onDown: () => void;
  count: string;
  children: ComponentChildren;
}

/** What every table has around its rows: which one it is, a filter, how many, and its height. */
export function TableFrame({ shows, placeholder, text, setText, onDown, count, children }: Props) {
  return (
    <section class={`table-view ${shows === 'alerts' ? 'alert-table' : ''} ${tableTall.value ? 'tall' : ''}`} aria-label={`Table of ${shows}`}>
      <header class="table-head">
        <div role="group" aria-label="Which table">
          {ORDER.map((name) => (
            <button key={name} type="button" class="quiet" aria-pressed={name === shows} onClick={() => void (tableShows.value = name)}>
              {NAMES[name]}
            </button>
          ))}
        </div>
        <input
          aria-label="Show rows with these words"
          placeholder={placeholder}
          value={text}
          onInput={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== 'ArrowDown') return;
            e.preventDefault();
            onDown();
          }}
        />
        <span class="muted figure" role="status">
          {count}
        </span>
        <span class="gap" />
        <button type="button" class="quiet" aria-pressed={tableTall.value} onClick={() => void (tableTall.value = !tableTall.value)}>
          <Icon name={tableTall.value ? 'down' : 'up'} /> {tableTall.value ? 'Half height' : 'Full height'}
        </button>
        <button type="button" class="quiet square" aria-label="Close the table" onClick={() => void (tableOpen.value = false)}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </section>
  );
}
