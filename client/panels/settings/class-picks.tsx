import type { VesselClass } from '../../../shared/words/vessel.ts';
import { CLASS_TEXT } from '../../state/vessel-text.ts';

interface Props {
  label: string;
  /** What "all of them" is called, where no choice is a choice; null where none may be chosen. */
  all: string | null;
  options: readonly VesselClass[];
  /** Null means all. */
  chosen: readonly VesselClass[] | null;
  set: (chosen: VesselClass[] | null) => void;
}

/** Classes of vessel, as ticks. */
export function ClassPicks({ label, all, options, chosen, set }: Props) {
  const ticked = new Set(chosen ?? []);
  const tick = (name: VesselClass, on: boolean) => {
    const next = options.filter((option) => (option === name ? on : ticked.has(option)));
    set(next.length === 0 && all !== null ? null : next);
  };
  return (
    <fieldset class="class-picks">
      <legend>{label}</legend>
      {all !== null && (
        <label class="tick">
          <input type="checkbox" checked={chosen === null} disabled={chosen === null} onChange={() => set(null)} />
          <span>{all}</span>
        </label>
      )}
      <div class="class-grid">
        {options.map((name) => (
          <label key={name} class="tick">
            <input type="checkbox" checked={ticked.has(name)} onChange={(e) => tick(name, e.currentTarget.checked)} />
            <span>{CLASS_TEXT[name]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
