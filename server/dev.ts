import type { Server as HttpServer } from 'node:http';
import type { Express } from 'express';
import { readOptions } from './cli/serve.command.ts';
import { serveWithin } from './main.ts';
import { SIGN_IN_PATH } from './web/sign-in-url.ts';

/**
 * `npm run dev`: the watch inside Vite's own server, so that page, REST and stream are one process on one port.
 * Settings are `VARNE_*` as for `serve`; host and port are Vite's. Throws, with the reason, what `serve` would print.
 */
export async function develop(http: HttpServer): Promise<{ app: Express; signInPath: string; stop(): Promise<void> }> {
  const options = readOptions([]);
  if ('problem' in options) throw new Error(options.problem);
  const within = await serveWithin(http, options);
  if ('problem' in within) throw new Error(within.problem);
  return { app: within.app, signInPath: `${SIGN_IN_PATH}/${within.secret}`, stop: () => within.stop() };
}
