import { z } from 'zod';
import { Inject, isReporting, type FiredInject } from '../../shared/scenario/inject.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { ExerciseCall, InjectView } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';
import type { TakeFacts } from './record.ts';

/** An inject as the control log keeps it. */
export const injectJson = (inject: Inject): string => JSON.stringify(z.encode(Inject, inject));

/** What the control log kept, as an inject. Throws when it cannot be read: it was one when it was written. */
export const injectOf = (json: string): Inject => Inject.parse(JSON.parse(json));

/** Those that were fired by hand, as the scenario's source wants them. */
export const firedOf = (facts: TakeFacts, startsAt: Time): FiredInject[] => facts.fired.map(({ at, inject }) => ({ at: at - startsAt, inject: injectOf(inject) }));

/** Every inject of the scenario, and those of the trainer's own that happened, as the trainer's list has them: those that come by themselves first, in order. */
export function injectViews(scenario: Scenario, facts: TakeFacts): InjectView[] {
  const happenedAt = new Map<string, Time>();
  const made: Inject[] = [];
  for (const { at, inject } of facts.happened) {
    const one = injectOf(inject);
    if (!happenedAt.has(one.id) && !scenario.injects.some(({ id }) => id === one.id)) made.push(one);
    happenedAt.set(one.id, at);
  }
  const listed = [...scenario.injects, ...made].map((inject): InjectView => ({
    id: inject.id,
    kind: inject.kind,
    what: inWords(inject),
    at: inject.at === undefined ? null : scenario.starts + inject.at,
    happenedAt: happenedAt.get(inject.id) ?? null,
  }));
  return listed.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}

function inWords(inject: Inject): string {
  if (inject.note !== undefined && inject.note !== '') return inject.note;
  if (isReporting(inject)) return `${inject.channel}: ${inject.seen}`;
  return 'vessel' in inject ? inject.vessel : inject.id;
}

/** What was called in, newest last: what came into the picture by itself is no call. */
export function callsOf(facts: TakeFacts): ExerciseCall[] {
  return facts.happened.flatMap(({ at, inject, report }) => {
    const one = injectOf(inject);
    if (report === null || !isReporting(one) || one.arrives !== 'call') return [];
    return [{ id: `${one.id} ${at}`, at, channel: report.channel, said: report.seen, position: report.position, peopleMin: report.peopleMin ?? null, peopleMax: report.peopleMax ?? null }];
  });
}
