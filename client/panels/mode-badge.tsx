import { isPast, mode, phase } from '../state/watch.ts';

const WORDS = { live: 'LIVE', recording: 'RECORDING', exercise: 'EXERCISE' } as const;

/** What the screen shows: the past, the live watch, a recording, an exercise, or what was last known of it. Never LIVE on a dead link. */
export function ModeBadge({ testId }: { testId?: string }) {
  if (isPast.value) {
    return (
      <span class="badge review" data-testid={testId}>
        REVIEW
      </span>
    );
  }
  const cut = phase.value !== 'live';
  const kind = cut ? 'cut' : mode.value;
  return (
    <span class={`badge ${kind}`} data-testid={testId}>
      {kind === 'cut' ? (phase.value === 'joining' ? 'JOINING' : phase.value === 'room-closed' ? 'CLOSED' : 'NO LINK') : WORDS[kind]}
    </span>
  );
}
