import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AlertReport } from '../../../shared/wire/settings.ts';
import { announceQuietly } from '../../state/notices.ts';
import { live } from '../../state/watch.ts';
import { kindTitle } from '../../state/settings/kind-title.ts';
import { RULE_GROUPS } from '../../state/settings/rule-words.ts';
import { goToRule } from '../../state/settings/rule-asked.ts';
import { dateText, spanText } from '../../state/time-text.ts';
import { askAlertReport, type Asked } from '../../stream/settings.ts';
import { At } from '../live-text.tsx';

const SPANS: readonly (readonly [hours: number, text: string])[] = [
  [1, 'hour'],
  [8, '8 hours'],
  [24, '24 hours'],
  [168, '7 days'],
];

/** How often a desk was called, against the guidance, and which rules called it. */
export function NoiseTab() {
  const hours = useSignal(24);
  const asked = useSignal<Asked<AlertReport> | null>(null);
  const again = useSignal(0);
  useEffect(() => {
    let gone = false;
    const fetchIt = async () => {
      asked.value = null;
      const answer = await askAlertReport(hours.value);
      if (gone) return;
      asked.value = answer;
      announceQuietly(answer.ok ? summary(answer.answer) : answer.words);
    };
    void fetchIt();
    return () => {
      gone = true;
    };
  }, [hours.value, again.value]);
  return (
    <>
      <div class="actions">
        <label class="choice">
          <span>In the last</span>
          <select value={hours.value} onChange={(e) => void (hours.value = Number(e.currentTarget.value))}>
            {SPANS.map(([h, text]) => (
              <option key={h} value={h}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => void again.value++}>
          Refresh
        </button>
      </div>
      {asked.value === null ? <p class="muted">Counting …</p> : asked.value.ok ? <Report report={asked.value.answer} /> : <p class="warn-text">{asked.value.words}</p>}
    </>
  );
}

const figure = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 1 });

const summary = ({ perTenMinutes, guidance }: AlertReport): string =>
  `${figure(perTenMinutes.mean)} alerts in ten minutes for the whole desk on average, ${figure(perTenMinutes.worst)} in the worst; the guidance for one operator is ${guidance.mean} and ${guidance.worst}.`;

/** Who was there in the past is not kept: what is shared is said with the number it is shared by. */
const shared = ({ perOperator, operators }: AlertReport): string =>
  operators === 1 ? 'One operator is here now.' : `For each of the ${operators} here now, had they been there all the time: ${figure(perOperator.mean)} on average, ${figure(perOperator.worst)} in the worst.`;

function Report({ report }: { report: AlertReport }) {
  const { guidance, perTenMinutes, rules } = report;
  return (
    <>
      <dl class="rates">
        <Rate text="On average" value={perTenMinutes.mean} guidance={`at most ${guidance.mean} for one operator`} over={false} />
        <Rate text="In the worst ten minutes" value={perTenMinutes.worst} guidance={`at most ${guidance.worst} for one operator`} over={perTenMinutes.worst > guidance.worst} />
      </dl>
      <p class="muted">
        Alerts that called a desk by sound, in ten minutes, for the whole desk as it was. {shared(report)}
        {perTenMinutes.worstFrom !== null && (
          <>
            {' '}
            The worst began {dateText(perTenMinutes.worstFrom)} at <At at={perTenMinutes.worstFrom} />.
          </>
        )}
      </p>
      {rules.length === 0 ? (
        <p>Nothing was raised.</p>
      ) : (
        <table class="noise">
          <caption class="unseen">Rules by how many alerts they raised, the noisiest first</caption>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" class="number">
                Raised
              </th>
              <th scope="col" class="number">
                <abbr title="Joined an alert that stood already">Joined</abbr>
              </th>
              <th scope="col" class="number">
                <abbr title="Called a desk by sound">Sounded</abbr>
              </th>
              <th scope="col" class="number">
                <abbr title="Median time until somebody acknowledged">Ack. in</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((row) => (
              <tr key={`${row.rule} ${row.zone?.id ?? ''}`}>
                <th scope="row">
                  <RuleName row={row} />
                </th>
                <td class="number">{row.raised}</td>
                <td class="number">{row.joined}</td>
                <td class="number">{row.sounding}</td>
                <td class="number">{row.acknowledgeMs === null ? '–' : spanText(row.acknowledgeMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Goes to where its limits are set, where there are any. */
function RuleName({ row: { rule, zone } }: { row: AlertReport['rules'][number] }) {
  const title = kindTitle(rule, zone?.id ?? null, zone?.name);
  const known = zone === null ? RULE_GROUPS.some((group) => group.name === rule) : (live.settings.value?.zones.some((z) => z.properties.id === zone.id) ?? false);
  if (!known) return <>{title}</>;
  return (
    <button type="button" class="link" aria-label={`Set the limits of ${title}`} onClick={() => goToRule(rule, zone?.id ?? null)}>
      {title}
    </button>
  );
}

/** A figure beside the guidance; over it is said in words and not by colour alone. */
function Rate({ text, value, guidance, over }: { text: string; value: number; guidance: string; over: boolean }) {
  return (
    <div>
      <dt>{text}</dt>
      <dd>
        <strong class={`figure ${over ? 'warn-text' : ''}`}>{figure(value)}</strong> <span class="muted">guidance {over ? <span class="warn-text">exceeded: {guidance}</span> : guidance}</span>
      </dd>
    </div>
  );
}
