import { Area } from './area.ts';
import { crossCheck, type Readable } from './cross-check.ts';
import { Expectation, Raises } from './expectation.ts';
import type { ScenarioFault } from './fault.ts';
import { Inject } from './inject.ts';
import { readYaml, valueAt } from './read-yaml.ts';
import { Mark, Scenario } from './scenario.ts';

export type ScenarioRead = { readonly scenario: Scenario } | { readonly faults: readonly ScenarioFault[] };

/** Reads a scenario's text (YAML, of which JSON is a part). Either all of it is right, or everything that is wrong is said at once, in order. */
export function readScenario(text: string): ScenarioRead {
  const read = readYaml(text, Scenario, (given) => crossCheck(readable(given)));
  return 'faults' in read ? read : { scenario: read.value };
}

/** What can be read of a scenario, part by part, so that what is wrong between the parts is said together with what is wrong in them. */
export function readable(given: unknown): Readable {
  const part = (key: string): unknown => valueAt(given, [key]);
  const list = (key: string): unknown[] => {
    const value = part(key);
    return Array.isArray(value) ? value : [];
  };
  const injects = list('injects').map((raw, index) => ({ index, raw, inject: Inject.safeParse(raw).data }));
  const unread = new Set(injects.flatMap(({ raw, inject }) => (inject === undefined ? [String(valueAt(raw, ['id']))] : [])));
  return {
    lasts: Scenario.shape.lasts.safeParse(part('lasts')).data ?? null,
    world: Scenario.shape.world.safeParse(part('world')).data ?? null,
    areas: list('areas').flatMap((raw, index) => present(Area.safeParse(raw).data, (area) => ({ index, area }))),
    injects: injects.flatMap(({ index, inject }) => (inject === undefined ? [] : [{ index, inject }])),
    expect: list('expect').flatMap((raw, index) => present(Expectation.safeParse(raw).data, (expectation) => ({ index, expectation }))),
    raises: list('raises').flatMap((raw, index) => present(Raises.safeParse(raw).data, (raises) => ({ index, raises }))),
    marks: list('marks').flatMap((raw, index) => present(Mark.safeParse(raw).data, (mark) => ({ index, mark }))),
    unread,
  };
}

const present = <T, R>(value: T | undefined, made: (value: T) => R): R[] => (value === undefined ? [] : [made(value)]);
