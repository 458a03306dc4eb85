import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import type { Store } from '../../../server/journal/contract.ts';
import { openStore, type StoreOptions } from '../../../server/store/open.ts';

/** An invented instant, UTC. */
export const T0 = Date.UTC(2024, 4, 17, 3, 12, 0);

const folders: string[] = [];
const stores: Store[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A data folder of its own for one test, gone after it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'varne-store-'));
  folders.push(folder);
  return folder;
}

/** An opened store, closed after the test. */
export async function opened(folder: string, options: Omit<StoreOptions, 'folder'> = {}): Promise<Store> {
  const store = await openStore({ folder, ...options });
  if ('problem' in store) throw new Error(store.problem);
  let open = true;
  const once: Store = {
    watch: (name) => store.watch(name),
    people: store.people,
    verify: () => store.verify(),
    close: async () => {
      if (open) await store.close();
      open = false;
    },
  };
  stores.push(once);
  return once;
}

/** The nth entry of a made-up watch. */
export const draft = (n: number): EntryDraft => ({
  at: T0 + n * 1_000,
  observedAt: n % 2 === 0 ? T0 + n * 1_000 - 250 : null,
  receivedAt: null,
  actor: n % 3 === 0 ? { kind: 'person', name: 'First Operator', role: 'operator' } : { kind: 'system', name: 'engine' },
  key: n % 3 === 0 ? `key-${n}` : null,
  body: { kind: 'source', source: 'sim:', state: n % 2 === 0 ? 'live' : 'silent', problem: n % 5 === 0 ? `trouble "${n}" é\u2028` : null },
});

export const drafts = (from: number, to: number): EntryDraft[] => Array.from({ length: to - from + 1 }, (_, i) => draft(from + i));
