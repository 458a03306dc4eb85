import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Store } from '../../../server/journal/contract.ts';
import { openStore, type StoreOptions } from '../../../server/store/open.ts';

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
    watch: (name, keep) => store.watch(name, keep),
    watches: (prefix) => store.watches(prefix),
    past: (name) => store.past(name),
    people: store.people,
    scenarios: store.scenarios,
    verify: () => store.verify(),
    verifyEnd: (watch) => store.verifyEnd(watch),
    close: async () => {
      if (open) await store.close();
      open = false;
    },
  };
  stores.push(once);
  return once;
}
