import { fixed } from '../replay/review.ts';
import { LiveConductor } from './live-conductor.tsx';
import { PastConductor } from './past-conductor.tsx';

/** The time conductor: one line while the watch is live, transport and strip while the past is looked at. */
export function Conductor() {
  const t = fixed.value;
  return t === null ? <LiveConductor /> : <PastConductor transport={t} />;
}
