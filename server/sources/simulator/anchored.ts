import type { Time } from '../../../shared/words/position.ts';
import type { Craft, Plan } from './craft.ts';
import { hullOf, laneKind } from './fleet.ts';
import { AIDS, ANCHORAGES } from './places.ts';
import { toPlane, wrapPi } from './plane.ts';
import { fit, identityOf, type Stage, type Traffic } from './stage.ts';
import { streamAxis, streamMps } from './tide.ts';

const STAYS: Plan = { arrived() {}, dueNow() {} };
/** Metres of cable out: the circle that a ship swings on. */
const CABLE = 140;
/** Greatest swing, radians a second. */
const SWING = (4 / 60) * (Math.PI / 180);
/** Below this stream (m/s) a ship lies as it lay. */
const SLACK = 0.15;

/** Ships at anchor, swinging to the stream; and the light vessels and buoys that everyone must pass clear. */
export function openAnchored(stage: Stage): Traffic {
  const random = stage.random('anchored');
  const lying: { craft: Craft; x: number; y: number; yaw: number }[] = [];
  const upstream = (x: number, at: Time): number | null => {
    const rate = streamMps(at);
    if (Math.abs(rate) < SLACK) return null;
    const axis = streamAxis(x);
    return Math.atan2(-axis.x * rate, -axis.y * rate);
  };

  for (const place of ANCHORAGES) {
    const centre = toPlane(place.at[0], place.at[1]);
    for (let i = 0; i < place.ships; i++) {
      for (let attempt = 0; attempt < 30; attempt++) {
        const away = Math.sqrt(random.next()) * place.radius;
        const bearing = random.between(0, 2 * Math.PI);
        const x = centre.x + Math.sin(bearing) * away;
        const y = centre.y + Math.cos(bearing) * away;
        if (!stage.free(x, y, 800) || stage.sea.toLand(x, y) < 900) continue;
        const hull = hullOf(laneKind(false, random), random);
        const yaw = random.normal() * 0.12;
        const course = (upstream(x, stage.start) ?? 0.7) + yaw;
        const craft = stage.add({
          trade: 'anchored',
          stream: '',
          hull,
          x: x - Math.sin(course) * CABLE,
          y: y - Math.cos(course) * CABLE,
          course,
          speed: 0,
          plan: STAYS,
          path: null,
          atRest: true,
          status: 1,
        });
        fit(stage, craft, random, stage.start, { class: 'A', identity: identityOf(stage, 'ship', hull), destination: random.pick(['FOR ORDERS', 'GBLON', 'BEANR', 'NLRTM', 'FRLEH']) });
        lying.push({ craft, x, y, yaw });
        break;
      }
    }
  }

  for (const aid of AIDS) {
    if (aid.berth === 0) continue;
    const at = toPlane(aid.at[0], aid.at[1]);
    const hull = { shiptype: 0, length: 10, beam: 10, draught: 0, speed: 0, turn: 0.1, acceleration: 0.1 };
    stage.add({ trade: 'anchored', stream: 'aid', hull, ...at, course: 0, speed: 0, plan: STAYS, path: null, atRest: true, berth: Math.max(0, aid.berth - 250) });
  }

  return {
    step(at) {
      // A ship swings slowly: a look every ten seconds does.
      if (at % 10_000 !== 0) return;
      for (const { craft, x, y, yaw } of lying) {
        const aim = upstream(x, at);
        if (aim === null) continue;
        const turn = wrapPi(aim + yaw - craft.course);
        const most = SWING * 10;
        craft.course += Math.max(-most, Math.min(most, turn * 0.2));
        if (craft.course < 0) craft.course += 2 * Math.PI;
        else if (craft.course >= 2 * Math.PI) craft.course -= 2 * Math.PI;
        craft.x = x - Math.sin(craft.course) * CABLE;
        craft.y = y - Math.cos(craft.course) * CABLE;
      }
    },
  };
}
