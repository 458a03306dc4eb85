import { positionText } from '../../shared/geo/position-text.ts';
import { openCalls, putCallAway } from '../state/exercise.ts';
import { notation } from '../state/layout.ts';
import { openReport } from '../state/open-panels.ts';
import { setField } from '../state/sighting-form.ts';
import { clockText } from '../state/time-text.ts';
import { hands } from '../state/watch.ts';

const CHANNEL: Readonly<Record<string, string>> = { '999': '999 call', mobile: 'Mobile', message: 'Message', vhf: 'VHF', 'e-mail': 'E-mail', aircraft: 'Aircraft', radar: 'Radar', ship: 'Ship', shore: 'From shore', other: 'Word' };
const SHOWN = 3;

/** Who calls, in an exercise: said as a caller says it, to be taken down and plotted by whoever trains. */
export function Calls() {
  const waiting = openCalls.value;
  if (waiting.length === 0 || hands.value === null) return null;
  const trains = hands.value.role !== 'trainer';
  return (
    <section class="calls" role="status" aria-label="Calls" data-testid="calls">
      {waiting.length > SHOWN && <p class="muted">{waiting.length - SHOWN} more wait.</p>}
      {waiting.slice(0, SHOWN).map(({ id, at, channel, said, position: [lon, lat], peopleMin, peopleMax }) => (
        <article key={id} class="call" data-call-id={id}>
          <p>
            <strong>{CHANNEL[channel] ?? channel}</strong> <span class="figure muted">{clockText(at)}</span>
          </p>
          <p>“{said}”</p>
          <p class="figure">
            {positionText(lat, lon, notation.value)}
            {peopleMin !== null && ` · ${peopleMin === peopleMax || peopleMax === null ? peopleMin : `${peopleMin} to ${peopleMax}`} people`}
          </p>
          <p class="acts">
            {trains && (
              <button
                type="button"
                onClick={() => {
                  setField('channel', channel);
                  openReport();
                }}
              >
                Take it down
              </button>
            )}
            <button type="button" class="quiet" onClick={() => putCallAway(id)}>
              Put away
            </button>
          </p>
        </article>
      ))}
    </section>
  );
}
