import type { Time } from '../../../shared/words/position.ts';
import type { ReportInput } from '../../../shared/words/report.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import type { Craft } from './craft.ts';
import type { Neighbours } from './neighbours.ts';
import { latOfY, lonOfX } from './plane.ts';
import type { Random } from './random.ts';
import type { SmallBoat } from './smallBoats.ts';

export interface Call {
  readonly at: Time;
  readonly report: ReportInput;
}

/** People who tell the centre of small boats: those on board, aircraft, ships that pass. */
export interface Calls {
  /** Calls that come in within the second from `from`, appended to `into`. */
  ring(boats: readonly SmallBoat[], from: Time, into: Call[]): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A ship sees a low boat by day within this, metres. */
const SEEN_FROM_SHIP_M = 1.3 * METRES_PER_NM;

const ON_BOARD = [
  'People on board an inflatable boat ask for help. Engine running slowly.',
  'Caller in an inflatable boat, says there is water in it. They have no lights.',
  'People on board ask where to go. They see lights ahead. The line dropped and they called again.',
  'Caller says the boat is full and low in the water. Some have life jackets, not all.',
] as const;
const STOPPED = [
  'Caller says the engine has stopped and the boat is drifting. They ask for help now.',
  'No engine. Caller says people are cold and wet. Boat is turning with the waves.',
] as const;
const WAITING = ['Caller says they have stopped and can see the shore. They wait for a boat to come.'] as const;
const MESSAGES = ['Message with a position from a phone on board: please help us.', 'Position sent from a phone on board. Battery low.'] as const;
const AIRCRAFT = [
  'Aircraft sighted one inflatable boat under way, people on board sitting on the tubes.',
  'Aircraft sighted one dark inflatable boat, small wake, no other vessel near.',
] as const;
const AIRCRAFT_STOPPED = ['Aircraft sighted one inflatable boat stopped in the water, people on board waving.'] as const;
const SHIPS = ['Ship reports a small boat with many people, passed clear of her. She shows no lights.', 'Ship reports an inflatable boat on her beam, slow speed.'] as const;

export function openCalls(random: Random, neighbours: Neighbours): Calls {
  const next = new Map<number, { phone: Time; aircraft: Time; ship: Time }>();
  const near: Craft[] = [];

  const placed = (boat: SmallBoat, accuracyM: number): [number, number] => {
    const x = boat.craft.x + random.normal() * accuracyM * 0.5;
    const y = boat.craft.y + random.normal() * accuracyM * 0.5;
    return [Math.round(lonOfX(x) * 1e5) / 1e5, Math.round(latOfY(y) * 1e5) / 1e5];
  };
  /** What people say of a number: a range around it, never far off on the low side. */
  const range = (people: number, spread: number): { peopleMin: number; peopleMax: number } => {
    const around = people * (1 + random.normal() * spread * 0.3);
    return { peopleMin: Math.max(1, Math.floor((around * (1 - spread)) / 5) * 5), peopleMax: Math.ceil((around * (1 + spread)) / 5) * 5 };
  };

  const phoned = (boat: SmallBoat, at: Time): Call => {
    const message = random.chance(0.3);
    // A position read out or taken from the network is a poor one; one sent by the phone itself is good.
    const accuracyM = message ? random.whole(2, 10) * 10 : random.whole(5, 40) * 100;
    const text = message ? random.pick(MESSAGES) : boat.waiting ? random.pick(WAITING) : boat.engine ? random.pick(ON_BOARD) : random.pick(STOPPED);
    const seen = boat.children && random.chance(0.6) ? `${text} Children on board.` : text;
    const observedAt = at - random.whole(20, 240) * 1000;
    return {
      at,
      report: {
        position: placed(boat, accuracyM),
        observedAt: new Date(observedAt).toISOString(),
        channel: message ? 'message' : random.chance(0.75) ? '999' : 'mobile',
        seen,
        accuracyM,
        ...range(boat.people, 0.2),
      },
    };
  };

  const sighted = (boat: SmallBoat, at: Time, channel: 'aircraft' | 'ship'): Call => {
    const accuracyM = channel === 'aircraft' ? random.whole(10, 30) * 10 : random.whole(3, 9) * 100;
    const text = channel === 'ship' ? random.pick(SHIPS) : boat.engine ? random.pick(AIRCRAFT) : random.pick(AIRCRAFT_STOPPED);
    const cog = Math.round(((boat.craft.course * 180) / Math.PI + 360) % 360) % 360;
    return {
      at,
      report: {
        position: placed(boat, accuracyM),
        observedAt: new Date(at - random.whole(60, 400) * 1000).toISOString(),
        channel,
        seen: text,
        accuracyM,
        ...(boat.engine && channel === 'aircraft' ? { cog, sog: Math.max(1, Math.round(boat.craft.speed * 1.944)) } : {}),
        ...range(boat.people, channel === 'aircraft' ? 0.12 : 0.35),
      },
    };
  };

  return {
    ring(boats, from, into) {
      for (const boat of boats) {
        let due = next.get(boat.number);
        if (due === undefined) {
          // Nobody calls from the beach: the first call comes after a while at sea.
          const first = Math.max(from + random.whole(1, 25) * MINUTE, boat.launchedAt + random.between(0.7, 2.5) * HOUR);
          due = { phone: first, aircraft: from + random.between(0.3, 3) * HOUR, ship: from };
          next.set(boat.number, due);
        }
        if (from >= due.phone) {
          into.push(phoned(boat, from));
          due.phone = from + random.whole(35, 95) * MINUTE * (boat.engine ? 1 : 0.6);
        }
        if (from >= due.aircraft) {
          due.aircraft = from + random.between(1.5, 4) * HOUR;
          if (daylight(from)) into.push(sighted(boat, from, 'aircraft'));
        }
        if (from >= due.ship && from % MINUTE === 0) {
          const found = neighbours.around(boat.craft.x, boat.craft.y, near);
          for (let i = 0; i < found; i++) {
            const ship = near[i]!;
            if (ship.trade !== 'lane' || Math.hypot(ship.x - boat.craft.x, ship.y - boat.craft.y) > SEEN_FROM_SHIP_M) continue;
            due.ship = from + 4 * HOUR;
            if (random.chance(daylight(from) ? 0.5 : 0.15)) into.push(sighted(boat, from, 'ship'));
            break;
          }
        }
      }
    },
  };
}

/** Roughly: good enough to say whether an aircraft's crew would see. */
const daylight = (at: Time): boolean => {
  const hour = (at / HOUR) % 24;
  return hour > 5.5 && hour < 19.5;
};
