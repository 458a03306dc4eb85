import { atStep } from './time-line.ts';
import { choose, picking, said, script, setValue, write } from './editing.ts';
import { FORMS_OF } from '../forms/all.ts';
import { freeId, itemsIn, LISTS, type Chosen, type ListName } from './script.ts';
import { at, isMapping, withAt, type Plain } from '../text/plain.ts';
import { Offset, offsetText } from '../../../shared/scenario/times.ts';
import type { Path } from '../../../shared/scenario/where.ts';
import { pickAt } from './pick-at.ts';

/** Puts a new one into a list, after what is chosen there, and asks on the chart for what only a person knows. */
export function add(list: ListName, kind: string, chosen: Chosen | null): void {
  const form = FORMS_OF[list].get(kind);
  const { value: now } = script;
  if (form === undefined) return;
  const items = itemsIn(now, list);
  const index = chosen !== null && chosen !== 'setup' && chosen.list === list ? chosen.index + 1 : items.length;
  const made = form.begin({ script: now, at: offsetText(timeOf(chosen) ?? 0), id: (base) => freeId(now, base) });
  if (!write({ do: 'insert', list: [list], index, value: kind === '' ? made : { kind, ...made } })) return;
  choose({ list, index });
  said.value = `${form.title} was added.`;
  const place = form.fields.find(({ look }) => look === 'place' || look === 'route');
  if (place !== undefined && place.key !== 'to' && kind !== 'move') pickAt([list, index, place.key], place.look === 'route');
}

/** The same again, under a name of its own. */
export function duplicate({ list, index }: Exclude<Chosen, 'setup'>): void {
  const { value: now } = script;
  const item = itemsIn(now, list)[index];
  if (item === undefined) return;
  const id = at(item, ['id']);
  const copy = typeof id === 'string' ? withAt(item, ['id'], freeId(now, id.replace(/-\d+$/, '').slice(0, 36))) : item;
  if (write({ do: 'insert', list: [list], index: index + 1, value: copy })) choose({ list, index: index + 1 });
}

/** Takes it away; undo brings it back. */
export function remove({ list, index }: Exclude<Chosen, 'setup'>): void {
  const id = at(itemsIn(script.value, list)[index] ?? null, ['id']);
  if (!setValue([list, index], undefined)) return;
  picking.value = null;
  choose(itemsIn(script.value, list).length === 0 ? 'setup' : { list, index: Math.max(0, index - 1) });
  said.value = `${typeof id === 'string' ? id : 'It'} was taken away. Undo brings it back.`;
}

/** Moves it in time. */
export function moveTo({ list, index }: Exclude<Chosen, 'setup'>, key: string, ms: number, stepMs: number): void {
  const { lasts } = script.value;
  if (lasts !== null) setValue([list, index, key], offsetText(atStep(ms, lasts, stepMs)));
}

/** The time of what is chosen, milliseconds from the start; null where it has none. */
function timeOf(chosen: Chosen | null): number | null {
  if (chosen === null || chosen === 'setup') return null;
  const item = itemsIn(script.value, chosen.list)[chosen.index];
  if (item === undefined) return null;
  return ['at', 'by', 'from'].map((key) => Offset.safeParse(at(item, [key])).data).find((ms) => ms !== undefined) ?? null;
}

/** Keys under which a scenario names its injects. */
const REFERRING = ['vessel', 'target', 'about', 'of', 'corrects'] as const;

/** Another name for an inject, in every place that names it. */
export function rename(path: Path, to: Plain | undefined): void {
  const { value: before } = script;
  const was = before.given === null ? undefined : at(before.given, path);
  if (!setValue(path, to) || path[0] !== 'injects' || typeof was !== 'string' || typeof to !== 'string') return;
  const twice = itemsIn(before, 'injects').filter((item) => at(item, ['id']) === was).length > 1;
  if (twice) return;
  for (const list of LISTS)
    itemsIn(before, list).forEach((item, index) => {
      for (const key of REFERRING) if (isMapping(item) && item[key] === was) setValue([list, index, key], to);
    });
}
