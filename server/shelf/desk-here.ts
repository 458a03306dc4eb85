import type { Store } from '../journal/contract.ts';
import { lookAt } from '../recordings/look.ts';
import { makeStretch } from '../recordings/stretch.ts';
import type { RecordingDesk } from './contract.ts';

/** Works in this very process, in turns. */
export const deskHere = (store: Pick<Store, 'past'>): RecordingDesk => ({
  async cut(watch, job, told, signal) {
    const past = await store.past(watch);
    if (past === null) return { problem: `nothing was kept of the watch '${watch}'` };
    return makeStretch(past, job, (share) => {
      signal.throwIfAborted();
      told(share);
    });
  },
  look: lookAt,
});
