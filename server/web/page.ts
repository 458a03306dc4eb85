import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import { fail } from './api.ts';
import type { Caller } from './caller.ts';
import { packedAssets } from './packed-assets.ts';
import { SIGN_IN_PATH } from './sign-in-url.ts';

/**
 * The built page. Its files are open, for they hold nothing of the watch; the page itself sends whoever is not
 * signed in to do so. Files under `assets/` carry their content's hash in their name and never change.
 */
export function clientPage(folder: string, logger: Logger, caller: (request: Request) => Promise<Caller | null>): Router {
  const router = Router();
  const index = join(folder, 'index.html');
  const front = async (request: Request, response: Response): Promise<void> => {
    response.set('Cache-Control', 'no-cache');
    if ((await caller(request)) === null) return response.redirect(303, SIGN_IN_PATH);
    if (existsSync(index)) return response.sendFile(index, { cacheControl: false });
    response.status(503).type('text/plain').send('The page has not been built. Run: npm run build\n');
  };
  // The pages of exercises and scenarios are the same file: it shows what its address says.
  router.get(['/', '/index.html', '/exercises', '/exercises/:id/debrief', '/scenarios', '/scenarios/:id'], (request, response) => {
    front(request, response).catch((error: unknown) => fail(logger, error, response));
  });
  router.use('/assets', packedAssets(join(folder, 'assets')));
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, redirect: false }));
  router.use(express.static(folder, { index: false, redirect: false, dotfiles: 'ignore' }));
  return router;
}
