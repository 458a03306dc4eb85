import { describe, expect, test } from 'vitest';
import { contrast } from '../../../client/palette/contrast.ts';
import { customProperty } from '../../../client/palette/apply.ts';
import { FILL_TOKENS, PALETTES, SYMBOL_TOKENS, TEXT_TOKENS, TOKENS, type TokenName } from '../../../client/palette/tokens.ts';

/** Pairs below the bound, named with what they reach: an empty list is a pass, a full one says what to change. */
function below(bound: number, palette: (typeof PALETTES)[number], fronts: readonly TokenName[], grounds: readonly TokenName[]): string[] {
  const t = TOKENS[palette];
  return fronts.flatMap((front) =>
    grounds
      .filter((ground) => contrast(t[front], t[ground]) < bound)
      .map((ground) => `${front} on ${ground}: ${contrast(t[front], t[ground]).toFixed(2)}`),
  );
}

describe.each(PALETTES)('in the %s palette', (palette) => {
  test('words can be read on panels (4.5:1)', () => {
    expect(below(4.5, palette, TEXT_TOKENS, ['panel', 'raised'])).toEqual([]);
  });
  test('symbols can be seen wherever they lie on the chart (3:1)', () => {
    expect(below(3, palette, SYMBOL_TOKENS, FILL_TOKENS)).toEqual([]);
  });
  test('edges can be seen on panels (3:1)', () => {
    expect(below(3, palette, ['edge'], ['panel', 'raised'])).toEqual([]);
  });
  test('every token is a colour written in full', () => {
    for (const colour of Object.values(TOKENS[palette])) expect(colour).toMatch(/^#[0-9A-F]{6}$/);
  });
});

test('contrast is measured as WCAG defines it: black on white is 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 6);
  expect(contrast('#748694', '#748694')).toBe(1);
});

test('a token names its custom property in kebab case', () => {
  expect(customProperty('smallCraft')).toBe('--small-craft');
  expect(customProperty('sea')).toBe('--sea');
});
