import type { ComponentChildren } from 'preact';
import type { Alert } from '../../shared/words/alert.ts';
import { figuresText } from '../state/figure-text.ts';
import { At } from './live-text.tsx';

const CATEGORY_TEXT = {
  A: 'A: acknowledged with its object on the chart',
  B: 'B: acknowledged from the list',
  C: 'C: another centre owns it; shown only',
} as const;

/**
 * "Why this alert" (MSC.302(87) 9.7): what the rule found, and what it is about. The rule's own card (cause, consequence, delay,
 * deadband) has its place after the rule's name: rows by `alert.rule`, as soon as the page can read the cards.
 */
export function WhyAlert({ alert }: { alert: Alert }) {
  const figures = figuresText(alert.figures);
  const rows: [string, ComponentChildren][] = [
    ['Rule', alert.rule],
    ...(alert.zone ? ([['Zone', `${alert.zone.name}, version ${alert.zone.version}`]] satisfies [string, string][]) : []),
    ...(figures === '' ? [] : ([['Figures', figures]] satisfies [string, string][])),
    ...(alert.todo === '' ? [] : ([['Action', alert.todo]] satisfies [string, string][])),
    ['Priority', `${alert.priority}${alert.escalation > 0 ? `, escalated ${alert.escalation}×` : ''}`],
    ['Category', CATEGORY_TEXT[alert.category]],
    [
      'Began',
      <>
        <At at={alert.since} />, raised <At at={alert.raisedAt} />
      </>,
    ],
    ...(alert.latched ? ([['Held', 'It stays until two qualified people release it']] satisfies [string, string][]) : []),
    ...(alert.seenBy.length > 0 ? ([['Seen by', alert.seenBy.map((s) => s.by).join(', ')]] satisfies [string, string][]) : []),
  ];
  return (
    <section class="why" aria-label={`Why this alert: ${alert.what}, ${alert.who}`}>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
