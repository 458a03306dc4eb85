import { readPosition } from '../../../shared/geo/position-reading.ts';
import { positionText } from '../../../shared/geo/position-text.ts';
import { pathText, type Path } from '../../../shared/scenario/where.ts';
import { notation } from '../../state/layout.ts';
import { picking, plainPosition, setValue } from '../state/editing.ts';
import { pickAt } from '../state/pick-at.ts';
import { at, isList, type Plain } from '../text/plain.ts';
import { controlOf, FieldFrame, type FieldProps } from './field.tsx';
import { shownAs } from './typed.ts';

const isPicking = (path: Path): boolean => picking.value !== null && pathText(picking.value.path) === pathText(path);

/** A position in any notation, or by a click on the chart. It shows how it was understood. */
export function PlaceField(props: FieldProps) {
  const { path, script, disabled } = props;
  const value = shownAs('line', script.given === null ? undefined : at(script.given, path));
  return (
    <FieldFrame {...props}>
      <div class="with-button">
        <input {...controlOf(props)} value={value} placeholder="51 01.30 N 1 23.92 E" autocomplete="off" spellcheck={false} onChange={(e) => e.currentTarget.value !== value && take(path, e.currentTarget.value)} />
        <Pick path={path} many={false} disabled={disabled} />
      </div>
      <Understood text={value} disabled={disabled} mean={(position) => take(path, position)} />
    </FieldFrame>
  );
}

/** A way: positions in their order. */
export function RouteField(props: FieldProps) {
  const { path, script, disabled, field } = props;
  const given = script.given === null ? undefined : at(script.given, path);
  const positions: readonly Plain[] = isList(given) ? given : [];
  return (
    <FieldFrame {...props} path={[...path, 0]}>
      <div class="route">
        {[...positions, null].map((position, i) => {
          const value = shownAs('line', position);
          const own = [...path, i];
          return (
            <div key={i} class="with-button">
              <input
                {...controlOf({ ...props, path: own, faults: props.faults.filter(({ where }) => where === pathText(own)) })}
                aria-label={`${field.label}, ${position === null ? 'another position' : `position ${i + 1}`}`}
                value={value}
                placeholder={i === 0 ? '51 01.30 N 1 23.92 E' : 'and then to'}
                autocomplete="off"
                spellcheck={false}
                onChange={(e) => {
                  const typed = e.currentTarget.value.trim();
                  if (typed === value) return;
                  if (position === null) e.currentTarget.value = '';
                  setValue(path, typed === '' ? positions.filter((_, n) => n !== i) : [...positions.slice(0, i), typed, ...positions.slice(i + 1)]);
                }}
              />
              {position === null ? (
                <Pick path={path} many disabled={disabled} />
              ) : (
                <button type="button" class="square" disabled={disabled} aria-label={`Take position ${i + 1} away`} onClick={() => setValue(path, positions.filter((_, n) => n !== i))}>
                  ×
                </button>
              )}
            </div>
          );
        })}
      </div>
    </FieldFrame>
  );
}

function Pick({ path, many, disabled }: { path: Path; many: boolean; disabled: boolean }) {
  const on = isPicking(path);
  return (
    <button type="button" disabled={disabled} aria-pressed={on} aria-label={many ? 'Pick positions on the chart' : 'Pick the position on the chart'} onClick={() => (on ? void (picking.value = null) : pickAt(path, many))}>
      {on ? (many ? 'Done' : 'Click chart') : 'Pick'}
    </button>
  );
}

function take(path: Path, typed: string): void {
  const text = typed.trim();
  setValue(path, text === '' ? undefined : text);
}

function Understood({ text, disabled, mean }: { text: string; disabled: boolean; mean: (position: string) => void }) {
  const reading = text === '' ? null : readPosition(text);
  if (reading?.kind === 'question')
    return (
      <div class="question">
        <p>{reading.ask}</p>
        {reading.readings.map(({ lat, lon }) => (
          <button key={`${lat} ${lon}`} type="button" disabled={disabled} onClick={() => mean(plainPosition(lon, lat))}>
            {plainPosition(lon, lat)}
          </button>
        ))}
      </div>
    );
  if (reading?.kind !== 'understood') return null;
  return (
    <p class="understood muted">
      Read as <strong>{positionText(reading.meant.lat, reading.meant.lon, notation.value)}</strong>
    </p>
  );
}
