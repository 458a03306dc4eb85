import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { ringFault } from '../../state/settings/shape-fault.ts';
import type { Position } from '../../../shared/words/position.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import { notation } from '../../state/layout.ts';
import { amiss, setAmiss, setShape } from '../../state/settings/editing.ts';
import { cornersText, readCorners, ringNames, ringsOf, withRing, type Ring } from '../../state/settings/zone-shape.ts';

/** A zone's corners as text, one a line in any notation: all that the pen can do, by keyboard. */
export function CornersField({ zone, mayEdit }: { zone: ZoneFeature; mayEdit: boolean }) {
  const { id } = zone.properties;
  const chosen = useSignal(0);
  const names = ringNames(zone.geometry);
  const index = Math.min(chosen.value, names.length - 1);
  const ring = ringsOf(zone.geometry)[index] ?? [];
  return (
    <details class="corners">
      <summary>Corners as text</summary>
      {names.length > 1 && (
        <label class="stacked">
          Outline
          <select value={index} onChange={(e) => void (chosen.value = Number(e.currentTarget.value))}>
            {names.map((name, i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <KnownCorners key={index} field={`zone ${id} corners ${index}`} ring={ring} readOnly={!mayEdit} set={(next) => setShape(id, withRing(zone.geometry, index, next))} />
    </details>
  );
}

interface KnownProps {
  field: string;
  ring: Ring;
  readOnly: boolean;
  set: (ring: Position[]) => void;
}

/** What is typed is taken as soon as every line is understood and the outline does not cross itself. */
function KnownCorners({ field, ring, readOnly, set }: KnownProps) {
  const typing = useSignal<string | null>(null);
  const kept = amiss.value.get(field);
  const type = (typed: string) => {
    typing.value = typed;
    const read = checkedCorners(typed, ring);
    setAmiss(field, read.ok ? null : { text: typed, words: read.words });
    if (read.ok) set(read.ring);
  };
  return (
    <CornersText
      text={typing.value ?? kept?.text ?? cornersText(ring, notation.value)}
      count={Math.max(0, ring.length - 1)}
      words={kept?.words ?? null}
      readOnly={readOnly}
      onText={type}
      onLeave={() => void (typing.value = null)}
    />
  );
}

/** Typed corners as a closed outline, or what is wrong with them. */
export function checkedCorners(text: string, ring: Ring): { ok: true; ring: Position[] } | { ok: false; words: string } {
  const read = readCorners(text, ring, notation.value);
  if (!read.ok) return { ok: false, words: `Line ${read.line}: ${read.words}` };
  const fault = ringFault(read.ring);
  return fault ? { ok: false, words: fault.words } : read;
}

interface TextProps {
  text: string;
  /** Corners that are understood. */
  count: number;
  /** What is wrong with them; null when nothing is. */
  words: string | null;
  readOnly?: boolean;
  onText: (text: string) => void;
  onLeave?: () => void;
}

export function CornersText({ text, count, words, readOnly = false, onText, onLeave }: TextProps) {
  const id = useId();
  return (
    <div class="stacked">
      <label for={id}>Corners, one a line, in any notation</label>
      <textarea
        id={id}
        class="figure"
        rows={Math.min(14, Math.max(5, text.split('\n').length + 1))}
        spellcheck={false}
        readOnly={readOnly}
        value={text}
        placeholder={'51 01.30 N 1 23.92 E\n51 02.10 N 1 25.00 E\n51 00.40 N 1 26.10 E'}
        aria-invalid={words !== null}
        aria-describedby={`${id}-how`}
        onInput={(e) => onText(e.currentTarget.value)}
        onBlur={onLeave}
      />
      <p id={`${id}-how`} class={words === null ? 'muted' : 'error'} role="status">
        {words ?? `${count} corners; the last joins the first.`}
      </p>
    </div>
  );
}
