import { newestOf } from '../../words/alert.ts';
import type { Time } from '../../words/position.ts';
import type { ScoredEntry, ScoreFacts } from './facts.ts';
import type { Moment, Score } from './figure.ts';
import { scoreOf } from './score.ts';

/** What a trainer noted during an exercise or after it. */
export interface DebriefNote {
  readonly at: Time;
  readonly what: string;
  readonly by: string;
}

/** One line of what happened, of whatever kind. */
export interface DebriefLine extends Moment {
  readonly kind: 'inject' | 'alert' | 'report' | 'source' | 'mark' | 'note';
}

/** All that a debrief shows: the page, the printed report and `varne scenario run --json` are made of it. */
export interface Debrief {
  readonly title: string;
  readonly brief: string;
  readonly objectives: readonly string[];
  readonly from: Time;
  readonly to: Time;
  readonly score: Score;
  /** In order of time. */
  readonly lines: readonly DebriefLine[];
}

/** Events of an alert that are worth a line of their own. */
const TOLD: ReadonlySet<string> = new Set(['raised', 'joined', 'acknowledged', 'escalated', 're-alarmed', 'cleared', 'transferred', 'accepted', 'refused', 'released', 'shelved', 'logged', 'unverifiable']);

/** Makes the debrief of an exercise. Pure. */
export function debriefOf(facts: ScoreFacts, notes: readonly DebriefNote[]): Debrief {
  const { scenario, happened, entries, until } = facts;
  const lines: DebriefLine[] = [
    ...happened.map(({ at, inject }): DebriefLine => ({ kind: 'inject', at, what: 'seen' in inject ? `${inject.id}: ${inject.seen}` : `${inject.id} (${inject.kind})`, seq: null, by: null })),
    ...entries.flatMap((entry) => lineOf(entry) ?? []),
    ...scenario.marks.flatMap(({ at, what }): DebriefLine[] => (scenario.starts + at > until ? [] : [{ kind: 'mark', at: scenario.starts + at, what, seq: null, by: null }])),
    ...notes.map(({ at, what, by }): DebriefLine => ({ kind: 'note', at, what, seq: null, by })),
  ];
  return {
    title: scenario.title,
    brief: scenario.brief,
    objectives: scenario.objectives,
    from: scenario.starts,
    to: until,
    score: scoreOf(facts),
    lines: lines.sort((a, b) => a.at - b.at || (a.seq ?? 0) - (b.seq ?? 0)),
  };
}

function lineOf({ at, seq, actor, body }: ScoredEntry): DebriefLine | null {
  const by = actor.kind === 'person' ? actor.name : null;
  switch (body.kind) {
    case 'alert': {
      const { alert, event } = body;
      if (!TOLD.has(event)) return null;
      const said = event === 'logged' ? `: ${alert.action?.what ?? ''}` : event === 'raised' ? `: ${alert.what}` : event === 'joined' ? `: ${newestOf(alert).what}` : '';
      return { kind: 'alert', at, what: `${alert.id} ${alert.priority} ${event}${said}`, seq, by };
    }
    case 'report':
      return { kind: 'report', at, what: `${body.report.id} entered: ${body.report.seen}`, seq, by };
    case 'source':
      return { kind: 'source', at, what: `${body.source} ${body.state === 'live' ? 'is back' : 'brings nothing'}`, seq, by };
    default:
      return null;
  }
}
