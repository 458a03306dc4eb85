import { expect, it } from 'vitest';
import type { KeptPast } from '../../../server/journal/contract.ts';
import { openKeptPast } from '../../../server/store/kept-past.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import { noisyTraffic } from '../../bench/noisy-traffic.ts';
import { said } from '../../stand-ins/sea.ts';
import { T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';

const traffic: Sighting[] = [{ ...said('235000001', 0, { name: 'INVENTED', shiptype: 70 }), observedAt: T0 }, ...noisyTraffic({ vessels: 40, from: T0, minutes: 10, seed: 3, noise: 'wandering' })];
const allOf = async ({ traffic }: KeptPast): Promise<Sighting[]> => {
  const all: Sighting[] = [];
  for await (const { sightings } of traffic.read(0)) all.push(...sightings);
  return all;
};

it('what is kept of a watch is read as it was when it was opened, while the watch writes on and packs what it wrote', async () => {
  const folder = freshFolder();
  const store = await opened(folder);
  const { traffic: log, journal } = await store.watch('live');
  const record = async (from: number, to: number): Promise<Sighting[]> => {
    const sightings = traffic.filter(({ observedAt }) => observedAt >= T0 + from * 60_000 && observedAt < T0 + to * 60_000);
    for (let at = T0 + from * 60_000; at < T0 + to * 60_000; at += 5_000) {
      log.record(sightings.filter(({ observedAt }) => observedAt >= at && observedAt < at + 5_000), 0);
      await log.flush(at + 5_000);
    }
    return sightings;
  };
  const first = await record(0, 6);
  await journal.append([{ at: T0, observedAt: null, receivedAt: null, actor: { kind: 'system', name: 'varne' }, key: null, body: { kind: 'source', source: 'udp', state: 'live', problem: null } }]);
  const past = await openKeptPast(folder, 'live');
  await record(6, 10);
  await store.close();
  expect(await allOf(past)).toEqual(first);
  expect(past.journal.seq).toBe(1);
  expect(await past.journal.read(0, 10)).toMatchObject([{ seq: 1, body: { source: 'udp' } }]);
  past.close();
  const later = await openKeptPast(folder, 'live');
  expect(await allOf(later)).toEqual(traffic);
  expect((await later.traffic.moment(T0 + 9.5 * 60_000))?.keyframe.identities.map(({ trackId, name }) => `${trackId} ${name}`)).toContain('235000001 INVENTED');
  later.close();
});
