import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { z } from 'zod';
import type { EngineLink, LinkPast } from '../../engine/link.ts';
import { LONGEST_OVERVIEW_MS, PastOverview, PastQuery } from '../../../shared/wire/past/overview.ts';
import { withGlass, STRETCH_TYPE } from '../../../shared/wire/past/stretch.ts';
import { invalid, problem, type Problem } from '../../../shared/words/problem.ts';
import type { Person } from '../../../shared/words/role.ts';
import { tooMany } from '../command-gate.ts';
import type { Limit } from '../limits.ts';
import { ok, param, type Answer, type Route } from '../route.ts';

const deflated = promisify<Uint8Array, Uint8Array>(deflateRaw);

const StretchNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** When the stretch began, as the overview says it: numbers begin anew in another data folder, and answers are kept by browsers. */
const StretchQuery = z.object({ from: z.coerce.number().int() });

/** A closed stretch is kept by the browser for a day; another person at the same browser does not get it from there. */
const NEVER_CHANGES = { 'Cache-Control': 'private, max-age=86400, immutable', Vary: 'Cookie, Authorization' };

type Asked = Parameters<Route['handle']>[0];

/** What there is of a past between two times. */
export async function overviewOf(past: LinkPast, request: Asked): Promise<Answer | Problem> {
  const query = PastQuery.safeParse(request.query);
  if (!query.success) return invalid(query.error);
  const [from, to] = [Date.parse(query.data.from), Date.parse(query.data.to)];
  if (to < from) return problem('invalid', 'to: before from.', { field: 'to' });
  if (to - from > LONGEST_OVERVIEW_MS) return problem('too-long', 'At most 48 hours at once.');
  return ok(await past.overview(from, to));
}

/** One stretch of a past, in bytes, with what screens had then as far as this person may know it. */
export async function stretchOf(past: LinkPast, request: Asked, person: Person): Promise<Answer | Problem> {
  const number = StretchNumber.safeParse(param(request, 'number'));
  if (!number.success) return problem('not-found', 'Stretches are numbered 1, 2, 3, ...');
  const query = StretchQuery.safeParse(request.query);
  if (!query.success) return invalid(query.error);
  const stretch = await past.stretch(number.data);
  if (stretch === null || stretch.from !== query.data.from) return problem('not-found', 'No stretch of that number begins then. It may be too old to be kept: ask for /past again.');
  const { record, closed } = await past.glass(stretch.from, stretch.until, person);
  const glass = record.begin.length + record.notes.length === 0 && !record.missing ? new Uint8Array() : await deflated(new TextEncoder().encode(JSON.stringify(record)));
  return { status: 200, bytes: { type: STRETCH_TYPE, value: withGlass(stretch.bytes, glass) }, ...(stretch.closed && closed && { headers: NEVER_CHANGES }) };
}

/** As words of a route: of the room that one is in, and of takes of exercises. */
export const OVERVIEW_WORDS = { method: 'get', access: 'signed-in', query: PastQuery, status: 200, answer: PastOverview } as const;
export const STRETCH_WORDS = { method: 'get', access: 'signed-in', query: StretchQuery, status: 200, answer: 'bytes' } as const;

export const pastRoutes = ({ past }: EngineLink, limit: Limit): Route[] => [
  {
    ...OVERVIEW_WORDS,
    path: '/past',
    summary: 'What is recorded between two times, at most 48 hours apart: stretches of traffic, and alerts and reports to go to',
    problems: ['invalid', 'too-long', 'too-many-requests'],
    handle: async (request, { person }) => {
      const wait = await limit.take(person.name);
      return wait > 0 ? tooMany(wait) : overviewOf(past, request);
    },
  },
  {
    ...STRETCH_WORDS,
    path: '/past/stretches/:number',
    summary: 'All that is needed to show any moment of one recorded stretch, in bytes, and what screens had then, as far as the asker may know it',
    problems: ['invalid', 'not-found', 'too-many-requests'],
    handle: async (request, { person }) => {
      const wait = await limit.take(person.name);
      return wait > 0 ? tooMany(wait) : stretchOf(past, request, person);
    },
  },
];
