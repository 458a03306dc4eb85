import express, { Router, type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import { JournalUnavailable } from '../journal/contract.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Caller } from './caller.ts';
import { faultOf } from './fault.ts';
import { pathOf } from './openapi.ts';
import { isSameOrigin } from './origin.ts';
import type { Route } from './route.ts';
import { send, sendProblem } from './send.ts';

const MAX_BODY = 100 * 1024;

export interface ApiParts {
  readonly routes: readonly Route[];
  readonly logger: Logger;
  readonly caller: (request: Request) => Promise<Caller | null>;
  /** The route of the caller's own room. */
  readonly routeFor: (route: Route, caller: Caller) => { route: Route } | { refused: Problem };
  readonly observe: (method: string, route: string, status: number, seconds: number) => void;
}

/** Everything under `/api/v1`, health and metrics: each failure a problem document, unknown paths and methods included. */
export function api(parts: ApiParts): Router {
  const router = Router({ caseSensitive: true });
  const byPath = new Map<string, Route[]>();
  for (const route of parts.routes) byPath.set(pathOf(route), [...(byPath.get(pathOf(route)) ?? []), route]);
  for (const [path, routes] of byPath) {
    const allowed = routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');
    const open = routes.every(({ access }) => access === 'open');
    for (const route of routes) {
      const json = express.json({ limit: route.maxBody ?? MAX_BODY, type: () => true });
      router[route.method](path, (request, response, next) => void serve(parts, route, json, request, response, next));
    }
    // Whatever else is asked of that path.
    router.all(path, (request, response) => {
      const refuse = async (): Promise<void> => {
        if (!open && (await parts.caller(request)) === null) return sendProblem(response, notSignedIn());
        response.set('Allow', allowed);
        sendProblem(response, problem('wrong-method', `Only ${allowed} can be asked of it.`, { allowed }));
      };
      refuse().catch((error: unknown) => fail(parts.logger, error, response));
    });
  }
  router.use('/api', (request, response) => {
    const refuse = async (): Promise<void> => {
      if ((await parts.caller(request)) === null) return sendProblem(response, notSignedIn());
      sendProblem(response, problem('not-found', 'There is nothing at this address. /api/v1/openapi.json lists what there is.'));
    };
    refuse().catch((error: unknown) => fail(parts.logger, error, response));
  });
  return router;
}

async function serve(parts: ApiParts, route: Route, json: express.RequestHandler, request: Request, response: Response, next: NextFunction): Promise<void> {
  const began = performance.now();
  response.once('finish', () => {
    const seconds = (performance.now() - began) / 1000;
    parts.observe(request.method, pathOf(route), response.statusCode, seconds);
    const line = { method: request.method, route: pathOf(route), status: response.statusCode, ms: Math.round(seconds * 1000) };
    if (response.statusCode >= 500) parts.logger.warn(line, 'http');
    else parts.logger.debug(line, 'http');
  });
  try {
    if (route.method !== 'get' && !isSameOrigin(request.headers, request.host)) {
      return sendProblem(response, problem('other-origin', 'Only pages of this very server may do that. Nothing was done.'));
    }
    if (route.access === 'signed-in') {
      const caller = await parts.caller(request);
      if (caller === null) return sendProblem(response, notSignedIn());
      await readBody(json, route, request, response);
      const mine = parts.routeFor(route, caller);
      if ('refused' in mine) return sendProblem(response, mine.refused);
      return await send(request, response, await mine.route.handle(request, caller), mine.route.answer);
    }
    await readBody(json, route, request, response);
    await send(request, response, await route.handle(request), route.answer);
  } catch (error) {
    if (response.headersSent) return next(error);
    fail(parts.logger, error, response, route.maxBody);
  }
}

/** Reads a JSON body, when the route takes one. No body at all is left undefined. */
async function readBody(json: express.RequestHandler, route: Route, request: Request, response: Response): Promise<void> {
  if (route.body === undefined) return;
  const type = request.is(['json', 'application/*+json']);
  const sentNothing = type === null || request.headers['content-length'] === '0';
  if (!sentNothing && type === false) throw new Refusal(problem('wrong-content-type', 'Send JSON, with Content-Type: application/json.'));
  await new Promise<void>((resolve, reject) => {
    void json(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('the body could not be read'));
    });
  });
}

/** A problem found in the middle of reading a request. */
class Refusal extends Error {
  readonly why: Problem;

  constructor(why: Problem) {
    super(why.name);
    this.why = why;
  }
}

const notSignedIn = (): Problem => problem('not-signed-in', 'Sign in by a link, or send Authorization: Bearer with a token.');

/** Makes a problem of whatever was thrown, and logs it when it is ours. Bodies are never logged: errors may carry them. */
export function fail(logger: Logger, error: unknown, response: Response, maxBody = MAX_BODY): void {
  const known = problemOf(error, maxBody);
  if (known.status >= 500) logger.error({ fault: faultOf(error) }, 'http: unexpected failure');
  sendProblem(response, known);
}

function problemOf(error: unknown, maxBody: number): Problem {
  if (error instanceof Refusal) return error.why;
  if (error instanceof JournalUnavailable) return problem('journal-unavailable', error.message);
  if (typeof error !== 'object' || error === null || !('status' in error)) return ours();
  switch (error.status) {
    case 413:
      return problem('too-large', `At most ${maxBody / 1024} kB. Nothing was kept.`);
    case 415:
      return problem('wrong-content-type', 'Send JSON in UTF-8, with Content-Type: application/json.');
    default:
      if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) {
        return problem('invalid', 'The request cannot be read: it is not well-formed. Nothing was kept.', { field: null });
      }
      return ours();
  }
}

const ours = (): Problem => problem('internal', 'It is not known whether this was kept. Look, and try again; the same key does an act only once.');
