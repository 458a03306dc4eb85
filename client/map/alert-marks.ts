import type { Alert, AlertState } from '../../shared/words/alert.ts';
import type { Picture } from '../state/picture.ts';
import { Marks } from './vessels/pack.ts';

/** What a state makes of its tracks; absent states leave them alone. */
const DRAWN: Partial<Record<AlertState, number>> = {
  unack: Marks.kept | Marks.danger | Marks.flashing,
  sil: Marks.kept | Marks.danger | Marks.flashing,
  ack: Marks.kept | Marks.danger,
  xfer: Marks.kept | Marks.danger,
  // The danger is over, but nobody has seen that it was there: it is kept in view.
  runack: Marks.kept,
};

/** Marks the tracks of the standing alerts. */
export function markAlerts(marks: Marks, alerts: readonly Alert[], picture: Picture): void {
  marks.clear();
  for (const { state, tracks, priority } of alerts) {
    const bits = DRAWN[state];
    if (bits === undefined) continue;
    for (const id of tracks) {
      const handle = picture.handleOfId(id);
      if (handle !== undefined) marks.add(handle, bits, priority);
    }
  }
}
