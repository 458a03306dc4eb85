import { isTimeFault, type SourceHealth, type SourceState } from '../../shared/words/source.ts';
import { shortSpanText } from '../state/time-text.ts';
import { phase, sources } from '../state/watch.ts';
import { Popover } from './popover.tsx';

const STATE_TEXT: Readonly<Record<SourceState, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  silent: 'Silent',
  ended: 'Ended',
  failed: 'Failed',
};

/** Each feed with its state, rate, age and what was dropped of it. */
export function SourcesPanel() {
  const list = sources.value;
  const bad = list.filter((s) => s.state !== 'live' && s.state !== 'ended').length;
  // Without the server nobody knows how the sources are doing now.
  const cut = phase.value !== 'live';
  const face = (
    <>
      <span class={`dot ${cut || bad > 0 ? 'warn' : 'ok'}`} aria-hidden="true" />
      Sources {cut ? '?' : list.length - bad}/{list.length}
    </>
  );
  return (
    <Popover name="sources" label="Sources" flush="right" face={face}>
      {list.length === 0 ? <p class="muted">No source is known yet.</p> : list.map((s) => <Source key={s.name} source={s} />)}
    </Popover>
  );
}

function Source({ source }: { source: SourceHealth }) {
  const counted = Object.entries(source.errors).filter(([, n]) => n > 0);
  const dropped = counted.filter(([why]) => !isTimeFault(why));
  const mistimed = counted.filter(([why]) => isTimeFault(why));
  return (
    <div class="source" data-state={source.state}>
      <div class="source-head">
        <strong>{source.name}</strong>
        <span class={`state ${source.state}`}>{STATE_TEXT[source.state]}</span>
      </div>
      <p class="figure muted">
        {source.rate.toFixed(1)} lines/s · {source.age === null ? 'nothing yet' : `last ${shortSpanText(source.age * 1000)} ago`} ·{' '}
        {source.sightings.toLocaleString('en-GB')} sightings
      </p>
      {dropped.length > 0 && <p class="muted">Dropped: {dropped.map(([why, n]) => `${why} ${n.toLocaleString('en-GB')}`).join(', ')}</p>}
      {mistimed.length > 0 && <p class="muted">Taken at another time than they say: {mistimed.map(([why, n]) => `${why} ${n.toLocaleString('en-GB')}`).join(', ')}</p>}
      {source.problem !== null && <p class="warn-text">{source.problem}</p>}
    </div>
  );
}
