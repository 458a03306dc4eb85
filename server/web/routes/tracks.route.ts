import type { EngineLink } from '../../engine/link.ts';
import { problem } from '../../../shared/words/problem.ts';
import { TrackCollection, TrackWithTrail } from '../../../shared/words/track.ts';
import { ok, param, type Route } from '../route.ts';

export const trackRoutes = (link: EngineLink): Route[] => [
  {
    method: 'get',
    path: '/tracks',
    access: 'signed-in',
    summary: 'The picture: every track, lost ones included, as GeoJSON',
    status: 200,
    answer: TrackCollection,
    problems: [],
    handle: async () => ok(await link.tracks()),
  },
  {
    method: 'get',
    path: '/tracks/:id',
    access: 'signed-in',
    summary: 'One track with its trail',
    status: 200,
    answer: TrackWithTrail,
    problems: ['unknown-track'],
    handle: async (request) => {
      const id = param(request, 'id');
      const track = await link.track(id);
      return track === null ? problem('unknown-track', 'No track of this watch has that id.') : ok(track);
    },
  },
];
