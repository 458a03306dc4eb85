import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LIVE_ROOM } from '../../shared/words/room.ts';
import { followSounds, soundingNow } from '../sound/sounding.ts';
import { followLiveEmergencies, ownRoom, watchOfEmergencies } from '../stream/live-emergencies.ts';
import { SoundBanner } from './banner.tsx';
import { BreakthroughBanner } from './breakthrough.tsx';

/** Over every page that is no chart: emergencies of the live watch are read and heard there too, and that they cannot be is said. */
export function LiveNotice() {
  useEffect(followLiveEmergencies, []);
  useEffect(followSounds, []);
  useSignalEffect(() => {
    document.documentElement.dataset.sounding = soundingNow.value ?? 'nothing';
  });
  return (
    <div class="live-notice">
      <BreakthroughBanner way={ownRoom.value === LIVE_ROOM ? <a href="/">back to the live watch</a> : <a href="/sign-in">sign in to the live watch</a>} />
      {watchOfEmergencies.value === 'lost' && (
        <p class="banner stale" role="alert" data-testid="live-unseen">
          <strong>Emergencies of the live watch cannot be seen here now.</strong> The server does not answer; it is asked again. Look at the live watch by other means.
        </p>
      )}
      {watchOfEmergencies.value === 'signed-out' && (
        <p class="banner stale" role="alert" data-testid="live-unseen">
          <strong>Signed out: emergencies of the live watch cannot be seen here.</strong> <a href="/sign-in">Sign in again</a>
        </p>
      )}
      <SoundBanner />
    </div>
  );
}
