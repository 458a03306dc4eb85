import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DATABASE_FILE, openStore } from '../../server/store/open.ts';
import type { GlassNote } from '../../shared/words/glass.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import type { Bench, BenchRow } from './bench.ts';
import { chance } from './noisy-traffic.ts';

const FROM = Date.UTC(2024, 4, 17, 3, 0, 0);
const SECONDS = 3_600;
const SCREENS = 30;

/** What screens say in one second, whose hands do something every so many seconds on average. */
function hands(seed: number, everyS: number, screens: number) {
  const random = chance(seed);
  const shows: ScreenShows[] = Array.from({ length: screens }, () => ({ view: [0.93, 50.8, 2.08, 51.38], zoom: 8.6, track: null, alert: null, open: [], palette: 'dusk', hidden: [], layersOff: ['graticule'], past: null }));
  /** Seconds for which the chart of a screen still moves. */
  const moving = shows.map(() => 0);
  const moved = (was: ScreenShows): ScreenShows => {
    const [lon, lat, half] = [1 + random(), 50.5 + random(), 0.05 + 0.4 * random()];
    const round = (x: number): number => Math.round(x * 1e5) / 1e5;
    return { ...was, view: [round(lon - half), round(lat - half / 2), round(lon + half), round(lat + half / 2)], zoom: Math.round(100 * (8 + 6 * random())) / 100 };
  };
  return (): { screen: number; shows: ScreenShows }[] =>
    shows.flatMap((was, i) => {
      let now = was;
      if ((moving[i] ?? 0) > 0) {
        moving[i] = (moving[i] ?? 0) - 1;
        now = moved(was);
      } else if (random() < 1 / everyS) {
        const act = random();
        // Of ten acts six move the chart for some seconds, two select a vessel, one shows an alert, one opens or closes something.
        now = moved(was);
        if (act < 0.6) moving[i] = Math.floor(4 * random());
        else if (act < 0.8) now = { ...now, track: String(200_000_000 + Math.floor(5e8 * random())) };
        else if (act < 0.9) now = { ...now, track: String(200_000_000 + Math.floor(5e8 * random())), alert: `a${1 + Math.floor(900 * random())}` };
        else now = { ...was, open: was.open.length === 0 ? ['report form'] : [] };
      }
      if (now === was) return [];
      shows[i] = now;
      return [{ screen: i + 1, shows: now }];
    });
}

async function hour(everyS: number, screens: number, said: string): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'varne-bench-'));
  try {
    const store = await openStore({ folder });
    if ('problem' in store) throw new Error(store.problem);
    const { glass } = await store.watch('live');
    for (let screen = 1; screen <= screens; screen++) glass.record({ kind: 'joined', at: FROM, screen, page: `page-${screen}`, name: `Officer ${screen}`, role: 'operator', silentSince: null });
    const next = hands(7, everyS, screens);
    const flushes: number[] = [];
    let notes = 0;
    for (let second = 1; second <= SECONDS; second++) {
      for (const each of next()) {
        const note: GlassNote = { kind: 'shows', at: FROM + second * 1_000, ...each };
        glass.record(note);
        notes++;
      }
      const began = performance.now();
      await glass.flush();
      flushes.push(performance.now() - began);
    }
    // The last chunk is packed when the next begins.
    glass.record({ kind: 'behind', at: FROM + (SECONDS + 600) * 1_000, screen: 1 });
    await glass.flush();
    const reads: number[] = [];
    for (let i = 0; i < 20; i++) {
      const began = performance.now();
      await glass.read(FROM + i * 150_000, FROM + i * 150_000 + 300_000);
      reads.push(performance.now() - began);
    }
    await store.close();
    const file = new Database(join(folder, DATABASE_FILE));
    const [sum] = z.array(z.object({ bytes: z.number() })).parse(file.prepare('SELECT sum(length(bytes)) AS bytes FROM glass WHERE part = 0').all([]));
    file.close();
    const perScreen = (sum?.bytes ?? 0) / screens;
    flushes.sort((a, b) => a - b);
    reads.sort((a, b) => a - b);
    return [
      { what: `${said}: notes of a screen`, value: notes / screens, unit: 'an hour' },
      { what: `${said}: kept of a screen, packed`, value: perScreen, unit: 'bytes an hour', beside: { what: 'bytes a note', value: (sum?.bytes ?? 0) / notes } },
      { what: `${said}: written each second, 95th percentile`, value: flushes[Math.floor(0.95 * flushes.length)] ?? 0, unit: 'ms', beside: { what: 'the longest, with packing', value: flushes.at(-1) ?? 0 } },
      { what: `${said}: five minutes read, of the middle`, value: reads[10] ?? 0, unit: 'ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bench: Bench = {
  title: `What ${SCREENS} screens had, for an hour`,
  run: async () => [...(await hour(5, SCREENS, 'restless hands (an act every 5 s)')), ...(await hour(60, SCREENS, 'a quiet watch (an act a minute)')), ...(await hour(1, SCREENS, 'never still (every second)'))],
};
export default bench;
