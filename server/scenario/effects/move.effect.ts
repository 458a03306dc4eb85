import { MPS_PER_KNOT, RADIANS } from '../../../shared/geo/units.ts';
import type { Effect } from '../scene.ts';

export const moveEffect: Effect<'move'> = ({ vessel, to, course, speed, route }, { cast }) => {
  const helm = cast.helm(vessel);
  if (helm === null) return;
  const { craft } = helm;
  const wanted = speed === undefined ? null : speed * MPS_PER_KNOT;
  if (to !== undefined) helm.put(to);
  if (route !== undefined) helm.route(route, wanted);
  else if (course !== undefined) helm.steer(course * RADIANS, wanted ?? Math.max(craft.speed, craft.aimSpeed));
  else if (wanted !== null) helm.speed(wanted);
};
