import type { z } from 'zod';
import { Expectation } from '../../../shared/scenario/expectation.ts';
import { Inject } from '../../../shared/scenario/inject.ts';

/** The schema of every kind of inject and expectation, by its name, in the order of their choice. */
export const injectKinds: ReadonlyMap<string, z.ZodObject> = new Map(Inject.options.map((option) => [option.shape.kind.value, option]));
export const expectationKinds: ReadonlyMap<string, z.ZodObject> = new Map(Expectation.options.map((option) => [option.shape.kind.value, option]));
