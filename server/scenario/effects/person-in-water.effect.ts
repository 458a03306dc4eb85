import type { Effect } from '../scene.ts';

export const personInWaterEffect: Effect<'person-in-water'> = (inject, { persons }, at) => persons.enter(inject, at);
