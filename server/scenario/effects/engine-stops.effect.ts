import type { Effect } from '../scene.ts';

export const engineStopsEffect: Effect<'engine-stops'> = ({ vessel, drift, saysSo, for: lasts }, { cast, later }, at) => {
  const helm = cast.helm(vessel);
  helm?.stopEngine(drift, saysSo, at);
  if (helm !== null && lasts !== undefined) later(lasts, () => helm.startEngine());
};
