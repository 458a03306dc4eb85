import Database from 'libsql';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../../server/store/open.ts';
import { SESSION_IDLE_MS, SESSION_MAX_MS } from '../../../server/store/sqlite/people.ts';
import { T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';

const operator = { name: 'First Operator', role: 'operator', room: 'live' } as const;

describe('a sign-in link', () => {
  it('lets in once, within its time', async () => {
    const { people } = await opened(freshFolder(), { clock: () => T0 });
    const link = await people.createLink(operator, 60_000);
    expect(await people.spendLink(link, T0 + 60_001)).toBeNull();
    expect(await people.spendLink(link, T0 + 59_000)).toEqual(operator);
    expect(await people.spendLink(link, T0 + 59_001)).toBeNull();
    expect(await people.spendLink('vl_unknown', T0)).toBeNull();
  });

  it('spent by two at once lets in one', async () => {
    const folder = freshFolder();
    const here = await opened(folder, { clock: () => T0 });
    const there = await opened(folder, { use: 'beside', clock: () => T0 });
    const link = await here.people.createLink(operator, 60_000);
    const spends = await Promise.all([here, there, here, there].map((store) => store.people.spendLink(link, T0)));
    expect(spends.filter((grant) => grant !== null)).toEqual([operator]);
  });
});

describe('a session', () => {
  it('lives while it is used, ends when it was idle for the length of a watch, and when it is ended', async () => {
    const { people } = await opened(freshFolder(), { clock: () => T0 });
    const session = await people.createSession(operator, T0);
    expect(await people.whoHasSession(session, T0 + SESSION_IDLE_MS)).toEqual(operator);
    expect(await people.whoHasSession(session, T0 + 2 * SESSION_IDLE_MS)).toEqual(operator);
    expect(await people.whoHasSession(session, T0 + 3 * SESSION_IDLE_MS + 1)).toBeNull();
    const other = await people.createSession(operator, T0);
    await people.endSession(other);
    expect(await people.whoHasSession(other, T0)).toBeNull();
  });

  it('ends at its longest even when it is used', async () => {
    const { people } = await opened(freshFolder(), { clock: () => T0 });
    const session = await people.createSession(operator, T0);
    for (let at = T0; at <= T0 + SESSION_MAX_MS; at += SESSION_IDLE_MS) expect(await people.whoHasSession(session, at)).toEqual(operator);
    expect(await people.whoHasSession(session, T0 + SESSION_MAX_MS + 1)).toBeNull();
  });
});

it('one kind of secret does not open another door, and none stands in the file', async () => {
  const folder = freshFolder();
  const { people } = await opened(folder, { clock: () => T0 });
  const token = await people.createToken(operator);
  const link = await people.createLink(operator, 60_000);
  const session = await people.createSession(operator, T0);
  expect(token).toMatch(/^vt_[\w-]{43}$/);
  expect(await people.whoHasToken(token)).toEqual(operator);
  for (const secret of [link, session, '', 'vt_']) expect(await people.whoHasToken(secret)).toBeNull();
  for (const secret of [link, token, '', 'vs_']) expect(await people.whoHasSession(secret, T0)).toBeNull();
  const file = new Database(join(folder, DATABASE_FILE));
  const kept = JSON.stringify(['token', 'link', 'session'].map((table) => file.prepare(`SELECT * FROM ${table}`).all()));
  file.close();
  for (const secret of [token, link, session]) expect(kept).not.toContain(secret.slice(3));
});
