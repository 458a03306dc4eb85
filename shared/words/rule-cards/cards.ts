import type { Alert } from '../alert.ts';
import type { RuleSettings } from '../rules.ts';
import { ZoneRuleName, type ZoneCollection, type ZoneRule } from '../zone.ts';
import { AGROUND_CARD } from './aground.card.ts';
import { AIS_DISTRESS_CARD, AIS_DISTRESS_TEST_CARD } from './ais-distress.card.ts';
import { told, type CardWords, type RuleCard } from './card.ts';
import { CLOSEST_APPROACH_CARD } from './closest-approach.card.ts';
import { CONTACT_LOST_CARD } from './contact-lost.card.ts';
import { DRIFTING_ASHORE_CARD } from './drifting-ashore.card.ts';
import { FEED_LOST_CARD } from './feed-lost.card.ts';
import { FLOOD_CARD } from './flood.card.ts';
import { IDENTITY_CONFLICT_CARD } from './identity-conflict.card.ts';
import { IMPOSSIBLE_SPEED_CARD } from './impossible-speed.card.ts';
import { LANE_AGAINST_FLOW_CARD } from './lane-against-flow.card.ts';
import { LANE_STOPPED_CARD } from './lane-stopped.card.ts';
import { LANE_TIME_CARD } from './lane-time.card.ts';
import { NOT_UNDER_COMMAND_CARD } from './not-under-command.card.ts';
import { OUT_OF_SERVICE_CARD } from './out-of-service.card.ts';
import { POSITION_JUMP_CARD } from './position-jump.card.ts';
import { SAFETY_TEXT_CARD } from './safety-text.card.ts';
import { SEPARATION_ZONE_LINGERING_CARD } from './separation-zone-lingering.card.ts';
import { SUDDEN_STOP_CARD } from './sudden-stop.card.ts';
import { SUDDEN_TURN_CARD } from './sudden-turn.card.ts';
import { ZONE_APPROACH_CARD } from './zone-approach.card.ts';
import { ZONE_DWELL_CARD } from './zone-dwell.card.ts';
import { ZONE_ENTRY_CARD } from './zone-entry.card.ts';
import { ZONE_EXIT_CARD } from './zone-exit.card.ts';
import { ZONE_SPEED_CARD } from './zone-speed.card.ts';

/** What every rule says of itself that is no zone's, by the first word of its situations. Two speak under one name, `ais-distress`. */
export const RULE_CARDS = {
  'ais-distress': AIS_DISTRESS_CARD,
  'ais-distress-test': AIS_DISTRESS_TEST_CARD,
  'closest-approach': CLOSEST_APPROACH_CARD,
  'contact-lost': CONTACT_LOST_CARD,
  'feed-lost': FEED_LOST_CARD,
  aground: AGROUND_CARD,
  'drifting-ashore': DRIFTING_ASHORE_CARD,
  'not-under-command': NOT_UNDER_COMMAND_CARD,
  'lane-against-flow': LANE_AGAINST_FLOW_CARD,
  'lane-stopped': LANE_STOPPED_CARD,
  'lane-time': LANE_TIME_CARD,
  'separation-zone-lingering': SEPARATION_ZONE_LINGERING_CARD,
  'sudden-stop': SUDDEN_STOP_CARD,
  'sudden-turn': SUDDEN_TURN_CARD,
  'identity-conflict': IDENTITY_CONFLICT_CARD,
  'position-jump': POSITION_JUMP_CARD,
  'impossible-speed': IMPOSSIBLE_SPEED_CARD,
  'safety-text': SAFETY_TEXT_CARD,
  flood: FLOOD_CARD,
  'out-of-service': OUT_OF_SERVICE_CARD,
} as const satisfies Readonly<Record<string, RuleCard>>;
const BY_NAME: ReadonlyMap<string, RuleCard> = new Map(Object.entries(RULE_CARDS));

/** What every rule of a zone says of itself; its limits are those of the zone that has it. */
export const ZONE_RULE_CARDS: Readonly<Record<ZoneRuleName, RuleCard<ZoneRule>>> = {
  'zone-entry': ZONE_ENTRY_CARD,
  'zone-exit': ZONE_EXIT_CARD,
  'zone-dwell': ZONE_DWELL_CARD,
  'zone-approach': ZONE_APPROACH_CARD,
  'zone-speed': ZONE_SPEED_CARD,
};

/** What an alert, or one of the conditions that joined it, is raised by. */
export type RaisedBy = Pick<Alert, 'rule' | 'zone' | 'situation'>;

/** What a watch goes by now. */
export interface InForce {
  readonly rules: RuleSettings;
  readonly zones: ZoneCollection;
}

/** Why there is an alert, in the words of its rule and under the limits in force. */
export interface WhyWords extends CardWords {
  /** What has changed since it was raised, in words; null when these are the limits that it was raised by. */
  readonly changed: string | null;
}

/** Null for a rule that this version does not know, and for a zone's rule that is no more. */
export function whyWords(raised: RaisedBy, { rules, zones }: InForce): WhyWords | null {
  const ofZone = ZoneRuleName.safeParse(raised.rule);
  if (!ofZone.success) {
    const card = BY_NAME.get(raised.situation.split(':')[0] ?? '') ?? BY_NAME.get(raised.rule);
    return card === undefined ? null : { ...told(card, rules), changed: null };
  }
  const zone = zones.features.find(({ properties }) => properties.id === raised.zone?.id);
  const rule = zone?.properties.rules.filter((r) => r.rule === ofZone.data)[placeIn(raised.situation)];
  if (zone === undefined || rule === undefined) return null;
  const { version } = zone.properties;
  const changed = raised.zone !== null && version !== raised.zone.version ? `It was raised by version ${raised.zone.version} of the zone. Delay and deadband here are those of version ${version}, which is in force.` : null;
  return { ...told(ZONE_RULE_CARDS[ofZone.data], rule), changed };
}

/** Which of a zone's rules of one name: the second is `zone-entry.2:...` in the name of its situation. */
const placeIn = (situation: string): number => Math.max(0, Number(/^[a-z-]+\.(\d+):/.exec(situation)?.[1] ?? 1) - 1);
