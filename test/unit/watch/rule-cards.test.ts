import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, RuleSettings } from '../../../shared/words/rules.ts';
import { told } from '../../../shared/words/rule-cards/card.ts';
import { RULE_CARDS, whyWords, ZONE_RULE_CARDS } from '../../../shared/words/rule-cards/cards.ts';
import { ZoneCollection, ZoneRule, ZoneRuleName } from '../../../shared/words/zone.ts';
import { TRACK_RULES } from '../../../server/watch/rules/track-rule.ts';
import { TRACK_RULE } from '../../../server/watch/rules/track-rules.ts';
import { ZONE_RULES } from '../../../server/watch/rules/zone-rules.ts';

/** A zone with two rules of one name, as it stands now. */
const ZONES = ZoneCollection.parse({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'z',
      geometry: { type: 'Polygon', coordinates: [[[1, 50], [2, 50], [2, 51], [1, 50]]] },
      properties: { id: 'z', name: 'Zone', kind: 'geofence', version: 3, source: 'invented', rules: [{ rule: 'zone-entry' }, { rule: 'zone-dwell', dwellS: 5400 }, { rule: 'zone-entry', classes: ['tanker'], holdS: 75, hysteresisM: 0, releaseS: 0 }] },
    },
  ],
});
const zone = (version: number) => ({ id: 'z', name: 'Zone', version });

describe('the rules', () => {
  it('each say why they speak, what follows and what to do, how soon, and when it is over', () => {
    const own = ['flood', 'out-of-service'];
    const limited = Object.keys(DEFAULT_RULES).filter((name) => name !== 'sea');
    expect(Object.keys(RULE_CARDS).sort()).toEqual([...limited, ...own, 'ais-distress-test'].sort());
    expect(Object.keys(ZONE_RULE_CARDS).sort()).toEqual([...ZoneRuleName.options].sort());
    const all = [...Object.values(RULE_CARDS).map((card) => told(card, DEFAULT_RULES)), ...ZoneRuleName.options.map((rule) => told(ZONE_RULE_CARDS[rule], ZoneRule.parse({ rule })))];
    for (const words of all.flatMap((card) => Object.values(card))) expect(words).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('go by the very cards that are shown', () => {
    for (const name of TRACK_RULES) expect(TRACK_RULE[name].card).toBe(RULE_CARDS[name]);
    for (const name of ZoneRuleName.options) expect(ZONE_RULES[name].card).toBe(ZONE_RULE_CARDS[name]);
  });

  it('say the limits that are in force, not those delivered', () => {
    const rules = RuleSettings.parse({ 'closest-approach': { shipAndShip: { cpaNm: 0.7 }, releaseS: 45 }, 'lane-time': { holdS: 450, releaseS: 0 } });
    const of = (rule: string) => whyWords({ rule, situation: `${rule}:1:2`, zone: null }, { rules, zones: ZONES });
    expect(of('closest-approach')?.cause).toContain('two ships 0.7 nm in 10 min');
    expect(of('closest-approach')?.deadband).toContain('for 45 s');
    expect(of('lane-time')?.delay).toMatch(/^7 min 30 s in lanes\. Of several/);
    expect(of('lane-time')?.deadband).toBe('Over as soon as it has been out of the lane.');
    expect(of('a-rule-of-another-version')).toBeNull();
  });

  it('tell a beacon that calls from one that is tested', () => {
    const of = (situation: string) => whyWords({ rule: 'ais-distress', situation, zone: null }, { rules: DEFAULT_RULES, zones: ZONES })?.priority;
    expect([of('ais-distress:970000001'), of('ais-distress-test:970000001')]).toEqual(['Emergency.', 'Caution.']);
  });

  it('of a zone say the limits of that zone, of the right one of two, and that it has changed since', () => {
    const of = (rule: string, situation: string, version: number) => whyWords({ rule, situation, zone: zone(version) }, { rules: DEFAULT_RULES, zones: ZONES });
    expect(of('zone-entry', 'zone-entry:z:235000001', 3)).toMatchObject({ delay: 'For 10 s without a break.', changed: null });
    expect(of('zone-entry', 'zone-entry.2:z:235000001', 3)).toMatchObject({ delay: 'For 1 min 15 s without a break.', deadband: 'Over as soon as it has been more than 0 m beyond the line.' });
    expect(of('zone-dwell', 'zone-dwell:z:235000001', 2)?.delay).toContain('1 h 30 min inside');
    expect(of('zone-dwell', 'zone-dwell:z:235000001', 2)?.changed).toContain('raised by version 2');
    expect(of('zone-exit', 'zone-exit:z:235000001', 3)).toBeNull();
  });

  it('take limits from a file that names only what is otherwise, and no others', () => {
    const read = RuleSettings.parse({ 'closest-approach': { shipAndShip: { cpaNm: 0.5 } }, 'lane-time': { on: false } });
    expect(read['closest-approach'].shipAndShip).toEqual({ ...DEFAULT_RULES['closest-approach'].shipAndShip, cpaNm: 0.5 });
    expect(read['lane-time'].on).toBe(false);
    expect(read.aground).toEqual(DEFAULT_RULES.aground);
    expect(RuleSettings.safeParse({ 'closest-aproach': {} }).success).toBe(false);
  });
});
