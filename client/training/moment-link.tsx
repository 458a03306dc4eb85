import type { DebriefView } from '../../shared/wire/debrief.ts';
import { clockText } from '../state/time-text.ts';
import { iso } from './exercise-rest.ts';
import { elapsedText } from './exercise-words.ts';

/** A moment, and the way to it: the chart as it was then. Only the newest take of an open exercise is on any chart, from where it began. */
export function MomentLink({ view, at, what }: { view: DebriefView; at: number; what?: string }) {
  const words = (
    <>
      {clockText(at)} <span class="muted">{elapsedText(at - view.from)}</span> {what}
    </>
  );
  const onChart = view.open && view.take === Math.max(...view.takes) && at > view.recordedFrom && at <= view.to;
  return onChart ? <a href={`/?at=${iso(at)}`}>{words}</a> : <span>{words}</span>;
}
