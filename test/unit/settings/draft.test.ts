import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_RULES, RuleSettings } from '../../../shared/words/rules.ts';
import type { Settings } from '../../../shared/words/settings.ts';
import { ZoneRule, type ZoneFeature } from '../../../shared/words/zone.ts';
import { live } from '../../../client/state/watch.ts';
import { changesOf, notDelivered } from '../../../client/state/settings/draft.ts';
import { addZone, backToStanding, bringOver, changes, discardDraft, draft, draftFaults, overruled, overtaken, removeZone, setAmiss, setLimit, setShape, setZone, takeZones, zonesNow } from '../../../client/state/settings/editing.ts';

const SQUARE: ZoneFeature['geometry'] = { type: 'Polygon', coordinates: [[[1, 51], [1.1, 51], [1.1, 51.1], [1, 51.1], [1, 51]]] };
const BOW: ZoneFeature['geometry'] = { type: 'Polygon', coordinates: [[[1, 51], [1.1, 51.1], [1.1, 51], [1, 51.1], [1, 51]]] };
const zone = (id: string, name = id, version = 1): ZoneFeature => ({
  type: 'Feature',
  id,
  geometry: SQUARE,
  properties: { id, name, kind: 'geofence', version, rules: [ZoneRule.parse({ rule: 'zone-entry' })], source: 'invented' },
});
const inForce = (revision: number, zones: ZoneFeature[], rules = DEFAULT_RULES): Settings => ({ revision, zones, rules, changedAt: null, changedBy: 'Another' });
const names = () => zonesNow.value.map((z) => z.properties.name);

beforeEach(() => {
  discardDraft();
  live.settings.value = inForce(3, [zone('a'), zone('b'), zone('c')]);
});

describe('a draft of zones and rules', () => {
  test('says what is new, changed, deleted and set, and is none when all is back as it stands', () => {
    setZone('a', { name: 'A once more' });
    removeZone('b');
    const id = addZone('Baie de Sômme', 'anchorage', SQUARE);
    setLimit(['closest-approach', 'shipAndShip', 'cpaNm'], 0.5);
    expect(id).toBe('baie-de-somme');
    const said = changes.value;
    expect([said?.changed, said?.removed, said?.added].map((list) => list?.map((z) => z.properties.id))).toEqual([['a'], ['b'], [id]]);
    expect(said?.limits.map((limit) => limit.path.join('.'))).toEqual(['closest-approach.shipAndShip.cpaNm']);
    setZone('a', { name: 'a' });
    backToStanding('b');
    backToStanding(id);
    setLimit(['closest-approach', 'shipAndShip', 'cpaNm'], undefined);
    expect(draft.value).toBeNull();
  });

  test('gives no id that stands or stood when it was begun', () => {
    removeZone('a');
    expect(addZone('A', 'other', SQUARE)).toBe('a-2');
  });

  test('cannot be saved while an outline crosses itself, a rule lacks its limit or a field is not understood', () => {
    setShape('a', BOW);
    setZone('b', { rules: [ZoneRule.parse({ rule: 'zone-speed' })] });
    setAmiss('zone b rule 0 aboveKn', { text: 'fast', words: 'Type a number.' });
    expect(draftFaults.value).toEqual(['a: Its outline crosses itself.', 'b, “Too fast or too slow”: it needs an upper or a lower speed.', 'One field is not understood; it is marked.']);
    backToStanding('a');
    backToStanding('b');
    expect(draftFaults.value).toEqual([]);
  });

  test('stays when another supervisor saves first: what it left alone is as the other made it, and it says what both changed', () => {
    setZone('a', { name: 'mine' });
    removeZone('b');
    setLimit(['sea', 'stillKn'], 2);
    setLimit(['sudden-turn', 'turnDeg'], 45);
    const theirs = RuleSettings.parse({ 'sudden-turn': { turnDeg: 90 }, aground: { on: false } });
    live.settings.value = inForce(4, [zone('a', 'theirs', 2), zone('b'), zone('c', 'C of theirs', 2), zone('d')], theirs);
    expect(overtaken.value).toBe(true);
    expect(names()).toEqual(['mine', 'c']);
    bringOver();
    expect(overtaken.value).toBe(false);
    expect(overruled.value).toEqual(['mine', 'sudden-turn turnDeg']);
    expect(names()).toEqual(['mine', 'C of theirs', 'd']);
    expect(draft.value?.rules).toMatchObject({ sea: { stillKn: 2 }, 'sudden-turn': { turnDeg: 45 }, aground: { on: false } });
    expect(draft.value?.base.revision).toBe(4);
  });

  test('is over when the other person saved the same', () => {
    setZone('a', { name: 'better' });
    live.settings.value = inForce(4, [zone('a', 'better', 2), zone('b'), zone('c')]);
    bringOver();
    expect(draft.value).toBeNull();
  });

  test('takes zones of a file: known ids in their place, with their version; others last; the same is no change', () => {
    expect(takeZones([zone('b', 'b', 9), zone('e')])).toEqual({ added: 1, changed: 0, same: 1 });
    expect(takeZones([zone('c', 'C', 9)])).toEqual({ added: 0, changed: 1, same: 0 });
    expect(zonesNow.value.map((z) => `${z.properties.name} ${z.properties.version}`)).toEqual(['a 1', 'b 1', 'C 1', 'e 1']);
  });

  test('marks only what is other than delivered', () => {
    expect(notDelivered(DEFAULT_RULES)).toEqual([]);
    const rules = RuleSettings.parse({ 'contact-lost': { on: false }, 'drifting-ashore': { except: ['fishing', 'pilot', 'sar', 'tug'], toKn: 5 } });
    expect(notDelivered(rules).map((limit) => limit.path.join('.'))).toEqual(['contact-lost.on', 'drifting-ashore.toKn']);
    const base = inForce(1, [], rules);
    expect(changesOf({ base, zones: [], rules }).limits).toEqual([]);
  });
});
