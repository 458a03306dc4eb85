import { useComputed } from '@preact/signals';
import { BreakthroughBanner } from './breakthrough.tsx';
import { enableSound, soundingNow, soundState } from '../sound/sounding.ts';
import { soundMuted } from '../state/layout.ts';
import { chartTrouble } from '../state/selection.ts';
import { clockText, spanText } from '../state/time-text.ts';
import { heardAgo, live, phase, trouble } from '../state/watch.ts';

/** What everyone must know of the picture itself, over the chart and never over the alerts. */
export function Banner() {
  return (
    <div class="banners">
      <BreakthroughBanner />
      <LinkBanner />
      <SoundBanner />
      {trouble.value.map((words) => (
        <p key={words} class="banner trouble" role="alert">
          {words}
        </p>
      ))}
      {chartTrouble.value !== null && (
        <p class="banner trouble" role="alert">
          {chartTrouble}
        </p>
      )}
    </div>
  );
}

/** Without a touch of the page the browser lets nothing sound: that must be known before the first alarm. */
export function SoundBanner() {
  if (soundState.value !== 'blocked' || soundMuted.value) return null;
  return (
    <p class="banner" role="status" data-testid="sound-blocked">
      <strong>{soundingNow.value === null ? 'Alerts cannot be heard.' : `An alert sounds (${soundingNow.value}) and cannot be heard.`}</strong> The browser holds sound back.{' '}
      <button type="button" onClick={enableSound}>
        Turn sound on
      </button>
    </p>
  );
}

function LinkBanner() {
  const ago = useComputed(() => spanText(heardAgo.value));
  const lastWord = useComputed(() => (live.second.value === null ? '' : clockText(live.second.value - heardAgo.value)));
  switch (phase.value) {
    case 'stale':
    case 'reconnecting':
      return (
        <p class="banner stale" role="alert">
          <strong>The picture is stale.</strong> No word from the server for <span aria-hidden="true">{ago}</span>, since {lastWord}.{' '}
          {phase.value === 'reconnecting' ? 'The link is being sought again.' : ''} Alerts stay readable; acknowledging waits.
        </p>
      );
    case 'other-version':
      return (
        <p class="banner stale" role="alert">
          <strong>The server is of another version.</strong> Nothing is lost.{' '}
          <button type="button" onClick={() => location.reload()}>
            Reload the page
          </button>
        </p>
      );
    case 'signed-out':
      return (
        <p class="banner stale" role="alert">
          <strong>Signed out.</strong> <a href="/sign-in">Sign in again</a>
        </p>
      );
    case 'room-closed':
      return (
        <p class="banner" role="alert">
          <strong>This exercise is closed.</strong> Its journal is kept for the debrief. <a href="/sign-in">Sign in elsewhere</a>
        </p>
      );
    case 'joining':
      return <p class="banner">Joining the watch…</p>;
    default:
      return null;
  }
}
