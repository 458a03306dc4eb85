import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Time } from '../../../shared/words/position.ts';
import { fromRest, restForm, toRest } from '../../../shared/wire/rest-form.ts';

const Word = z.object({
  at: Time,
  until: Time.nullable(),
  steps: z.array(z.tuple([Time, z.number()])),
  body: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), since: Time }), z.object({ kind: z.literal('b'), count: z.number() })]),
  count: z.number(),
});
const value = { at: 1_700_000_000_123, until: null, steps: [[0, 5]], body: { kind: 'a', since: 1 }, count: 1_700_000_000_123 };

describe('the REST form of a word', () => {
  it('has every time as ISO 8601, wherever it stands, and no other number', () => {
    expect(toRest(Word, value)).toEqual({
      at: '2023-11-14T22:13:20.123Z',
      until: null,
      steps: [['1970-01-01T00:00:00.000Z', 5]],
      body: { kind: 'a', since: '1970-01-01T00:00:00.001Z' },
      count: 1_700_000_000_123,
    });
  });

  it('comes back as it was', () => {
    expect(fromRest(Word, JSON.parse(JSON.stringify(toRest(Word, value))))).toEqual(value);
  });

  it('is the word itself where there is no time in it, so that large answers cost nothing', () => {
    const plain = z.object({ name: z.string(), list: z.array(z.object({ n: z.number().nullable() })) });
    expect(restForm(plain)).toBe(plain);
  });

  it('refuses what is no time', () => {
    expect(() => fromRest(z.object({ at: Time }), { at: 12 })).toThrow(z.ZodError);
  });
});
