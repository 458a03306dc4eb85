import { offsetText } from '../../../shared/scenario/times.ts';
import type { AlertEvent } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { alertLine } from '../../engine/alert-line.ts';
import type { RunNews } from '../../scenario/run.ts';

/** What a person who reads along wants to see of an alert; `--json` has all of it. */
const WORTH_TELLING: readonly AlertEvent[] = ['raised', 'joined', 'acknowledged', 'escalated', 're-alarmed', 'cleared', 'unverifiable', 'logged', 'released', 'transferred', 'accepted'];

/** One line for what happened in a run; null for what is not told. */
export function newsLine(news: RunNews, starts: Time, json: boolean): string | null {
  return json ? jsonLine(news, starts) : wordLine(news, starts);
}

function jsonLine(news: RunNews, starts: Time): string | null {
  if (news.kind === 'inject') {
    const { at, inject, report } = news.happened;
    return JSON.stringify({ kind: 'inject', at: new Date(at).toISOString(), after: offsetText(at - starts), inject: inject.id, what: inject.kind, report });
  }
  if (news.kind === 'act') return JSON.stringify({ kind: 'act', after: offsetText(news.act.at), do: news.act.do, by: news.act.by, problem: news.problem });
  const { entry } = news;
  const line = alertLine(entry);
  if (line !== null) return `{"kind":"alert",${line.slice(1)}`;
  return JSON.stringify({ at: new Date(entry.at).toISOString(), by: entry.actor.name, ...entry.body });
}

function wordLine(news: RunNews, starts: Time): string | null {
  if (news.kind === 'inject') {
    const { at, inject, report } = news.happened;
    return row(at - starts, 'inject', `${inject.id} (${inject.kind})${report === null ? '' : `: ${report.seen}`}`);
  }
  if (news.kind === 'act') return news.problem === null ? null : row(news.act.at, 'act', `${news.act.by} could not ${news.act.do}: ${news.problem}`);
  const { entry, whose } = news;
  const { at, body, actor } = entry;
  const by = actor.kind === 'person' ? ` by ${actor.name}` : '';
  switch (body.kind) {
    case 'alert': {
      const { event, alert } = body;
      if (!WORTH_TELLING.includes(event)) return null;
      const part = event === 'joined' ? (alert.joined.find(({ situation }) => situation === alert.joinedNow) ?? alert) : alert;
      const who = part.tracks.map((id) => whose.get(id) ?? id).join(', ');
      return row(at - starts, event, `${alert.id} ${part.priority} ${part.rule}: ${who}${who === '' ? '' : ', '}${part.where}${by}`);
    }
    case 'report':
      return row(at - starts, 'report', `${body.report.id}: ${body.report.seen}${by}`);
    case 'source':
      return row(at - starts, 'source', `${body.source} ${body.state === 'live' ? 'is back' : 'brings nothing'}`);
    default:
      return null;
  }
}

const row = (after: number, what: string, text: string): string => `${offsetText(Math.max(0, after))}  ${what.padEnd(12)}  ${text}`;
