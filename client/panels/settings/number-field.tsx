import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { amiss, setAmiss } from '../../state/settings/editing.ts';
import { rangeText, readNumber, type NumberLimit } from '../../state/settings/limits.ts';

interface Props {
  /** Unique in the draft; what cannot be taken is kept under it. */
  field: string;
  label: string;
  unit: string;
  why: string;
  limit: NumberLimit;
  value: number | null;
  /** A number must stand here; else blank is none. */
  needed?: boolean;
  set: (value: number | null) => void;
}

/** A number with its unit and range. What cannot be taken stays as typed, is marked, and changes nothing. */
export function NumberField({ field, label, unit, why, limit, value, needed = true, set }: Props) {
  const id = useId();
  const typing = useSignal<string | null>(null);
  const kept = amiss.value.get(field);
  const text = typing.value ?? kept?.text ?? (value === null ? '' : String(value));
  const type = (typed: string) => {
    typing.value = typed;
    const read = readNumber(typed, limit, needed);
    setAmiss(field, read.ok ? null : { text: typed, words: read.words });
    if (read.ok) set(read.value);
  };
  return (
    <div class="limit">
      <label for={id}>{label}</label>
      <span class="limit-value">
        <input
          id={id}
          inputMode="decimal"
          autocomplete="off"
          value={text}
          aria-invalid={kept !== undefined}
          aria-describedby={`${id}-why`}
          onInput={(e) => type(e.currentTarget.value)}
          onBlur={() => void (typing.value = null)}
        />
        <span class="muted unit">{unit}</span>
        <Span seconds={unit === 's' ? value : null} />
      </span>
      <p id={`${id}-why`} class={kept ? 'error' : 'muted'}>
        {kept?.words ?? `${why} ${rangeText(limit, unit)}.`.trim()}
      </p>
    </div>
  );
}

/** Long times in seconds, also as a person says them. */
function Span({ seconds }: { seconds: number | null }) {
  if (seconds === null || seconds < 120) return null;
  const minutes = seconds / 60;
  return <span class="muted">= {minutes < 120 ? `${Number(minutes.toFixed(1))} min` : `${Number((minutes / 60).toFixed(1))} h`}</span>;
}
