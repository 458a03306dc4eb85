import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { offsetText } from '../../shared/scenario/times.ts';
import { AddMenu } from './add-menu.tsx';
import { moveTo, remove } from './state/acts.ts';
import { canWrite, choose, chosen, shown } from './state/editing.ts';
import { sameChosen } from './state/script.ts';
import { atStep, GROUPS, rowsOf, ticksOf, type TimeRow } from './state/time-line.ts';

const STEP_MS = 10_000;
const FAR_STEP_MS = 60_000;

/** Everything that happens and is expected, on the time of the scenario. A row is moved by dragging its sign, or by the left and right keys. */
export function TimeLine() {
  const script = shown.value;
  const lasts = script.lasts ?? 3_600_000;
  const list = useRef<HTMLDivElement>(null);
  const dragged = useSignal<{ row: TimeRow; ms: number } | null>(null);
  const groups = GROUPS.map((group) => ({ ...group, rows: rowsOf(script, group.list) })).filter(({ rows }) => rows.length > 0);
  const all = groups.flatMap(({ rows }) => rows);
  const focused = all.find(({ of }) => sameChosen(of, chosen.value)) ?? all[0];

  const focusOn = (row: TimeRow | undefined): void => {
    if (row === undefined || row.of === 'setup') return;
    choose(row.of);
    list.current?.querySelector<HTMLElement>(`#${rowId(row)}`)?.focus();
  };
  const keyed = (event: KeyboardEvent, row: TimeRow): void => {
    const i = all.indexOf(row);
    const step = event.shiftKey ? FAR_STEP_MS : STEP_MS;
    const move = (by: number): void => {
      if (row.of === 'setup' || row.timeKey === null || row.at === null) return;
      moveTo(row.of, row.timeKey, row.at + by, STEP_MS);
      // It may have changed its place among the others.
      queueMicrotask(() => list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
    };
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focusOn(all[i + 1]),
      ArrowUp: () => focusOn(all[i - 1]),
      Home: () => focusOn(all[0]),
      End: () => focusOn(all.at(-1)),
      ArrowRight: () => move(step),
      ArrowLeft: () => move(-step),
      Delete: () => row.of !== 'setup' && canWrite.value && remove(row.of),
      Enter: () => document.querySelector<HTMLElement>('.item-form :is(input, select, textarea)')?.focus(),
    };
    const act = acts[event.key];
    if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  const drag = (event: PointerEvent & { currentTarget: Element }, row: TimeRow): void => {
    const track = event.currentTarget.closest('.track');
    if (row.of === 'setup' || row.timeKey === null || !canWrite.value || track === null) return;
    const { left, width } = track.getBoundingClientRect();
    const sign = event.currentTarget;
    sign.setPointerCapture(event.pointerId);
    choose(row.of);
    const began = event.clientX;
    const msAt = (x: number): number => atStep(((x - left) / width) * lasts, lasts, STEP_MS);
    const moved = (e: Event): void => {
      if (e instanceof PointerEvent && (dragged.value !== null || Math.abs(e.clientX - began) > 3)) dragged.value = { row, ms: msAt(e.clientX) };
    };
    const ended = (): void => {
      const { value } = dragged;
      dragged.value = null;
      sign.removeEventListener('pointermove', moved);
      if (value !== null && row.of !== 'setup' && row.timeKey !== null) moveTo(row.of, row.timeKey, value.ms, STEP_MS);
    };
    sign.addEventListener('pointermove', moved);
    sign.addEventListener('lostpointercapture', ended, { once: true });
  };

  return (
    <section class="time-line" aria-label="Time line">
      <header>
        <button type="button" aria-pressed={chosen.value === 'setup'} onClick={() => choose('setup')}>
          The scenario
        </button>
        <AddMenu />
        <div class="track axis" aria-hidden="true">
          {ticksOf(lasts).map(({ at, text }) => (
            <span key={at} style={{ left: `${(at / lasts) * 100}%` }}>
              {text}
            </span>
          ))}
        </div>
      </header>
      <div class="rows" ref={list} role="listbox" aria-label="Injects, alerts, expectations and marks in the order of their times" tabIndex={all.length === 0 ? 0 : -1}>
        {all.length === 0 && <p class="muted">Nothing happens yet. Add an inject.</p>}
        {groups.map(({ list: name, title, rows }) => (
          <div key={name} role="group" aria-label={title}>
            <p class="group-title" aria-hidden="true">
              {title}
            </p>
            {rows.map((row) => {
              const isChosen = sameChosen(row.of, chosen.value);
              const at = dragged.value !== null && sameChosen(dragged.value.row.of, row.of) ? dragged.value.ms : row.at;
              const when = at === null ? row.without : offsetText(at);
              return (
                <div
                  key={rowId(row)}
                  id={rowId(row)}
                  role="option"
                  class="time-row"
                  aria-selected={isChosen}
                  aria-label={`${when}, ${row.title} ${row.name}${row.faults === 0 ? '' : `, ${row.faults === 1 ? 'a fault' : `${row.faults} faults`}`}`}
                  tabIndex={row === focused ? 0 : -1}
                  onClick={() => row.of !== 'setup' && choose(row.of)}
                  onKeyDown={(e) => keyed(e, row)}
                >
                  <span class="figure when">{when}</span>
                  <span class="name">
                    {row.name} <span class="muted">{row.title === row.name ? '' : row.title}</span>
                  </span>
                  {row.faults > 0 && (
                    <span class="has-fault" title="It has a fault">
                      !
                    </span>
                  )}
                  <span class="track">
                    {at !== null && (
                      <>
                        {row.lasts !== null && <span class="stretch" style={{ left: percent(at, lasts), width: percent(Math.min(row.lasts, lasts - at), lasts) }} />}
                        <span class={`sign sign-${name}${row.timeKey === null ? '' : ' movable'}`} style={{ left: percent(at, lasts) }} onPointerDown={(e) => drag(e, row)} />
                      </>
                    )}
                  </span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </section>
  );
}

const rowId = ({ of }: TimeRow): string => (of === 'setup' ? 'row-setup' : `row-${of.list}-${of.index}`);
const percent = (ms: number, lasts: number): string => `${Math.max(0, Math.min(100, (ms / lasts) * 100))}%`;
