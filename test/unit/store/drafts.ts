import type { EntryDraft } from '../../../shared/words/entry.ts';

/** An invented instant, UTC. */
export const T0 = Date.UTC(2024, 4, 17, 3, 12, 0);

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
