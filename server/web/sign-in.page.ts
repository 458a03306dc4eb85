import express, { Router, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { Grant } from '../journal/contract.ts';
import { problem } from '../../shared/words/problem.ts';
import { LIVE_ROOM, type RoomId } from '../../shared/words/room.ts';
import { fail } from './api.ts';
import type { Caller } from './caller.ts';
import { isSameOrigin } from './origin.ts';
import { sendProblem } from './send.ts';
import { SIGN_IN_PATH } from './sign-in-url.ts';
import { signIn, type SignedIn, type SignInParts } from './sign-in.ts';

export interface SignInPageParts extends SignInParts {
  readonly logger: Logger;
}

/** The pages that let a person in. Plain HTML from the server: they work when the bundle does not. */
export function signInPages(parts: SignInPageParts): Router {
  const router = Router({ caseSensitive: true });
  const guarded = (handle: (request: Request, response: Response) => Promise<void>) => (request: Request, response: Response) => {
    handle(request, response).catch((error: unknown) => fail(parts.logger, error, response));
  };

  router.get(`${SIGN_IN_PATH}.css`, (_request, response) => {
    response.set('Cache-Control', 'max-age=3600').type('css').send(STYLE);
  });

  router.get(SIGN_IN_PATH, (_request, response) => page(response, 200, ASK));

  router.post(
    SIGN_IN_PATH,
    express.urlencoded({ extended: false, limit: 4096 }),
    guarded(async (request, response) => {
      if (!isSameOrigin(request.headers, request.host)) {
        return sendProblem(response, problem('other-origin', 'Only this server\'s own page may do that. Nothing was done.'));
      }
      const secret = secretOf(request.body);
      const outcome: SignedIn = secret === '' ? { fault: 'unknown' } : await signIn(parts, request, secret, ['link', 'token']);
      if ('grant' in outcome) return enter(response, outcome.cookie);
      if (outcome.fault === 'too-many') return tooMany(response, outcome.seconds);
      if (outcome.fault === 'room-closed') return page(response, 410, CLOSED);
      page(response, 401, `<p role="alert">That is no token, and no link that can still be used.</p>${ASK}`);
    }),
  );

  router.get(
    `${SIGN_IN_PATH}/:secret`,
    guarded(async (request, response) => {
      // Looking ahead, as mail scanners and browsers do, must not spend a link that works once.
      if (request.method === 'HEAD' || /prefetch|prerender/i.test(request.get('sec-purpose') ?? request.get('purpose') ?? '')) {
        response.status(204).set('Cache-Control', 'no-store').end();
        return;
      }
      const secret = typeof request.params['secret'] === 'string' ? request.params['secret'] : '';
      const [here, ahead] = [await parts.caller(request), await parts.people.lookAtLink(secret, parts.now())];
      // Nobody leaves the live watch by a click that was meant for something else.
      if (here !== null && ahead !== null && here.room !== ahead.room) return page(response, 200, changeOfRoom(here, ahead, secret));
      const outcome = await signIn(parts, request, secret, ['link']);
      if ('grant' in outcome) return enter(response, outcome.cookie);
      if (outcome.fault === 'too-many') return tooMany(response, outcome.seconds);
      if (outcome.fault === 'room-closed') return page(response, 410, CLOSED);
      // The page loaded again, or the back button: whoever is in already stays in.
      if ((await parts.caller(request)) !== null) return enter(response, null);
      page(
        response,
        410,
        '<p role="alert"><strong>This link has been used, or is too old.</strong> A sign-in link works once.</p>' +
          '<p>Ask a supervisor for a new link, or whoever runs the server: it prints one when it starts, and <code>varne token</code> makes a token.</p>' +
          ASK,
      );
    }),
  );
  return router;
}

function enter(response: Response, cookie: string | null): void {
  if (cookie !== null) response.set('Set-Cookie', cookie);
  response.set('Cache-Control', 'no-store').redirect(303, '/');
}

function tooMany(response: Response, seconds: number): void {
  response.set('Retry-After', String(seconds));
  page(response, 429, `<p role="alert">Too many attempts from this address. Try again in ${seconds} s. A link that was not used still works.</p>`);
}

/** What was pasted: a secret, or the whole link with it at its end. */
function secretOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('secret' in body) || typeof body.secret !== 'string') return '';
  const pasted = body.secret.trim();
  const inLink = /\/sign-in\/([^/?#\s]+)$/.exec(pasted)?.[1];
  if (inLink === undefined) return pasted.slice(0, 512);
  try {
    return decodeURIComponent(inLink);
  } catch {
    return '';
  }
}

const CLOSED = '<p role="alert"><strong>This exercise is closed.</strong></p><p>Its journal is kept. Ask the trainer.</p>';

const roomInWords = (room: RoomId): string => (room === LIVE_ROOM ? 'the live watch' : 'an exercise');

function changeOfRoom(here: Caller, ahead: Grant, secret: string): string {
  return `<p role="alert"><strong>This browser is in ${roomInWords(here.room)}</strong> as ${escaped(here.person.name)}, ${here.person.role}.</p>
<p>The link leads into ${ahead.room === here.room ? 'another exercise' : roomInWords(ahead.room)}, as ${escaped(ahead.name)}, ${ahead.role}. A browser is in one room at a time: going there closes every page that it has here.</p>
<form method="post" action="${SIGN_IN_PATH}">
<input type="hidden" name="secret" value="${escaped(secret)}">
<button>Leave ${roomInWords(here.room)} and go there</button>
</form>
<p><a href="/">Stay in ${roomInWords(here.room)}</a>. The link is not used up: open it in another browser, or on another machine.</p>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const ASK = `<form method="post" action="${SIGN_IN_PATH}">
<label for="secret">Sign-in link or token</label>
<input id="secret" name="secret" type="password" autocomplete="off" spellcheck="false" maxlength="600" required autofocus>
<button>Sign in</button>
</form>
<p class="aside">The server prints a link when it starts. A supervisor can make one for you.</p>`;

function page(response: Response, status: number, content: string): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in – Varne</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${SIGN_IN_PATH}.css">
</head>
<body>
<main>
<h1>Varne</h1>
${content}
</main>
</body>
</html>
`,
    );
}

/** The dusk palette's colours (client/palette/tokens.ts): whoever signs in sits in a dim room. */
const STYLE = `:root { color-scheme: dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #0e1b28; color: #e6edf3; }
main { width: min(26rem, calc(100vw - 3rem)); padding: 1.5rem 0; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; letter-spacing: .02em; }
form { display: grid; gap: .5rem; }
input, button { font: inherit; padding: .6rem .75rem; border: 1px solid #6f8498; border-radius: 4px; background: #16283a; color: inherit; }
button { cursor: pointer; border-color: #6cc3f5; }
a { color: #6cc3f5; }
:focus-visible { outline: 3px solid #6cc3f5; outline-offset: 2px; }
[role=alert] { border-left: 4px solid #ff6b6b; padding-left: .75rem; }
.aside { font-size: .9rem; color: #a3b4c2; }
`;
