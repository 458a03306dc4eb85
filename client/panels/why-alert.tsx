import type { ComponentChildren } from 'preact';
import type { Alert } from '../../shared/words/alert.ts';
import { whyWords } from '../../shared/words/rule-cards/cards.ts';
import { conditionsOf, type AlertCondition } from '../state/alert-conditions.ts';
import { figuresText } from '../state/figure-text.ts';
import { headlineOf, whatNow } from '../state/headline.ts';
import { rules, tenSeconds, zones } from '../state/watch.ts';
import { At } from './live-text.tsx';
import { TrackLinks } from './track-links.tsx';

const CATEGORY_TEXT = {
  A: 'A: acknowledged with its object on the chart',
  B: 'B: acknowledged from the list',
  C: 'C: another centre owns it; shown only',
} as const;
const CONDITION_TEXT = { true: 'holds', false: 'is gone', unknown: 'cannot be checked now' } as const;

type Row = readonly [name: string, value: ComponentChildren];

/**
 * "Why this alert" (MSC.302(87) 9.7): of each condition that it speaks for what the rule looks for, what follows, what is to be done,
 * and when it is raised and over by the limits in force; and the figures that it found.
 */
export function WhyAlert({ alert }: { alert: Alert }) {
  const conditions = conditionsOf(alert);
  const several = conditions.length > 1;
  const now = tenSeconds.value ?? alert.changedAt;
  return (
    <section class="why" aria-label={`Why this alert: ${headlineOf(alert, now).what}, ${alert.who}`}>
      {conditions.map((condition) => (
        <section key={condition.situation} aria-label={whatNow(condition, alert, now)}>
          {several && (
            <h4>
              {condition.own ? '' : '+ '}
              {whatNow(condition, alert, now)}
            </h4>
          )}
          <Rows rows={rowsOf(condition, several)} />
        </section>
      ))}
      {several && <h4>The alert</h4>}
      <Rows rows={rowsOfAlert(alert)} />
    </section>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Why one condition was raised. */
function rowsOf(condition: AlertCondition, several: boolean): Row[] {
  const { rule, zone, figures, tracks, todo, since } = condition;
  const words = whyWords(condition, { rules: rules.value, zones: zones.value });
  const found = figuresText(figures);
  const rows: Row[] = [['Rule', rule]];
  if (zone) rows.push(['Zone', `${zone.name}, version ${zone.version}`]);
  if (words) rows.push(['Cause', words.cause]);
  if (found !== '') rows.push(['Found', found]);
  if (tracks.length > 1) rows.push(['Tracks', <TrackLinks tracks={tracks} />]);
  if (words) rows.push(['Follows', words.consequence]);
  if (words || todo !== '') rows.push(['Action', words?.action ?? todo]);
  if (words) rows.push(['Priority', words.priority], ['Delay', words.delay], ['Deadband', words.deadband]);
  else rows.push(['In force', 'This rule is not in force any more; the alert goes on until it has ended.']);
  if (words !== null && words.changed !== null) rows.push(['Changed', words.changed]);
  if (several) {
    rows.push([
      'Now',
      <>
        since <At at={since} />, {CONDITION_TEXT[condition.condition]}
      </>,
    ]);
  }
  return rows;
}

/** How the alert as a whole stands. */
function rowsOfAlert(alert: Alert): Row[] {
  const rows: Row[] = [
    ['Stands as', `${alert.priority}${alert.escalation > 0 ? `, escalated ${alert.escalation}× because nobody acknowledged` : ''}`],
    ['Category', CATEGORY_TEXT[alert.category]],
    [
      'Began',
      <>
        <At at={alert.since} />, raised <At at={alert.raisedAt} />
      </>,
    ],
  ];
  if (alert.latched) rows.push(['Held', 'It stays until two qualified people release it']);
  if (alert.seenBy.length > 0) {
    rows.push([
      'Seen by',
      alert.seenBy.map((seen, i) => (
        <span key={seen.by}>
          {i > 0 && ', '}
          {seen.by} <At at={seen.at} />
        </span>
      )),
    ]);
  }
  return rows;
}
