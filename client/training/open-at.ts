import { effect } from '@preact/signals';
import { openPast, openTake } from '../replay/review.ts';
import { exercises } from './exercise-rest.ts';
import { phase } from '../state/watch.ts';

/** Opens the moment that a debrief's link names (`/?at=2026-06-10T02:01:00Z&of=exercise-0a1b2c3d&take=1`), as soon as there is a picture to show it on. */
export function openNamedMoment(): () => void {
  const asked = new URLSearchParams(location.search);
  const at = Date.parse(asked.get('at') ?? '');
  const of = asked.get('of');
  const take = Number(asked.get('take') ?? 1);
  if (Number.isNaN(at)) return () => undefined;
  let opened = false;
  return effect(() => {
    if (opened || phase.value !== 'live') return;
    opened = true;
    // Reloading the page is to show the present again.
    history.replaceState(null, '', '/');
    void (of === null ? openPast(at) : openOf(of, take, at));
  });
}

/** The chart says what the exercise is called. */
async function openOf(exercise: string, take: number, at: number): Promise<void> {
  const all = await exercises();
  const name = all.ok ? all.value.find(({ id }) => id === exercise)?.name : undefined;
  await openTake({ exercise, take, name: name ?? 'an exercise' }, at);
}
