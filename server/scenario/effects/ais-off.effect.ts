import type { Effect } from '../scene.ts';

export const aisOffEffect: Effect<'ais-off'> = ({ vessel, for: lasts }, { cast, muted, later }, at) => {
  cast.switchOff(vessel);
  muted.add(vessel);
  if (lasts === undefined) return;
  later(lasts, () => {
    cast.switchOn(vessel, at + lasts);
    muted.delete(vessel);
  });
};
