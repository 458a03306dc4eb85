import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../shared/words/steps.ts';
import { canonicalJson, canonicalSteps, chainHash } from '../../../server/journal/chain.ts';

describe('canonical JSON', () => {
  it('says the same for the same data, however it was put together', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });

  it('is the same in steps, and a long list is several of them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(atOnce(canonicalSteps(value))).toBe(canonicalJson(value));
      }),
    );
    const ring = Array.from({ length: 20_000 }, (_, i) => [i / 7, -i / 3]);
    const steps = canonicalSteps({ zones: [{ ring }] });
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count++;
    expect(step.value).toBe(canonicalJson({ zones: [{ ring }] }));
    expect(count).toBeGreaterThan(300);
    expect(() => atOnce(canonicalSteps({ list: [[new Date(0)]] }))).toThrow(TypeError);
    expect(() => atOnce(canonicalSteps([{ when: [new Map([[1, {}]])] }]))).toThrow(TypeError);
  });

  it('sorts keys by their code units, leaves undefined members out and writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ b: 1, a: { d: undefined, c: [1e21, -0, 0.1] }, 'é': null, B: 'x\n' })).toBe('{"B":"x\\n","a":{"c":[1e+21,0,0.1]},"b":1,"é":null}');
  });

  it.each([[Number.NaN], [Infinity], [undefined], [[undefined]], [new Date(0)], [new Map()], [() => 0], [1n]])('refuses %s, which JSON cannot say', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

it('the hash of a line is that of the documented text', () => {
  const text = '{"entry":{"a":1},"log":"journal","previous":null,"seq":1,"watch":"live \\"2\\""}';
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  expect(chainHash({ log: 'journal', watch: 'live "2"', seq: 1, previous: null }, '{"a":1}')).toBe(hash);
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, v]) => [key, reversed(v)]),
  );
}
