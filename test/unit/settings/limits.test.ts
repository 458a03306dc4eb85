import { describe, expect, test } from 'vitest';
import { RuleSettings } from '../../../shared/words/rules.ts';
import { limitsOf, readNumber, valueAt, withValueAt, type NumberLimit } from '../../../client/state/settings/limits.ts';
import { limitWords, RULE_GROUPS } from '../../../client/state/settings/rule-words.ts';

const limits = limitsOf(RuleSettings);
const numberAt = (path: string): NumberLimit => {
  const found = limits.find((limit): limit is NumberLimit => limit.kind === 'number' && limit.path.join('.') === path);
  if (!found) throw new Error(`no number at ${path}`);
  return found;
};

describe('the limits of the rules', () => {
  test('are all there, each with its range and what is delivered', () => {
    const leaves = (value: unknown): number => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value).reduce((sum: number, inner) => sum + leaves(inner), 0) : 1);
    expect(limits.length).toBe(leaves(RuleSettings.parse({})));
    expect(numberAt('closest-approach.shipAndShip.cpaNm')).toMatchObject({ delivered: 0.25, min: 0, max: 20, open: false, whole: false });
    expect(numberAt('identity-conflict.times')).toMatchObject({ delivered: 3, min: 2, max: 4, whole: true });
  });

  test('are each described in plain words, with a unit where they have one', () => {
    expect(RULE_GROUPS.flatMap((group) => group.limits).filter((limit) => limitWords(limit.path) === null).map((limit) => limit.path.join('.'))).toEqual([]);
    expect(limitWords(['closest-approach', 'shipAndShip', 'tcpaMin'])?.unit).toBe('min');
    expect(limitWords(['sea', 'smallCraftM'])?.unit).toBe('m');
    expect(limitWords(['lane-time', 'holdS'])?.unit).toBe('s');
  });

  test('can be read and set by their path, and nothing beside them changes', () => {
    const rules = RuleSettings.parse({});
    const set = RuleSettings.parse(withValueAt(rules, ['closest-approach', 'distress', 'tcpaMin'], 20));
    expect(valueAt(set, ['closest-approach', 'distress', 'tcpaMin'])).toBe(20);
    expect(RuleSettings.parse(withValueAt(set, ['closest-approach', 'distress', 'tcpaMin'], 12))).toEqual(rules);
  });

  test('take a typed number within the range, with point or comma, and say what to type else', () => {
    const cpa = numberAt('closest-approach.shipAndShip.cpaNm');
    expect(readNumber(' 0,5 ', cpa, true)).toEqual({ ok: true, value: 0.5 });
    for (const text of ['', '21', '-1', 'half', '1e1', '0x1']) expect(readNumber(text, cpa, true)).toEqual({ ok: false, words: 'Type a number, 0 to 20.' });
    expect(readNumber('2.5', numberAt('identity-conflict.times'), true)).toEqual({ ok: false, words: 'Type a whole number, 2 to 4.' });
    expect(readNumber(' ', cpa, false)).toEqual({ ok: true, value: null });
  });
});
