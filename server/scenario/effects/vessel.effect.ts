import type { Effect } from '../scene.ts';

export const vesselEffect: Effect<'vessel'> = (inject, { cast }, at) => cast.enter(inject, at);
