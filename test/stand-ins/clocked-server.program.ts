import process from 'node:process';
import { z } from 'zod';
import { serve } from '../../server/main.ts';
import { ServeOptions } from '../../server/options.ts';
import { encode } from '../../server/sources/ais/encode.ts';
import { NmeaReader } from '../../server/sources/nmea/reader.ts';
import type { LiveSource, SourceSink } from '../../server/sources/source.ts';
import { openStore } from '../../server/store/open.ts';
import { signInUrl } from '../../server/web/sign-in-url.ts';
import { Role } from '../../shared/words/role.ts';
import { FakeTimers } from './fake-timers.ts';

/**
 * The whole server, in a process of its own, on a clock that stands until a test lets it go: store, engine, gateway and page are
 * the real ones. It is told what to do over the process's own channel and answers each when it is done.
 */
const Order = z.discriminatedUnion('do', [
  /** The ship is there from now on, and says so every five seconds. */
  z.object({ do: z.literal('place'), mmsi: z.number(), name: z.string().nullable(), lon: z.number(), lat: z.number(), sog: z.number(), cog: z.number(), status: z.number() }),
  /** So many seconds pass, each thing in them at its own instant. */
  z.object({ do: z.literal('pass'), seconds: z.number() }),
  z.object({ do: z.literal('link'), name: z.string(), role: Role }),
  z.object({ do: z.literal('stop') }),
]);
const Asked = z.object({ id: z.number(), order: Order });
type Ship = Extract<z.infer<typeof Order>, { do: 'place' }>;

const REPORTS_EVERY_MS = 5_000;
const T0 = Date.UTC(2026, 2, 1, 3, 0, 0);

const [data = '', zones = '', clientFolder = ''] = process.argv.slice(2);
const timers = new FakeTimers(T0);
const ships = new Map<number, Ship>();
const reader = new NmeaReader({ source: 'receiver' });
let sink: SourceSink | null = null;

function tell(told: Iterable<Ship>): void {
  const lines = [...told].flatMap(({ mmsi, name, lon, lat, sog, cog, status }) => {
    const identity = name === null ? [] : encode({ type: 5, mmsi, name, shiptype: 70 });
    return [...identity, ...encode({ type: 1, mmsi, lon, lat, sog, cog, heading: cog, status })];
  });
  if (lines.length > 0) sink?.sightings(reader.read(Buffer.from(`${lines.join('\r\n')}\r\n`), timers.wall()));
}

function report(): void {
  tell(ships.values());
  timers.after(REPORTS_EVERY_MS, report);
}

const receiver: LiveSource = {
  name: 'receiver',
  start(given) {
    sink = given;
    report();
  },
  health: () => ({ name: 'receiver', state: 'live', rate: 0, age: 0, lines: 0, sightings: 0, errors: {}, problem: null }),
  stop: () => Promise.resolve(),
};

const options = ServeOptions.parse({ port: 0, data, zones, sources: ['receiver:'] });
const running = await serve(options, { timers, openSource: () => Promise.resolve(receiver), clientFolder });
const store = 'problem' in running ? running : await openStore({ folder: data, use: 'beside' });

async function obey(order: z.infer<typeof Order>): Promise<string> {
  if ('problem' in running) throw new Error(running.problem);
  if ('problem' in store) throw new Error(store.problem);
  switch (order.do) {
    case 'place':
      ships.set(order.mmsi, order);
      tell([order]);
      await timers.pass(0);
      return '';
    case 'pass':
      await timers.pass(order.seconds * 1_000);
      return '';
    case 'link':
      return signInUrl(running.url, await store.people.createLink({ name: order.name, role: order.role }, 3_600_000));
    case 'stop':
      await store.close();
      await running.stop();
      return '';
  }
}

async function afterThat(earlier: Promise<void>, { id, order }: z.infer<typeof Asked>): Promise<void> {
  await earlier;
  process.send?.({ id, answer: await obey(order) });
  if (order.do === 'stop') process.disconnect();
}

// One after the other: a clock that is let go twice at once tells no order.
let earlier: Promise<void> = Promise.resolve();
process.on('message', (message) => {
  earlier = afterThat(earlier, Asked.parse(message));
});
if ('problem' in running) throw new Error(running.problem);
process.send?.({ ready: running.url });
