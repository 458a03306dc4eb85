import { z } from 'zod';
import type { EngineLink } from '../../engine/link.ts';
import { EntriesQuery } from '../../../shared/wire/rest.ts';
import { Entry } from '../../../shared/words/entry.ts';
import { invalid } from '../../../shared/words/problem.ts';
import { SourceHealth } from '../../../shared/words/source.ts';
import { ZoneCollection } from '../../../shared/words/zone.ts';
import { ok, type Route } from '../route.ts';

export const watchRoutes = (link: EngineLink): Route[] => [
  {
    method: 'get',
    path: '/zones',
    access: 'signed-in',
    summary: 'The zones and their rules, as GeoJSON',
    status: 200,
    answer: ZoneCollection,
    problems: [],
    handle: async () => ok(await link.zones()),
  },
  {
    method: 'get',
    path: '/entries',
    access: 'signed-in',
    summary: 'The journal after an entry, oldest first',
    query: EntriesQuery,
    status: 200,
    answer: z.array(Entry),
    problems: [],
    handle: async (request) => {
      const query = EntriesQuery.safeParse(request.query);
      if (!query.success) return invalid(query.error);
      return ok(await link.entries(query.data.after, query.data.limit));
    },
  },
  {
    method: 'get',
    path: '/sources',
    access: 'signed-in',
    summary: 'How each source is doing',
    status: 200,
    answer: z.array(SourceHealth),
    problems: [],
    handle: async () => ok((await link.status()).sources),
  },
];
