import { batch, signal } from '@preact/signals';
import { LiveEmergencies, STALE_AFTER_MS } from '../../shared/wire/events.ts';
import type { RoomId } from '../../shared/words/room.ts';
import { liveEmergencies } from '../state/exercise.ts';
import { ask } from './ask.ts';

/** Where there is no worker. */
const ASK_EVERY_MS = 2_000;
/** An answer that takes longer is none. */
const ANSWER_MS = 3_000;

/** How a page without a stream stands to the live watch's emergencies: `lost` after five seconds without an answer, as a chart turns grey (R25). */
export const watchOfEmergencies = signal<'asked' | 'lost' | 'signed-out'>('asked');
/** The room of this page's session; null before the first answer. */
export const ownRoom = signal<RoomId | null>(null);

/** Asks for them from now on, until the page goes. What was last known stays while there is no answer. */
export function followLiveEmergencies(): void {
  let heardAt = performance.now();
  let asking = false;
  const again = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const answer = await ask(LiveEmergencies, '/live-emergencies', undefined, { signal: AbortSignal.timeout(ANSWER_MS) });
    asking = false;
    batch(() => {
      if (answer.ok) {
        heardAt = performance.now();
        ownRoom.value = answer.value.room;
        liveEmergencies.value = answer.value.emergencies;
        watchOfEmergencies.value = 'asked';
      } else if (answer.problem?.name === 'not-signed-in') watchOfEmergencies.value = 'signed-out';
      else if (performance.now() - heardAt >= STALE_AFTER_MS) watchOfEmergencies.value = 'lost';
    });
  };
  const beat = new Worker(new URL('./beat.worker.ts', import.meta.url), { type: 'module', name: 'beat' });
  beat.addEventListener('message', () => void again());
  beat.addEventListener('error', () => setInterval(() => void again(), ASK_EVERY_MS), { once: true });
  void again();
}
