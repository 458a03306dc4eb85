import { scoreOf } from '../../../shared/scenario/score/score.ts';
import type { Case, Figure } from '../../../shared/scenario/score/figure.ts';
import { offsetText } from '../../../shared/scenario/times.ts';
import type { RunOutcome } from '../../scenario/run.ts';

/** What a run came to, for a person. */
export function outcomeText({ hash, facts, raises }: RunOutcome, nobody: boolean): string {
  const { scenario } = facts;
  const { expectations: tally, figures } = scoreOf(facts);
  const lines: string[] = ['', `${scenario.title}: ${facts.entries.length} entries in ${offsetText(facts.until - scenario.starts).slice(1)}`];
  if (raises.length > 0) lines.push('', 'What it is about');
  for (const { raises: wanted, at, inTime } of raises) {
    const what = [wanted.rule, wanted.vessel, wanted.zone].filter((word) => word !== undefined).join(' ');
    lines.push(`  ${inTime ? 'raised ' : at === null ? 'NEVER  ' : 'LATE   '}  ${what}${at === null ? '' : ` at ${offsetText(at)}`}, wanted by ${offsetText(wanted.by)}`);
  }
  if (nobody) lines.push('', 'Nobody was there (--acts gives people something to do), so everything that is expected is missed.');
  for (const figure of figures) lines.push('', ...figureLines(figure, scenario.starts));
  lines.push('', `score  ${tally.met} met, ${tally.late} late, ${tally.missed} missed${tally.void === 0 ? '' : `, ${tally.void} void`}${tally.open === 0 ? '' : `, ${tally.open} open`}`, `hash   ${hash ?? 'nothing was concluded'}`, '');
  return lines.join('\n');
}

/** More cases than this are only counted. */
const SHOWN = 20;

function figureLines({ title, unit, value, cases }: Figure, starts: number): string[] {
  const total = unit === 'times' ? String(value ?? 0) : value === null ? '' : `median ${value} s`;
  const lines = [total === '' ? title : `${title}: ${total}`];
  for (const each of cases.slice(0, SHOWN)) lines.push(`  ${each.verdict.padEnd(7)}  ${measured(each, unit)}${each.what}${moments(each, starts)}`);
  if (cases.length > SHOWN) lines.push(`  and ${cases.length - SHOWN} more`);
  return lines;
}

function measured({ value, limit }: Case, unit: Figure['unit']): string {
  if (unit === 'times') return '';
  return `${`${value === null ? '-' : `${value} s`}${limit === null ? '' : ` of ${limit} s`}`.padEnd(16)}  `;
}

const moments = ({ moments: all }: Case, starts: number): string => (all.length === 0 ? '' : ` (${all.map(({ at, by }) => `${offsetText(Math.max(0, at - starts))}${by === null ? '' : ` ${by}`}`).join(', ')})`);
