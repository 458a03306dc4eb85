import type { Effect } from '../scene.ts';

export const fogEffect: Effect<'fog'> = ({ id, reach, for: lasts }, { fog, later }) => {
  fog.comes(id, reach);
  if (lasts !== undefined) later(lasts, () => fog.lifts(id));
};
