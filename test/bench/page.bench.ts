import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'vite';
import { chromiumArgs } from '../browser/chromium-args.mjs';
import type { Bench, BenchRow } from './bench.ts';

const WARM_UP = 30;
const UPDATES = 40;
const EVERY_MS = 250;
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.woff2': 'font/woff2' };

/** Script time of the page's main thread an update, by the browser's own count and by the clock around the call. */
async function measure(browser: Browser, url: string): Promise<{ call: number; script: number; task: number }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(url);
  await page.waitForFunction(() => 'update' in window);
  const updates = (count: number) =>
    page.evaluate(
      async ([n, every]) => {
        const found: unknown = Reflect.get(window, 'update');
        if (typeof found !== 'function') throw new Error('the page has no update');
        const times: number[] = [];
        for (let i = 0; i < n; i++) {
          await new Promise((resolve) => setTimeout(resolve, every));
          times.push(Number(found()));
        }
        return times;
      },
      [count, EVERY_MS] as const,
    );
  await updates(WARM_UP);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const metric = async (name: string) => (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === name)?.value ?? 0;
  const script = await metric('ScriptDuration');
  const task = await metric('TaskDuration');
  const times = (await updates(UPDATES)).sort((a, b) => a - b);
  const result = {
    call: times[times.length >> 1] ?? 0,
    script: (((await metric('ScriptDuration')) - script) / UPDATES) * 1000,
    task: (((await metric('TaskDuration')) - task) / UPDATES) * 1000,
  };
  await page.close();
  return result;
}

/** The chart's price for the page: SCREEN.md wants at most 2 ms of script for 5,000 moving vessels. */
const bench: Bench = {
  title: 'Page: one update of 5,000 moving vessels (Chromium, software rendering)',
  async run(): Promise<BenchRow[]> {
    const outDir = join(process.cwd(), 'dist', 'bench-page');
    await build({ root: join(process.cwd(), 'test', 'bench', 'page'), configFile: false, logLevel: 'warn', build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4_000 } });
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      const file = join(outDir, path === '/' ? 'index.html' : path);
      if (!file.startsWith(outDir) || !existsSync(file)) response.writeHead(404).end();
      else createReadStream(file).pipe(response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the bench page has no port');
    const url = `http://127.0.0.1:${address.port}/`;
    const executablePath = process.env.VARNE_CHROMIUM ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: chromiumArgs() });
    try {
      const ours = await measure(browser, url);
      const geojson = await measure(browser, `${url}?geojson`);
      const beside = (value: number) => ({ what: 'GeoJSON setData, a symbol a vessel', value });
      return [
        // Its peer's call returns at once and does its work later: the two compare by the browser's own count below.
        { what: 'taking a frame in and packing it (median)', value: ours.call, unit: 'ms' },
        { what: 'all script of the main thread: drawing, labels and making the test data included', value: ours.script, unit: 'ms an update', beside: beside(geojson.script) },
        { what: 'all work of the main thread', value: ours.task, unit: 'ms an update', beside: beside(geojson.task) },
      ];
    } finally {
      await browser.close();
      server.close();
    }
  },
};
export default bench;
