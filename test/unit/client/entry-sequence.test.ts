import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EntrySequence } from '../../../client/stream/entry-sequence.ts';
import type { Entry } from '../../../shared/words/entry.ts';
import { anAlert } from './alerts.ts';

const entry = (seq: number): Entry => ({
  seq,
  hash: '0'.repeat(64),
  at: seq,
  observedAt: null,
  receivedAt: null,
  actor: { kind: 'system', name: 'engine' },
  key: null,
  body: { kind: 'alert', event: 'raised', from: 'norm', alert: anAlert(seq) },
});
const numbers = (entries: readonly Entry[]) => entries.map((e) => e.seq);

describe('the sequence of entries', () => {
  test('takes what follows and passes over what it has', () => {
    const sequence = new EntrySequence();
    sequence.begin(4);
    const taken = sequence.take([entry(3), entry(4), entry(5), entry(6)]);
    expect([numbers(taken.next), taken.gap, sequence.seq]).toEqual([[5, 6], false, 6]);
  });

  test('names a gap and takes nothing beyond it', () => {
    const sequence = new EntrySequence();
    sequence.begin(4);
    const taken = sequence.take([entry(5), entry(7)]);
    expect([numbers(taken.next), taken.gap, sequence.seq]).toEqual([[5], true, 5]);
  });

  test('gives each entry once and in order, however they come, when gaps are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), { maxLength: 12 }), (batches) => {
        const sequence = new EntrySequence();
        const got: number[] = [];
        for (const batch of batches) {
          const { next, gap } = sequence.take(batch.map(entry));
          got.push(...numbers(next));
          if (gap) got.push(...numbers(sequence.take(Array.from({ length: 12 }, (_, i) => entry(i + 1))).next));
        }
        expect(got).toEqual(got.map((_, i) => i + 1));
      }),
    );
  });
});
