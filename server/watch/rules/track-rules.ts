import { aground } from './aground.rule.ts';
import { aisDistress, aisDistressTest } from './ais-distress.rule.ts';
import { contactLost } from './contact-lost.rule.ts';
import { driftingAshore } from './drifting-ashore.rule.ts';
import { identityConflict } from './identity-conflict.rule.ts';
import { impossibleSpeed } from './impossible-speed.rule.ts';
import { laneAgainstFlow } from './lane-against-flow.rule.ts';
import { laneStopped } from './lane-stopped.rule.ts';
import { laneTime } from './lane-time.rule.ts';
import { notUnderCommand } from './not-under-command.rule.ts';
import { positionJump } from './position-jump.rule.ts';
import { safetyText } from './safety-text.rule.ts';
import { separationZoneLingering } from './separation-zone-lingering.rule.ts';
import { suddenStop } from './sudden-stop.rule.ts';
import { suddenTurn } from './sudden-turn.rule.ts';
import type { TrackRule, TrackRuleName } from './track-rule.ts';

/** Every rule about single tracks. */
export const TRACK_RULE: Readonly<Record<TrackRuleName, TrackRule>> = {
  'ais-distress': aisDistress,
  'ais-distress-test': aisDistressTest,
  'safety-text': safetyText,
  'identity-conflict': identityConflict,
  'position-jump': positionJump,
  'impossible-speed': impossibleSpeed,
  aground,
  'not-under-command': notUnderCommand,
  'drifting-ashore': driftingAshore,
  'sudden-stop': suddenStop,
  'sudden-turn': suddenTurn,
  'lane-stopped': laneStopped,
  'lane-against-flow': laneAgainstFlow,
  'lane-time': laneTime,
  'separation-zone-lingering': separationZoneLingering,
  'contact-lost': contactLost,
};
