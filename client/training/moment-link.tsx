import type { DebriefView } from '../../shared/wire/debrief.ts';
import { clockText } from '../state/time-text.ts';
import { iso } from './exercise-rest.ts';
import { elapsedText } from './exercise-words.ts';

/** A moment, and the way to it: the chart as it was then, of the take that it is recorded in, whether the exercise is still open or not. */
export function MomentLink({ view, at, what }: { view: DebriefView; at: number; what?: string }) {
  const words = (
    <>
      {clockText(at)} <span class="muted">{elapsedText(at - view.from)}</span> {what}
    </>
  );
  const where = at > view.to ? undefined : view.recordedIn.find(({ from }) => at >= from);
  return where === undefined ? <span>{words}</span> : <a href={`/?at=${iso(at)}&of=${where.exercise}&take=${where.take}`}>{words}</a>;
}
