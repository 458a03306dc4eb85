import Database from 'libsql';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../../server/journal/contract.ts';
import { DATABASE_FILE } from '../../../server/store/open.ts';
import { drafts, T0 } from './drafts.ts';
import { freshFolder, opened } from './given.ts';

let folder = '';
beforeEach(async () => {
  folder = freshFolder();
  const store = await opened(folder);
  const { journal, control } = await store.watch('live');
  await journal.append(drafts(1, 6));
  await control.append(T0, 'system', { kind: 'stopped' });
  await store.close();
});

/** What verify says after somebody with the file in their hands did this to it. */
async function after(tampering: string): Promise<VerifyReport> {
  const file = new Database(join(folder, DATABASE_FILE));
  for (const trigger of ['entry_without_gap', 'entry_never_changes', 'entry_never_goes', 'head_only_forward', 'head_never_goes']) {
    file.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
  }
  file.exec(tampering);
  file.close();
  const store = await opened(folder, { use: 'inspect' });
  const report = await store.verify();
  await store.close();
  return report;
}

const live = { watch: 'live/journal' };

describe('the look at the end when a watch is taken up', () => {
  const end = async (tampering: string): Promise<string[]> => {
    await after(tampering);
    const store = await opened(folder, { use: 'inspect' });
    const findings = await store.verifyEnd('live');
    await store.close();
    return findings.map(({ watch, seq, fault }) => `${watch} ${seq} ${fault}`);
  };

  it('finds what verify finds there, and nothing in what is whole', async () => {
    expect(await end('SELECT 1')).toEqual([]);
    expect(await end(`UPDATE entry SET line = replace(line, 'engine', 'nobody') WHERE log = 'journal' AND seq = 5`)).toEqual(['live/journal 5 hash']);
  });

  it('begins in the middle of a long journal, and sees nothing before it', async () => {
    const store = await opened(folder);
    const { journal } = await store.watch('live');
    await journal.append(drafts(7, 2_100));
    await store.close();
    expect(await end(`UPDATE entry SET line = replace(line, 'engine', 'nobody') WHERE log = 'journal' AND seq IN (5, 2090)`)).toEqual(['live/journal 2090 hash']);
  });
});

describe('verify', () => {
  it('says how many entries each log has and its last hash', async () => {
    const { logs, findings } = await after('SELECT 1');
    expect(findings).toEqual([]);
    expect(logs).toEqual([
      { log: 'live/journal', entries: 6, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { log: 'live/control', entries: 1, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('finds an entry that was changed', async () => {
    const { findings } = await after(`UPDATE entry SET line = replace(line, 'engine', 'nobody') WHERE log = 'journal' AND seq = 2`);
    expect(findings).toEqual([{ ...live, seq: 2, fault: 'hash', detail: expect.any(String) }]);
  });

  it('finds an entry that was changed together with its hash: the next one does not follow', async () => {
    const { findings } = await after(`UPDATE entry SET hash = replace(hash, substr(hash, 1, 4), 'abcd') WHERE log = 'journal' AND seq = 3`);
    expect(findings).toEqual([
      { ...live, seq: 3, fault: 'hash', detail: expect.any(String) },
      { ...live, seq: 4, fault: 'hash', detail: expect.any(String) },
    ]);
  });

  it('finds an entry that was taken out', async () => {
    const { findings } = await after(`DELETE FROM entry WHERE log = 'journal' AND seq = 3`);
    expect(findings).toEqual([{ ...live, seq: 3, fault: 'gap', detail: 'entry 3 is missing' }]);
  });

  it('finds entries taken out and the rest moved up', async () => {
    const { findings } = await after(`DELETE FROM entry WHERE log = 'journal' AND seq = 3; UPDATE entry SET seq = seq - 1 WHERE log = 'journal' AND seq > 3; UPDATE head SET seq = 5 WHERE log = 'journal'`);
    expect(findings).toContainEqual({ ...live, seq: 3, fault: 'hash', detail: expect.any(String) });
  });

  it('finds two entries exchanged', async () => {
    const { findings } = await after(`UPDATE entry SET seq = 99 WHERE log = 'journal' AND seq = 2; UPDATE entry SET seq = 2 WHERE log = 'journal' AND seq = 3; UPDATE entry SET seq = 3 WHERE log = 'journal' AND seq = 99`);
    expect(findings.map((f) => [f.seq, f.fault])).toEqual([
      [2, 'hash'],
      [3, 'hash'],
      [4, 'hash'],
    ]);
  });

  it('finds that the newest entries are missing, even all of them', async () => {
    const { findings } = await after(`DELETE FROM entry WHERE log = 'journal' AND seq > 4`);
    expect(findings).toEqual([{ ...live, seq: 5, fault: 'gap', detail: 'entries 5 to 6, the newest, are missing' }]);
    const all = await afterMore(`DELETE FROM entry WHERE log = 'journal'`);
    expect(all.findings).toEqual([{ ...live, seq: 1, fault: 'gap', detail: 'entries 1 to 6, the newest, are missing' }]);
  });

  it('finds an entry moved to another watch or log', async () => {
    const { findings } = await after(`UPDATE entry SET watch = 'exercise' WHERE log = 'journal' AND seq = 1`);
    expect(findings).toContainEqual({ watch: 'exercise/journal', seq: 1, fault: 'hash', detail: expect.any(String) });
    expect(findings).toContainEqual({ ...live, seq: 1, fault: 'gap', detail: 'entry 1 is missing' });
  });

  it('finds what is no entry at all', async () => {
    const { findings } = await after(`UPDATE entry SET line = 'nonsense' WHERE log = 'control' AND seq = 1`);
    expect(findings.map((f) => [f.watch, f.seq, f.fault])).toEqual([
      ['live/control', 1, 'hash'],
      ['live/control', 1, 'unreadable'],
    ]);
  });

  it('finds traffic that is damaged', async () => {
    const store = await opened(folder);
    const { traffic } = await store.watch('live');
    traffic.record([{ kind: 'text', trackId: '235012345', trackKind: 'vessel', source: 'sim:', observedAt: T0, text: 'PAN PAN', addressedTo: null }], 0);
    await traffic.flush(T0);
    await store.close();
    const { findings, logs } = await after(`UPDATE traffic SET bytes = x'00112233'`);
    expect(findings).toEqual([{ watch: 'live/traffic', seq: 1, fault: 'unreadable', detail: expect.stringContaining('part 1 of chunk 1') }]);
    expect(logs).toContainEqual({ log: 'live/traffic', entries: 1, lastHash: null });
  });
});

/** Tampers once more; the triggers are gone already. */
async function afterMore(tampering: string): Promise<VerifyReport> {
  const file = new Database(join(folder, DATABASE_FILE));
  file.exec(tampering);
  file.close();
  const store = await opened(folder, { use: 'inspect' });
  const report = await store.verify();
  await store.close();
  return report;
}
