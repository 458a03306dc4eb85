import process from 'node:process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CliCommand } from '../../../server/cli/command.ts';
import { linkCommand } from '../../../server/cli/link.command.ts';
import { tokenCommand } from '../../../server/cli/token.command.ts';
import { verifyCommand } from '../../../server/cli/verify.command.ts';
import type { Store } from '../../../server/journal/contract.ts';
import { DATABASE_FILE, noteServing, openStore } from '../../../server/store/open.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'varne-cli-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(data, { recursive: true, force: true });
});

/** Runs a command and tells what it printed. */
async function ran(command: CliCommand, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said.out += String(text))));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said.err += String(text))));
  const code = await command.run(args);
  out.mockRestore();
  err.mockRestore();
  return { code, ...said };
}

async function served(): Promise<Store> {
  const store = await openStore({ folder: data });
  if ('problem' in store) throw new Error(store.problem);
  return store;
}

describe('varne token', () => {
  it('prints a token and nothing else, before and while the folder is served', async () => {
    const before = await ran(tokenCommand, '--user', 'Feed', '--role', 'viewer', '--data', join(data, 'new'));
    expect(before).toEqual({ code: 0, out: expect.stringMatching(/^vt_[\w-]{43}\n$/), err: '' });
    const store = await served();
    const { out } = await ran(tokenCommand, '--user', 'Second Operator', '--role', 'operator', '--data', data);
    expect(await store.people.whoHasToken(out.trim())).toEqual({ name: 'Second Operator', role: 'operator', room: 'live' });
    await store.close();
  });

  it('takes the folder from VARNE_DATA when no flag says it', async () => {
    vi.stubEnv('VARNE_DATA', data);
    const { out } = await ran(tokenCommand, '--user', 'Feed', '--role', 'viewer');
    const store = await served();
    expect(await store.people.whoHasToken(out.trim())).toEqual({ name: 'Feed', role: 'viewer', room: 'live' });
    await store.close();
  });

  it.each([
    [[], '--user NAME is needed'],
    [['--user', ' '], '--user: a name is needed'],
    [['--user', 'Feed'], '--role is needed: one of viewer, trainee, operator, supervisor, trainer'],
    [['--user', 'Feed', '--role', 'captain'], "--role 'captain' is none of viewer"],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--user', 'Feed', '--role', 'viewer', 'more'], 'Unexpected argument'],
  ])('says in one line what is wrong with %j', async (args, line) => {
    const { code, out, err } = await ran(tokenCommand, ...args, '--data', data);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('says why when the folder cannot be used', async () => {
    const { code, err } = await ran(tokenCommand, '--user', 'Feed', '--role', 'viewer', '--data', '/dev/null/x');
    expect([code, err]).toEqual([1, expect.stringContaining('The data folder /dev/null/x cannot be made')]);
  });
});

describe('varne link', () => {
  it('prints a link that signs in once', async () => {
    const { code, out } = await ran(linkCommand, '--user', 'Duty officer', '--role', 'supervisor', '--url', 'https://watch.example:8443/', '--data', data);
    expect(code).toBe(0);
    const secret = /^https:\/\/watch\.example:8443\/sign-in\/(vl_[\w-]{43})\n$/.exec(out)?.[1] ?? '';
    const store = await served();
    expect(await store.people.spendLink(secret, Date.now())).toEqual({ name: 'Duty officer', role: 'supervisor', room: 'live' });
    await store.close();
  });

  it('leads to where the folder is served now, and to the usual port when it is not', async () => {
    const linkTo = async () => (await ran(linkCommand, '--user', 'x', '--role', 'viewer', '--data', data)).out.replace(/sign-in.*\n/, '');
    const store = await served();
    noteServing(data, 'http://127.0.0.1:34567');
    expect(await linkTo()).toBe('http://127.0.0.1:34567/');
    await store.close();
    expect(await linkTo()).toBe('http://127.0.0.1:8080/');
  });

  it('refuses an address that is none', async () => {
    const { code, err } = await ran(linkCommand, '--user', 'x', '--role', 'viewer', '--url', 'ftp://x', '--data', data);
    expect([code, err]).toEqual([2, 'varne link: --url is not an http address\n']);
  });
});

describe('varne verify', () => {
  it('prints a line a log and ok, and while the folder is served too', async () => {
    const store = await served();
    await (await store.watch('live')).control.append(1_000, 'system', { kind: 'stopped' });
    const { code, out } = await ran(verifyCommand, '--data', data);
    expect([code, out]).toEqual([0, expect.stringMatching(/^live\/control: 1 entry, last hash [0-9a-f]{64}\nok\n$/)]);
    await store.close();
  });

  it('prints what it finds and ends with 1', async () => {
    const store = await served();
    await (await store.watch('live')).control.append(1_000, 'system', { kind: 'stopped' });
    await store.close();
    const file = new Database(join(data, DATABASE_FILE));
    file.exec(`DROP TRIGGER entry_never_goes; DELETE FROM entry`);
    file.close();
    const { code, out } = await ran(verifyCommand, '--data', data);
    expect([code, out]).toEqual([1, 'live/control: 0 entries, last hash none\nlive/control: gap at 1: entry 1, the newest, is missing\n']);
  });

  it('says when there is nothing to verify, and makes nothing', async () => {
    const { code, err } = await ran(verifyCommand, '--data', join(data, 'none'));
    expect([code, err]).toEqual([1, `varne verify: There is no Varne data in ${join(data, 'none')}.\n`]);
    expect((await ran(verifyCommand, '--date', 'x')).code).toBe(2);
  });
});

it('each says how it is used', async () => {
  for (const command of [tokenCommand, linkCommand, verifyCommand]) {
    const { code, out } = await ran(command, '--help');
    expect([code, out]).toEqual([0, command.help]);
    expect(out).toContain(`varne ${command.name}`);
  }
});
