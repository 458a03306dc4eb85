import { z } from 'zod';
import type { EngineLink } from '../../engine/link.ts';
import { LONGEST_OVERVIEW_MS, PastOverview, PastQuery } from '../../../shared/wire/past/overview.ts';
import { STRETCH_TYPE } from '../../../shared/wire/past/stretch.ts';
import { invalid, problem } from '../../../shared/words/problem.ts';
import { tooMany } from '../command-gate.ts';
import type { Limit } from '../limits.ts';
import { ok, param, type Route } from '../route.ts';

const StretchNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** When the stretch began, as the overview says it: numbers begin anew in another data folder, and answers are kept by browsers. */
const StretchQuery = z.object({ from: z.coerce.number().int() });

/** A closed stretch is kept by the browser for a day; another person at the same browser does not get it from there. */
const NEVER_CHANGES = { 'Cache-Control': 'private, max-age=86400, immutable', Vary: 'Cookie, Authorization' };

export const pastRoutes = ({ past }: EngineLink, limit: Limit): Route[] => [
  {
    method: 'get',
    path: '/past',
    access: 'signed-in',
    summary: 'What is recorded between two times, at most 48 hours apart: stretches of traffic, and alerts and reports to go to',
    query: PastQuery,
    status: 200,
    answer: PastOverview,
    problems: ['invalid', 'too-long', 'too-many-requests'],
    handle: async (request, { person }) => {
      const wait = await limit.take(person.name);
      if (wait > 0) return tooMany(wait);
      const query = PastQuery.safeParse(request.query);
      if (!query.success) return invalid(query.error);
      const [from, to] = [Date.parse(query.data.from), Date.parse(query.data.to)];
      if (to < from) return problem('invalid', 'to: before from.', { field: 'to' });
      if (to - from > LONGEST_OVERVIEW_MS) return problem('too-long', 'At most 48 hours at once.');
      return ok(await past.overview(from, to));
    },
  },
  {
    method: 'get',
    path: '/past/stretches/:number',
    access: 'signed-in',
    summary: 'All that is needed to show any moment of one recorded stretch, in bytes; a closed one never changes',
    query: StretchQuery,
    status: 200,
    answer: 'bytes',
    problems: ['invalid', 'not-found', 'too-many-requests'],
    handle: async (request, { person }) => {
      const wait = await limit.take(person.name);
      if (wait > 0) return tooMany(wait);
      const number = StretchNumber.safeParse(param(request, 'number'));
      if (!number.success) return problem('not-found', 'Stretches are numbered 1, 2, 3, ...');
      const query = StretchQuery.safeParse(request.query);
      if (!query.success) return invalid(query.error);
      const stretch = await past.stretch(number.data);
      if (stretch === null || stretch.from !== query.data.from) return problem('not-found', 'No stretch of that number begins then. It may be too old to be kept: ask for /past again.');
      return { status: 200, bytes: { type: STRETCH_TYPE, value: stretch.bytes }, ...(stretch.closed && { headers: NEVER_CHANGES }) };
    },
  },
];
