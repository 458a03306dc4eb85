import { useSignal } from '@preact/signals';
import { FORMS_OF } from './forms/all.ts';
import { add } from './state/acts.ts';
import { canWrite, chosen } from './state/editing.ts';
import { LISTS, type ListName } from './state/script.ts';

const TITLES: Readonly<Record<ListName, string>> = { injects: 'Injects', raises: 'What it is about', expect: 'Expected of trainees', marks: 'Marks' };

/** Adds a thing of any kind at the time of what is chosen. */
export function AddMenu() {
  const what = useSignal('injects report');
  const press = (): void => {
    const [list, kind = ''] = what.value.split(' ');
    const name = LISTS.find((each) => each === list);
    if (name !== undefined) add(name, kind, chosen.value);
  };
  return (
    <span class="add">
      <select aria-label="What to add" value={what.value} disabled={!canWrite.value} onChange={(e) => void (what.value = e.currentTarget.value)}>
        {LISTS.map((list) => (
          <optgroup key={list} label={TITLES[list]}>
            {[...FORMS_OF[list]].map(([kind, { title }]) => (
              <option key={kind} value={`${list} ${kind}`.trim()}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <button type="button" disabled={!canWrite.value} onClick={press}>
        Add
      </button>
    </span>
  );
}
