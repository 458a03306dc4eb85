import { elapsedText } from '../training/exercise-words.ts';
import { text } from './state/editing.ts';
import { trial } from './state/trial.ts';

/** What the scenario comes to when nobody is there. */
export function TrialOutcome() {
  const { value } = trial;
  if (value === null) return null;
  const { of, came } = value;
  const since = (at: number): string => elapsedText(at - came.from);
  const expected = came.score.figures.find(({ criterion }) => criterion === 'expectations')?.cases ?? [];
  return (
    <section class="trial" aria-label="What the trial came to" data-testid="trial" tabIndex={0}>
      <header>
        <h2>What the trial came to</h2>
        <button type="button" class="quiet" onClick={() => void (trial.value = null)}>
          Close
        </button>
      </header>
      {of !== text.value && <p class="warn-text">The text was changed since.</p>}
      {came.raises.length > 0 && (
        <>
          <h3>What it is about</h3>
          <ul class="plain">
            {came.raises.map(({ rule, vessel, zone, by, at, inTime }) => (
              <li key={`${rule} ${vessel} ${zone} ${by}`} class={inTime ? '' : 'fault-count'}>
                {inTime ? 'Raised' : at === null ? 'Never raised' : 'Raised late'}: {[rule, vessel, zone].filter((word) => word !== null).join(' ')}
                {at !== null && ` at ${since(at)}`}, wanted by {since(by)}
              </li>
            ))}
          </ul>
        </>
      )}
      {expected.length > 0 && (
        <>
          <h3>Expected of trainees</h3>
          <p class="muted">Nobody is there in a trial: what can be done is missed. What cannot be done is the scenario's doing.</p>
          <ul class="plain">
            {expected.map(({ what, verdict, moments }, i) => (
              <li key={i} class={verdict === 'void' ? 'fault-count' : ''}>
                {what}: {verdict === 'void' ? 'cannot be done, for what it counts from never happens' : `counts from ${moments[0] === undefined ? 'then' : since(moments[0].at)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>What happened</h3>
      <ol class="plain">
        {came.lines.map(({ at, what }, i) => (
          <li key={i}>
            <span class="figure muted">{since(at)}</span> {what}
          </li>
        ))}
      </ol>
      {came.linesLeftOut > 0 && <p class="muted">And {came.linesLeftOut} lines more: varne scenario run tells all.</p>}
    </section>
  );
}
