import { readPosition, type PositionMeant } from '../../shared/geo/position-reading.ts';
import { positionText } from '../../shared/geo/position-text.ts';
import { notation } from '../state/layout.ts';
import { fieldErrors, fields, picking, setField, takeReading } from '../state/sighting-form.ts';

const NOTATION_TEXT = { decimal: 'decimal', minutes: 'minutes', seconds: 'seconds' } as const;

/** A position in any notation or by a click on the chart. It shows how it was understood, and asks where it is in doubt. */
export function PositionField() {
  const { position, taken } = fields.value;
  const error = fieldErrors.value.position;
  return (
    <div class="field">
      <label for="report-position">Position</label>
      <div class="with-button">
        <input
          id="report-position"
          value={position}
          placeholder="51 01.30 N 1 23.92 E"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="report-position-read"
          aria-invalid={error !== undefined}
          onInput={(e) => setField('position', e.currentTarget.value)}
        />
        <button type="button" aria-label="Pick the position on the chart" aria-pressed={picking.value} onClick={() => void (picking.value = !picking.value)}>
          {picking.value ? 'Click chart' : 'Pick'}
        </button>
      </div>
      <div id="report-position-read" class="reading" role="status">
        {taken ? <Understood meant={taken} /> : <Reading text={position} />}
        {error !== undefined && <p class="error">{error}</p>}
      </div>
    </div>
  );
}

function Reading({ text }: { text: string }) {
  if (text.trim() === '') return null;
  const reading = readPosition(text);
  if (reading.kind === 'understood') return <Understood meant={reading.meant} />;
  if (reading.kind === 'not-understood') return <p class="muted">{reading.message}</p>;
  return (
    <div class="question">
      <p>{reading.ask}</p>
      {reading.readings.map((meant) => (
        <button key={`${meant.lat} ${meant.lon}`} type="button" onClick={() => takeReading(meant)}>
          {positionText(meant.lat, meant.lon, notation.value)}
        </button>
      ))}
    </div>
  );
}

function Understood({ meant }: { meant: PositionMeant }) {
  const shown = notation.value === 'decimal' && meant.notation === 'decimal' ? 'minutes' : notation.value;
  return (
    <p class="understood">
      Read as <strong>{positionText(meant.lat, meant.lon, shown)}</strong> <span class="muted">{NOTATION_TEXT[meant.notation]}</span>
    </p>
  );
}
