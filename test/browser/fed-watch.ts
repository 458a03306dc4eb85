import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { startFeed, startServer, temporaryFolder, varne, type Feed, type Running } from './server.ts';
import { sail, type Ship } from './traffic.ts';

/** The real server, a receiver that it listens to, and pages of those who watch. */
export interface FedWatch {
  readonly feed: Feed;
  readonly server: Running;
  /** Lets ships sail from now on, instead of those that did. */
  sail(ships: readonly Ship[]): void;
  /** A link that signs somebody in once. */
  link(name: string, role: string): Promise<string>;
  /** A page in a browser window of its own, joined to the watch. */
  page(browser: Browser, link: string, options?: BrowserContextOptions): Promise<Page>;
  /** Closes the pages that are open: a chart that nobody looks at takes the processor from the others. */
  closePages(): Promise<void>;
  /** The server again, on the same data and port, after it was killed or stopped. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A watch with one feed; `zones` instead of those that are delivered. */
export async function openFedWatch(zones?: ZoneCollection): Promise<FedWatch> {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  const feed = await startFeed();
  const zonesFile = join(folder.path, 'zones.json');
  if (zones !== undefined) writeFileSync(zonesFile, JSON.stringify(zones));
  const start = (port = 0): Promise<Running> => startServer(data, [`nmea+tcp://127.0.0.1:${feed.port}`], zones === undefined ? [] : ['--zones', zonesFile], port);
  let server = await start();
  await feed.heard();
  let sailing: { stop: () => void } | null = null;
  const contexts: BrowserContext[] = [];
  const closePages = async (): Promise<void> => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  };
  return {
    feed,
    get server() {
      return server;
    },
    sail(ships) {
      sailing?.stop();
      sailing = sail(feed, ships);
    },
    link: (name, role) => varne('link', '--user', name, '--role', role, '--data', data, '--url', server.url),
    async page(browser, link, options = {}) {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(link);
      await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
      return page;
    },
    closePages,
    async restart() {
      server = await start(Number(new URL(server.url).port));
    },
    async close() {
      await closePages();
      sailing?.stop();
      await server.stop();
      await feed.close();
      folder.remove();
    },
  };
}
