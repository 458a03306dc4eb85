import points from '../geodata/chart/points.json';
import { ChartCollection, type ChartKind } from '../shared/words/chart.ts';
import { DEFAULT_RULES, type RuleSettings } from '../shared/words/rules.ts';
import type { ZoneCollection } from '../shared/words/zone.ts';
import { builtInWaters } from './waters.ts';
import type { Place } from './watch/alerts/wording.ts';
import type { GivenSettings } from './watch/settings/take-up.ts';
import type { WatchConfig } from './watch/watch.ts';
import { ZoneIndex, zoneArea } from './watch/zones/zone-index.ts';

/** What alerts tell positions from: "3.1 nm SE of Dover". */
const LANDMARKS: readonly ChartKind[] = ['port', 'light-vessel', 'lighthouse', 'place'];

function places(): Place[] {
  return ChartCollection.parse(points).features.flatMap(({ geometry, properties: { kind, name } }) =>
    geometry.type === 'Point' && name !== null && LANDMARKS.includes(kind) ? [{ name, position: geometry.coordinates }] : [],
  );
}

/** What a watch in these waters is told before it begins, the same for one that serves screens and one that runs without. */
export function watchConfig(zones: ZoneCollection, rules: RuleSettings = DEFAULT_RULES, given: GivenSettings | null = null): WatchConfig {
  const taken = given && { zones: given.zones.mark, rules: given.rules.mark };
  return { ...(taken && { taken }), zones: zones.features, lookup: ZoneIndex.build(zones.features.map((zone) => zoneArea(zone.geometry))), places: places(), waters: builtInWaters(), rules };
}
