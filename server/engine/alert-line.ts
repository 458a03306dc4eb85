import { newestOf, type AlertEvent, type AlertPriority, type AlertState } from '../../shared/words/alert.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Position } from '../../shared/words/position.ts';

/** One transition of an alert as `varne run` prints it. Fields may be added; none changes its meaning. */
interface AlertLine {
  /** Time of the position that the transition was concluded from; the watch's time where none was (an escalation, say). */
  at: string;
  /** What happened: `raised`, `joined`, `cleared` ... */
  event: AlertEvent;
  /** The alert's id. */
  alert: string;
  rule: string;
  /** The state that the alert is in now. */
  state: AlertState;
  priority: AlertPriority;
  /** Track ids, the main one first. */
  tracks: readonly string[];
  /** Id of the zone, or null where the rule is no zone's. */
  zone: string | null;
  /** `[lon, lat]` of the main track when the condition was raised or last renewed. */
  position: Position | null;
  /** Numbers in the units that the rules' documentation gives: `cpa` nautical miles, `tcpa` minutes, `dwell_s` seconds ... */
  figures: Readonly<Record<string, number>>;
  /** What was said, word for word, where that is what it is about (`safety-text`, a beacon's words); else null. */
  text: string | null;
  /** The watch's time of the transition: lines are in its order. */
  entered: string;
}

/**
 * The line of an entry, without a line end; null when the entry is about no alert. When it is about a further condition
 * that joined the alert, then rule, priority, tracks, zone, position, figures and text are those of that condition.
 */
export function alertLine({ at, observedAt, body }: EntryDraft): string | null {
  if (body.kind !== 'alert') return null;
  const { alert, event } = body;
  // That all of it is over is about the whole.
  const about = event === 'cleared' ? alert : newestOf(alert);
  const line: AlertLine = {
    at: new Date(observedAt ?? at).toISOString(),
    event,
    alert: alert.id,
    rule: about.rule,
    state: alert.state,
    priority: about.priority,
    tracks: about.tracks,
    zone: about.zone?.id ?? null,
    position: about.position,
    figures: about.figures,
    text: about.text,
    entered: new Date(at).toISOString(),
  };
  return JSON.stringify(line);
}
