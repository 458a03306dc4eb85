import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ZoneKind } from '../../../shared/words/zone.ts';
import { drawing, drawNew, endDrawing, finishDrawing, penRefusal, takeCornerBack } from '../../state/settings/drawing.ts';
import { addZone } from '../../state/settings/editing.ts';
import { ZONE_KIND_TEXT } from '../../state/settings/zone-rule-fields.ts';
import { focusOnce } from '../alert-form.tsx';
import { Icon } from '../icon.tsx';
import { checkedCorners, CornersText } from './corners-field.tsx';

/** What is typed of a zone that is none yet: it outlives the drawer. */
const name = signal('');
const kind = signal<ZoneKind>('geofence');
const corners = signal('');

/** A new zone: named, then drawn on the chart or typed corner by corner. */
export function NewZone({ close }: { close: () => void }) {
  const words = useSignal('');
  const isDrawing = drawing.value?.kind === 'new';
  const read = checkedCorners(corners.value, []);
  const count = corners.value.split('\n').filter((line) => line.trim() !== '').length;
  useEffect(
    () => () => {
      if (drawing.value?.kind === 'new') endDrawing();
    },
    [],
  );
  const clear = () => {
    name.value = corners.value = '';
    close();
  };
  const named = (): string | null => {
    const said = name.value.trim();
    words.value = said === '' ? 'Give it a name first: alerts are told by it.' : '';
    return said === '' ? null : said;
  };
  const draw = () => {
    const said = named();
    if (said !== null) void drawNew(said, kind.value, clear);
  };
  const add = () => {
    const said = named();
    if (said === null) return;
    if (!read.ok) {
      words.value = `Not added. ${read.words}`;
      return;
    }
    addZone(said, kind.value, { type: 'Polygon', coordinates: [read.ring] });
    clear();
  };
  return (
    <section class="zone-form" aria-label="New zone">
      <button type="button" class="link" onClick={close}>
        <Icon name="left" /> All zones
      </button>
      <h3>New zone</h3>
      <label class="stacked">
        Name
        <input value={name.value} maxLength={80} autocomplete="off" ref={focusOnce} onInput={(e) => void (name.value = e.currentTarget.value)} />
      </label>
      <label class="stacked">
        Kind
        <select value={kind.value} onChange={(e) => void (kind.value = ZoneKind.catch('other').parse(e.currentTarget.value))}>
          {ZoneKind.options.map((k) => (
            <option key={k} value={k}>
              {ZONE_KIND_TEXT[k]}
            </option>
          ))}
        </select>
      </label>
      {isDrawing ? (
        <>
          <p class="hint" role="status" data-testid="drawing">
            {penRefusal.value ?? 'Click each corner on the chart. Click the first one again, or press Finish, to close the outline.'}
          </p>
          <div class="actions">
            <button type="button" class="primary" onClick={finishDrawing}>
              Finish
            </button>
            <button type="button" onClick={takeCornerBack}>
              Take the last corner back
            </button>
            <button type="button" onClick={endDrawing}>
              Stop drawing
            </button>
          </div>
        </>
      ) : (
        <>
          <button type="button" class="primary" onClick={draw}>
            Draw it on the chart
          </button>
          <p class="muted">or, without a pointer:</p>
          <CornersText text={corners.value} count={count} words={read.ok || count < 3 ? null : read.words} onText={(text) => void (corners.value = text)} />
          <button type="button" onClick={add}>
            Add it with these corners
          </button>
        </>
      )}
      <p class="amiss" role="status">
        {isDrawing ? '' : (penRefusal.value ?? words.value)}
      </p>
    </section>
  );
}
