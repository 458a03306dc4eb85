import { describe, expect, it } from 'vitest';
import { RULE_CARDS } from '../../../server/watch/rules/cards.ts';
import { DEFAULT_RULES, RuleSettings } from '../../../shared/words/rules.ts';
import { ZoneRuleName } from '../../../shared/words/zone.ts';

describe('the rules', () => {
  it('each say why they speak, what follows and what to do', () => {
    const names = new Set(RULE_CARDS.map(({ rule }) => rule));
    const limited = Object.keys(DEFAULT_RULES).filter((name) => name !== 'sea');
    expect([...names].sort()).toEqual([...limited, ...ZoneRuleName.options].sort());
    expect(RULE_CARDS.filter((card) => [card.cause, card.consequence, card.action, card.delay, card.deadband].some((text) => text.trim() === ''))).toEqual([]);
  });

  it('take limits from a file that names only what is otherwise, and no others', () => {
    const read = RuleSettings.parse({ 'closest-approach': { shipAndShip: { cpaNm: 0.5 } }, 'lane-time': { on: false } });
    expect(read['closest-approach'].shipAndShip).toEqual({ ...DEFAULT_RULES['closest-approach'].shipAndShip, cpaNm: 0.5 });
    expect(read['lane-time'].on).toBe(false);
    expect(read.aground).toEqual(DEFAULT_RULES.aground);
    expect(RuleSettings.safeParse({ 'closest-aproach': {} }).success).toBe(false);
  });
});
