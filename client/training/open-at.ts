import { effect } from '@preact/signals';
import { openPast } from '../replay/review.ts';
import { phase } from '../state/watch.ts';

/** Opens the moment that a debrief's link names (`/?at=2026-06-10T02:01:00Z`), as soon as there is a picture to show it on. */
export function openNamedMoment(): () => void {
  const at = Date.parse(new URLSearchParams(location.search).get('at') ?? '');
  if (Number.isNaN(at)) return () => undefined;
  let opened = false;
  return effect(() => {
    if (opened || phase.value !== 'live') return;
    opened = true;
    // Reloading the page is to show the present again.
    history.replaceState(null, '', '/');
    void openPast(at);
  });
}
