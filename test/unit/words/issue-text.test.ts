import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueText } from '../../../shared/words/issue-text.ts';

const said = (schema: z.ZodType, value: unknown): string => {
  const read = schema.safeParse(value);
  return read.success ? 'it fits' : issueText(read.error);
};

describe('what does not fit', () => {
  it('is said in plain words, with where it stands', () => {
    const schema = z.object({ seen: z.string().max(5), people: z.number().int().min(0).lt(10), of: z.enum(['a', 'b']).optional(), zones: z.array(z.string()).max(1).optional() }).strict();
    const right = { seen: 'boat', people: 3 };
    expect(said(schema, right)).toBe('it fits');
    expect(said(schema, { ...right, seen: 'a small boat' })).toBe('seen: must have at most 5 characters.');
    expect(said(schema, { ...right, seen: 7 })).toBe('seen: must be text.');
    expect(said(schema, { people: 3 })).toBe('seen: is missing.');
    expect(said(schema, { ...right, people: -1 })).toBe('people: must be at least 0.');
    expect(said(schema, { ...right, people: 10 })).toBe('people: must be less than 10.');
    expect(said(schema, { ...right, of: 'c' })).toBe('of: must be one of a, b.');
    expect(said(schema, { ...right, zones: ['a', 'b'] })).toBe('zones: must have at most 1 items.');
    expect(said(schema, { ...right, colour: 'red' })).toBe('there is no "colour" here.');
    expect(said(schema, { seen: 7, people: 'x' })).toBe('seen: must be text. And 1 more.');
  });

  it("is said in the schema's own words where it has some", () => {
    expect(said(z.string().min(1, 'say what was seen'), '')).toBe('say what was seen.');
    expect(said(z.object({ n: z.number().refine((n) => n > 1, 'the higher count is below the lower one') }), { n: 0 })).toBe('n: the higher count is below the lower one.');
  });
});
