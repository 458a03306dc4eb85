import type { Inject } from '../../shared/scenario/inject.ts';
import type { Time } from '../../shared/words/position.ts';
import { aisOffEffect } from './effects/ais-off.effect.ts';
import { engineStopsEffect } from './effects/engine-stops.effect.ts';
import { feedLostEffect } from './effects/feed-lost.effect.ts';
import { fogEffect } from './effects/fog.effect.ts';
import { ignoresRulesEffect } from './effects/ignores-rules.effect.ts';
import { moveEffect } from './effects/move.effect.ts';
import { personInWaterEffect } from './effects/person-in-water.effect.ts';
import { reportEffect } from './effects/report.effect.ts';
import { vesselEffect } from './effects/vessel.effect.ts';
import type { Scene } from './scene.ts';

/** Lets an inject happen. One that is about something that is not there does nothing. */
export function happen(inject: Inject, scene: Scene, at: Time): void {
  switch (inject.kind) {
    case 'report':
    case 'second-report':
    case 'wrong-position':
    case 'correction':
      return reportEffect(inject, scene, at);
    case 'vessel':
      return vesselEffect(inject, scene, at);
    case 'engine-stops':
      return engineStopsEffect(inject, scene, at);
    case 'feed-lost':
      return feedLostEffect(inject, scene, at);
    case 'fog':
      return fogEffect(inject, scene, at);
    case 'ignores-rules':
      return ignoresRulesEffect(inject, scene, at);
    case 'ais-off':
      return aisOffEffect(inject, scene, at);
    case 'person-in-water':
      return personInWaterEffect(inject, scene, at);
    case 'move':
      return moveEffect(inject, scene, at);
  }
}
