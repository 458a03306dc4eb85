import { MPS_PER_KNOT, RADIANS } from '../../../shared/geo/units.ts';
import type { Effect } from '../scene.ts';

export const ignoresRulesEffect: Effect<'ignores-rules'> = ({ vessel, how, course, speed, target }, { cast }) => {
  const helm = cast.helm(vessel);
  if (helm === null) return;
  const wanted = speed === undefined ? null : speed * MPS_PER_KNOT;
  const keeps = Math.max(helm.craft.speed, helm.craft.aimSpeed);
  switch (how) {
    case 'turns-against-flow':
      if (course === undefined) helm.turnBack(wanted);
      else helm.steer(course * RADIANS, wanted ?? keeps);
      break;
    case 'stands-on':
      helm.steer(helm.craft.course, wanted ?? keeps);
      break;
    case 'collision-course': {
      const other = target === undefined ? null : cast.craft(target);
      if (other !== null) helm.chase(other, wanted);
      break;
    }
  }
};
