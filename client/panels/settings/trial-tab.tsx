import { useSignal } from '@preact/signals';
import type { DryRun, DryRunAlert, DryRunFigures } from '../../../shared/wire/settings.ts';
import { spot } from '../../state/focus.ts';
import { chart } from '../../state/selection.ts';
import { draft } from '../../state/settings/editing.ts';
import { kindTitle } from '../../state/settings/kind-title.ts';
import { recordedText, trial, trialText } from '../../state/settings/trial.ts';
import { dateText } from '../../state/time-text.ts';
import { PriorityMark } from '../icon.tsx';
import { At } from '../live-text.tsx';

/** What the newest dry run found, rule by rule; each alert shows where it would have been. */
export function TrialTab() {
  const now = trial.value;
  if (now === null) return <p class="muted">Nothing was tried yet. Change a zone or a rule, then press “Try on the last 24 hours”.</p>;
  if (now.state === 'running') return <p class="muted">It is being tried{now.part === null ? '' : `: ${Math.floor(now.part * 100)} % done`} …</p>;
  if (now.state === 'failed') return <p class="warn-text">{now.words}</p>;
  return <Found run={now.run} old={now.of !== draft.value} />;
}

function Found({ run, old }: { run: DryRun; old: boolean }) {
  const recorded = recordedText(run);
  return (
    <>
      <h3>{trialText(run)}</h3>
      <p class="muted">
        {dateText(run.from)} <At at={run.from} /> to <At at={run.to} />, as if nobody had acknowledged anything.
      </p>
      {recorded !== null && <p class="drawer-note">{recorded}</p>}
      {old && <p class="drawer-note">The draft was changed after this was tried.</p>}
      <Figures then={run} now={run.present} />
      {run.byRule.map(({ rule, zone, raised }) => (
        <Group key={`${rule} ${zone}`} title={kindTitle(rule, zone)} raised={raised} alerts={run.alerts.filter((alert) => alert.rule === rule && alert.zone === zone)} />
      ))}
      {run.left > 0 && <p class="muted">{run.left.toLocaleString('en-GB')} older ones are counted and not listed.</p>}
    </>
  );
}

const ROWS: readonly (readonly [keyof DryRunFigures, string])[] = [
  ['raised', 'Alerts'],
  ['sounding', 'Sounding'],
  ['perTenMinutes', 'Sounding in 10 min, on average'],
  ['worstTenMinutes', 'Sounding in the worst 10 min'],
];

function Figures({ then, now }: { then: DryRunFigures; now: DryRunFigures }) {
  return (
    <table class="figures">
      <thead>
        <tr>
          <td />
          <th scope="col">Would be</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([name, text]) => (
          <tr key={name}>
            <th scope="row">{text}</th>
            <td class="number">{figure(then[name])}</td>
            <td class="number">{figure(now[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const figure = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 2 });
/** More buttons than this nobody walks through. */
const FIRST = 50;

function Group({ title, raised, alerts }: { title: string; raised: number; alerts: readonly DryRunAlert[] }) {
  const all = useSignal(false);
  const shown = all.value ? alerts : alerts.slice(0, FIRST);
  return (
    <details class="rule-card">
      <summary>
        <strong>{title}</strong> <span class="figure">{raised.toLocaleString('en-GB')}</span>
      </summary>
      <ul class="plain trial-alerts">
        {shown.map((alert) => (
          <li key={alert.alert}>
            <button type="button" class="row-button" onClick={() => show(alert)} aria-label={`Show on the chart: ${alert.what}, ${alert.who}, ${alert.where}`}>
              <span>
                <PriorityMark priority={alert.priority} filled={false} /> <At at={alert.at} /> {alert.who}
              </span>
              <span class="muted">
                {alert.what}, {alert.where}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {alerts.length === 0 && <p class="muted">They are older than those that are listed.</p>}
      {alerts.length > shown.length && (
        <button type="button" onClick={() => void (all.value = true)}>
          {alerts.length - shown.length} more
        </button>
      )}
    </details>
  );
}

function show(alert: DryRunAlert): void {
  if (!alert.position) return;
  spot.value = alert.position;
  chart.value?.show(alert.position);
}
