import process from 'node:process';
import { openStore } from '../../../server/store/open.ts';
import { chance, noisyTraffic } from '../../bench/noisy-traffic.ts';
import { draft, T0 } from './drafts.ts';

// Writes entries and traffic as fast as it can and says what is durable, until it is killed.
const [folder = '', seed = '1'] = process.argv.slice(2);
const store = await openStore({ folder });
if ('problem' in store) {
  process.stdout.write(`refused ${store.problem}\n`);
  process.exit(1);
}
const { journal, control, traffic } = await store.watch('live');
const random = chance(Number(seed));
const sightings = noisyTraffic({ vessels: 20, from: T0, minutes: 60, seed: 5, noise: 'white' });
let recorded = 0;
for await (const run of traffic.read(0)) recorded += run.sightings.length;
process.stdout.write(`began ${journal.seq} ${recorded}\n`);
for (let at = T0 + recorded * 1_000; recorded < sightings.length; at += 10_000) {
  const count = 1 + Math.floor(random() * 5);
  const next = journal.seq + 1;
  const kept = await journal.append(Array.from({ length: count }, (_, i) => draft(next + i)));
  process.stdout.write(`entries ${kept.at(-1)?.seq}\n`);
  await control.append(at, 'system', { kind: 'stopped' });
  const batch = sightings.slice(recorded, recorded + 10);
  traffic.record(batch, journal.seq);
  await traffic.flush(at);
  recorded += batch.length;
  process.stdout.write(`sightings ${recorded}\n`);
}
