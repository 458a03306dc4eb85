import { mode, phase } from '../state/watch.ts';

/** What the screen shows: the live watch, a recording, or what was last known of it. Never LIVE on a dead link. */
export function ModeBadge({ testId }: { testId?: string }) {
  const cut = phase.value !== 'live';
  const kind = cut ? 'cut' : mode.value === 'live' ? 'live' : 'recording';
  return (
    <span class={`badge ${kind}`} data-testid={testId}>
      {kind === 'cut' ? (phase.value === 'joining' ? 'JOINING' : 'NO LINK') : kind === 'live' ? 'LIVE' : 'RECORDING'}
    </span>
  );
}
