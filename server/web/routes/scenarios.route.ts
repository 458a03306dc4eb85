import type { Request } from 'express';
import { z } from 'zod';
import type { ScenarioLibrary } from '../../rooms/contract.ts';
import { scenarioSchema } from '../../../shared/scenario/allowed-keys.ts';
import { NewScenario, ScenarioCard, ScenarioChange, ScenarioQuery, ScenarioShelving, ScenariosQuery, ScenarioVersion, ScenarioView } from '../../../shared/wire/scenarios.ts';
import { invalid, type Problem } from '../../../shared/words/problem.ts';
import type { Person } from '../../../shared/words/role.ts';
import type { Caller } from '../caller.ts';
import { tooMany } from '../command-gate.ts';
import { led } from '../led.ts';
import { limitKey, type Limit } from '../limits.ts';
import { ok, param, type Answer, type Route } from '../route.ts';

/** The longest text in the longest way to write it in JSON. */
export const MOST_TEXT = 1024 * 1024;

/** What trainers write: counted as commands are. */
export const scenarioRoutes = (library: ScenarioLibrary, writes: Limit): Route[] => {
  /** A body that is written by somebody who may, and not too often. */
  const written = <S extends z.ZodType>(schema: S, write: (id: string, body: z.output<S>, person: Person) => Promise<ScenarioView | Problem>, status = 200) =>
    led(async (request: Request, { person, room }: Caller): Promise<Answer | Problem> => {
      const body = schema.safeParse(request.body);
      if (!body.success) return invalid(body.error);
      const wait = await writes.take(limitKey(room, person.name));
      if (wait > 0) return tooMany(wait);
      const answer = await write(param(request, 'id'), body.data, person);
      return 'status' in answer ? answer : { status, body: answer };
    });
  return [
    {
      method: 'get',
      path: '/scenarios',
      access: 'signed-in',
      summary: 'The scenarios that come with the product and the centre\'s own, without their texts; with aside=true those put aside; trainers and supervisors',
      query: ScenariosQuery,
      status: 200,
      answer: z.array(ScenarioCard),
      problems: ['role-not-allowed', 'journal-unavailable'],
      handle: led(async (request) => {
        const query = ScenariosQuery.safeParse(request.query);
        return query.success ? ok(await library.list(query.data.aside === 'true')) : invalid(query.error);
      }),
    },
    {
      method: 'post',
      path: '/scenarios',
      access: 'signed-in',
      summary: 'Keeps a scenario of the centre\'s own; one with faults is a draft; trainers and supervisors',
      body: NewScenario,
      maxBody: MOST_TEXT,
      status: 201,
      answer: ScenarioView,
      problems: ['role-not-allowed', 'not-possible', 'journal-unavailable'],
      handle: written(NewScenario, (_id, body, person) => library.make(body, person), 201),
    },
    {
      method: 'get',
      path: '/scenarios/:id',
      access: 'signed-in',
      summary: 'A scenario with its text and what is wrong with it; with revision=N as it was then; trainers and supervisors',
      query: ScenarioQuery,
      status: 200,
      answer: ScenarioView,
      problems: ['role-not-allowed', 'not-found', 'journal-unavailable'],
      handle: led(async (request) => {
        const query = ScenarioQuery.safeParse(request.query);
        if (!query.success) return invalid(query.error);
        const view = await library.find(param(request, 'id'), query.data.revision ?? null);
        return 'status' in view ? view : ok(view);
      }),
    },
    {
      method: 'get',
      path: '/scenarios/:id/versions',
      access: 'signed-in',
      summary: 'Who saved it when, newest first; trainers and supervisors',
      status: 200,
      answer: z.array(ScenarioVersion),
      problems: ['role-not-allowed', 'not-found', 'not-possible', 'journal-unavailable'],
      handle: led(async (request) => {
        const versions = await library.versions(param(request, 'id'));
        return 'status' in versions ? versions : ok(versions);
      }),
    },
    {
      method: 'post',
      path: '/scenarios/:id/versions',
      access: 'signed-in',
      summary: 'Saves the next version, written on the revision that it names; trainers and supervisors',
      body: ScenarioChange,
      maxBody: MOST_TEXT,
      status: 200,
      answer: ScenarioView,
      problems: ['role-not-allowed', 'not-found', 'not-possible', 'stale-scenario', 'journal-unavailable'],
      handle: written(ScenarioChange, (id, body, person) => library.save(id, body, person)),
    },
    {
      method: 'post',
      path: '/scenarios/:id/shelf',
      access: 'signed-in',
      summary: 'Puts a scenario aside, or brings it back; nothing is ever removed; trainers and supervisors',
      body: ScenarioShelving,
      status: 200,
      answer: ScenarioView,
      problems: ['role-not-allowed', 'not-found', 'not-possible', 'stale-scenario', 'journal-unavailable'],
      handle: written(ScenarioShelving, (id, body, person) => library.shelve(id, body, person)),
    },
    {
      method: 'get',
      path: '/scenario-schema',
      access: 'signed-in',
      summary: 'The scenario\'s text as a JSON schema, for an editor that helps while one writes',
      status: 200,
      answer: 'text',
      problems: [],
      handle: async () => ({ status: 200, text: { type: 'application/schema+json', value: JSON.stringify(scenarioSchema(), null, 2) } }),
    },
  ];
};
