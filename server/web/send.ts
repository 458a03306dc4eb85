import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { Request, Response } from 'express';
import type { Problem } from '../../shared/words/problem.ts';
import { Alert } from '../../shared/words/alert.ts';
import { Settings } from '../../shared/words/settings.ts';
import { toRest } from '../../shared/wire/rest-form.ts';
import { isProblem, type Answer, type Route } from './route.ts';

const gzipped = promisify(gzip);
/** Below this a packet or two carry it anyway. */
const WORTH_PACKING = 8 * 1024;

/** Sends what a route answered. Large answers are packed when the asker takes gzip; ETag and 304 are Express's. */
export async function send(request: Request, response: Response, reply: Answer | Problem, answer: Route['answer']): Promise<void> {
  if (isProblem(reply)) return sendProblem(response, reply);
  if (reply.problem !== undefined) {
    response.set(reply.headers ?? {});
    return sendProblem(response, reply.problem);
  }
  response.status(reply.status).set('Cache-Control', 'private, no-cache').set(reply.headers ?? {});
  if (reply.file !== undefined) return sendFile(request, response, reply.file);
  if (reply.text !== undefined) {
    // As it is: Express would put its own charset beside the version of the format.
    response.setHeader('Content-Type', reply.text.type);
    response.end(reply.text.value);
    return;
  }
  if (reply.bytes !== undefined) {
    response.setHeader('Content-Type', reply.bytes.type);
    response.setHeader('Content-Length', reply.bytes.value.length);
    response.end(reply.bytes.value);
    return;
  }
  if (reply.body === undefined) {
    response.end();
    return;
  }
  const text = JSON.stringify(typeof answer === 'string' ? reply.body : toRest(answer, reply.body));
  response.type('application/json').vary('Accept-Encoding');
  if (text.length < WORTH_PACKING || request.acceptsEncodings('gzip') === false) {
    response.send(text);
    return;
  }
  const packed = await gzipped(text, { level: 5 });
  response.set('Content-Encoding', 'gzip').send(packed);
}

/** What goes wrong half way ends the connection: whoever fetches it has its length, and sees that it is not whole. */
async function sendFile(request: Request, response: Response, { type, path, bytes }: NonNullable<Answer['file']>): Promise<void> {
  response.set('Cache-Control', 'no-store');
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', bytes);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(path), response);
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy();
  }
}

/** RFC 9457. */
export function sendProblem(response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { retryAfterS } = problem;
  if (typeof retryAfterS === 'number') response.set('Retry-After', String(retryAfterS));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="Varne"');
  response.status(problem.status).set('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify(problemForm(problem)));
}

/** Who was first and when, the alert or the settings as they stand: with their times as REST has them. */
function problemForm(problem: Problem): unknown {
  const { at, alert, settings } = problem;
  return {
    ...problem,
    ...(typeof at === 'number' && { at: new Date(at).toISOString() }),
    ...(alert !== undefined && { alert: toRest(Alert, alert) }),
    ...(settings !== undefined && { settings: toRest(Settings, settings) }),
  };
}
