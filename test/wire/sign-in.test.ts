import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signInUrl } from '../../server/web/sign-in-url.ts';
import { listenTo, Room, until } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await Room.open();
});
afterEach(() => room.close());

const HOUR = 3_600_000;
const link = async (validMs = HOUR) => signInUrl(room.url, await room.people.createLink({ name: 'Ada', role: 'operator' }, validMs));
const follow = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init });
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const session = (cookie: string) => follow(`${room.url}/api/v1/session`, { headers: { cookie } });

describe('a sign-in link', () => {
  it('makes a session and leads to the page', async () => {
    const response = await follow(await link());
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(response.headers.get('set-cookie')).toMatch(/^varne-\d+=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(await (await session(cookieOf(response))).json()).toEqual({ name: 'Ada', role: 'operator', room: 'live' });
    expect(room.control.lines).toEqual([{ actor: 'Ada', body: { kind: 'signed-in', name: 'Ada', role: 'operator', by: 'link' } }]);
  });

  it('works once, also for two at once', async () => {
    const url = await link();
    const statuses = (await Promise.all([follow(url), follow(url)])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([303, 410]);
    expect((await follow(url)).status).toBe(410);
  });

  it('that is too old says so in plain words, on a page that needs no script', async () => {
    const response = await follow(await link(-1));
    expect(response.status).toBe(410);
    const text = await response.text();
    expect(text).toContain('has been used, or is too old');
    expect(text).toContain('<form method="post" action="/sign-in">');
    expect(text).not.toMatch(/<script|style=|<style/);
  });

  it('is not spent by looking ahead', async () => {
    const url = await link();
    expect((await follow(url, { method: 'HEAD' })).status).toBe(204);
    expect((await follow(url, { headers: { 'sec-purpose': 'prefetch' } })).status).toBe(204);
    expect((await follow(url)).status).toBe(303);
  });

  it('followed again by who it let in leads to the page again', async () => {
    const url = await link();
    const cookie = cookieOf(await follow(url));
    expect((await follow(url, { headers: { cookie } })).status).toBe(303);
  });

  it('behind a proxy that ends TLS gives a cookie that no other host or plain page can set', async () => {
    const response = await follow(await link(), { headers: { 'x-forwarded-proto': 'https' } });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-varne=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
  });
});

describe('the sign-in page', () => {
  const paste = (secret: string, headers: Record<string, string> = {}) => follow(`${room.url}/sign-in`, { method: 'POST', body: new URLSearchParams({ secret }), headers });

  it('takes a link, a secret or a token', async () => {
    const secret = await room.people.createLink({ name: 'Ada', role: 'operator' }, HOUR);
    for (const pasted of [await link(), ` ${secret} `, await room.token()]) expect((await paste(pasted)).status).toBe(303);
    expect(room.control.lines.map(({ body }) => 'by' in body && body.by)).toEqual(['link', 'link', 'token']);
  });

  it('refuses what is neither, and pages of other sites', async () => {
    expect((await paste('nonsense')).status).toBe(401);
    expect((await paste('')).status).toBe(401);
    expect((await paste(await room.token(), { origin: 'https://example.org' })).status).toBe(403);
    expect((await paste(await room.token(), { origin: room.url })).status).toBe(303);
  });

  it('slows whoever tries and tries', async () => {
    let last = 0;
    for (let i = 0; i < 31; i++) last = (await paste(`guess-${i}`)).status;
    expect(last).toBe(429);
  });

  it('does not slow many who come in from one address', async () => {
    const token = await room.token();
    for (let i = 0; i < 40; i++) expect((await paste(token)).status).toBe(303);
  });

  it('is sent with a policy that lets nothing in from elsewhere', async () => {
    const policy = (await follow(`${room.url}/sign-in`)).headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "font-src 'self'",
      "img-src 'self' data: blob:",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
  });
});

describe('signing out', () => {
  const signedIn = async () => {
    const cookie = cookieOf(await follow(await link()));
    const client = await room.connectWith({ extraHeaders: { cookie } });
    return { cookie, client, told: listenTo(client) };
  };

  it('ends the session on every screen that uses it, and is logged', async () => {
    const { cookie, client, told } = await signedIn();
    const response = await follow(`${room.url}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
    expect(response.status).toBe(204);
    await until(() => client.disconnected, 'the socket is closed');
    expect(told.map(({ event }) => event)).toEqual(['signed-out']);
    expect((await session(cookie)).status).toBe(401);
    expect(room.control.lines.at(-1)).toEqual({ actor: 'Ada', body: { kind: 'signed-out', name: 'Ada' } });
  });

  it('elsewhere, or by age, reaches the screen within a minute', async () => {
    const { client, told } = await signedIn();
    room.people.sessions.clear();
    for (let second = 0; second < 60 && client.connected; second++) {
      room.beat();
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    await until(() => client.disconnected, 'the socket is closed');
    expect(told.at(-1)?.event).toBe('signed-out');
  });

  it('cannot be done by a page of another site', async () => {
    const { cookie } = await signedIn();
    const response = await follow(`${room.url}/api/v1/session`, { method: 'DELETE', headers: { cookie, origin: 'http://127.0.0.1:1' } });
    expect(response.status).toBe(403);
    expect((await session(cookie)).status).toBe(200);
  });
});
