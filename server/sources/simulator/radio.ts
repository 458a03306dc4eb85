import type { Time } from '../../../shared/words/position.ts';
import { METRES_PER_NM, MPS_PER_KNOT, RADIANS } from '../../../shared/geo/units.ts';
import { encode } from '../ais/encode.ts';
import type { AisDraft } from '../ais/message.ts';
import type { Craft } from './craft.ts';
import { AIDS, RECEIVERS } from './places.ts';
import { latOfY, lonOfX, scaleAt, toPlane, wrapPi } from './plane.ts';
import type { Random } from './random.ts';
import { streamAxis, streamMps } from './tide.ts';
import { AID_INTERVAL, BASE_STATION_INTERVAL, reportingInterval, STATIC_INTERVAL, type Transponder } from './transponder.ts';

/** One message as it went out: its sentences, in order. */
export interface Heard {
  readonly at: Time;
  readonly lines: readonly string[];
  /** The shore station, where it matters which: radars number their targets each by itself. */
  readonly station?: string;
}

/** Turning by more than this against the mean of the last half minute is "changing course" (M.1371-5, annex 2, 4.3.2). */
const CHANGING_COURSE = 5 * RADIANS;
const TURN_HOLD_MS = 20_000;
/**
 * Off the air once in so many hours, on average: mostly for minutes (masked by its own superstructure, a set that
 * starts again), seldom for long (switched off, a loose plug).
 */
const HOURS_BETWEEN_SILENCES = 10;
const SHORT_SILENCE_MIN = [1.5, 7] as const;
const LONG_SILENCE_MIN = [10, 60] as const;
const LONG_SILENCES = 0.05;
/** Typical error of a fix, metres, and how fast it wanders. */
const FIX_ERROR_M = 3.2;
const FIX_MEMORY_MS = 150_000;

interface Beacon {
  next: Time;
  readonly every: number;
  draft(at: Time): AisDraft;
}

/** Everything that speaks AIS in the world, heard from the shore. */
export interface Radio {
  /** All that is heard in the second that begins at `from`, unsorted, appended to `into`. */
  speak(crafts: readonly Craft[], from: Time, into: Heard[]): void;
  /** One position and the static data of everybody at once, besides their schedules: what a receiver that has been on knows. */
  rollCall(crafts: readonly Craft[], at: Time, into: Heard[]): void;
}

const shore = RECEIVERS.map((receiver) => ({ ...receiver, ...toPlane(receiver.at[0], receiver.at[1]) }));

/** Reach against that of class A: 2 W from a low aerial (class B), or from high up. */
const REACH = { A: 1, B: 0.55, aircraft: 3 } as const;
/**
 * The part of the range over which a signal fades out. Beyond the horizon VHF falls by some 10 dB in a few miles: a
 * strong sender is heard now and then for long, a weak one is gone within two miles.
 */
const FADES_OVER = { A: 0.25, B: 0.08, aircraft: 0.25 } as const;

/** Chance that a message from there is received somewhere ashore. */
export function chanceHeard(x: number, y: number, cls: Transponder['class']): number {
  let missed = 1;
  for (const receiver of shore) {
    const range = receiver.range * METRES_PER_NM * REACH[cls];
    const part = Math.hypot(x - receiver.x, y - receiver.y) / range;
    if (part < 1) missed *= 1 - Math.min(1, (1 - part) / FADES_OVER[cls]) * 0.992;
  }
  return 1 - missed;
}

export function openRadio(random: Random, start: Time, withBeacons = true): Radio {
  let sequence = 0;
  let stream = 0;
  let streamUntil = 0;

  const sentencesOf = (draft: AisDraft, channel: 'A' | 'B'): string[] => {
    sequence = (sequence + 1) % 10;
    return encode(draft, { channel, sequence });
  };

  const fix = (craft: Craft, t: Transponder, at: Time, dt: number): { lon: number; lat: number } => {
    // The world is made a second ahead: a roll call may come just before a position that is made already.
    const memory = Math.exp(-Math.min(600_000, Math.max(0, at - t.lastPosition)) / FIX_MEMORY_MS);
    const fresh = Math.sqrt(1 - memory * memory) * FIX_ERROR_M;
    t.errorX = t.errorX * memory + random.normal() * fresh;
    t.errorY = t.errorY * memory + random.normal() * fresh;
    t.lastPosition = Math.max(t.lastPosition, at);
    return { lon: lonOfX(craft.x + craft.vx * dt + t.errorX), lat: latOfY(craft.y + craft.vy * dt + t.errorY) };
  };

  /** Where the bow points: into the stream by as much as it sets the ship aside. */
  const headingOf = (craft: Craft): number => {
    let heading = Number.isNaN(craft.bow) ? craft.course : craft.bow;
    if (Number.isNaN(craft.bow) && !craft.atRest && craft.speed > 0.8 && craft.trade !== 'aircraft') {
      const axis = streamAxis(craft.x);
      const scale = scaleAt(craft.y);
      heading = Math.atan2(craft.vx / scale - axis.x * stream, craft.vy / scale - axis.y * stream);
    }
    const degrees = Math.round(heading / RADIANS + random.normal() * 0.4) % 360;
    return degrees < 0 ? degrees + 360 : degrees;
  };

  const position = (craft: Craft, t: Transponder, at: Time, dt: number): AisDraft => {
    const knots = craft.speed / MPS_PER_KNOT;
    const where = fix(craft, t, at, dt);
    const second = Math.floor(at / 1000) % 60;
    const courseNoise = random.normal() * Math.min(60, 1.6 / (knots + 0.02));
    const course = ((craft.course + craft.rot * dt) / RADIANS + courseNoise + 720) % 360;
    const cog = Math.round(course * 10) / 10;
    const sog = Math.max(0, Math.round((knots + random.normal() * 0.07) * 10) / 10);
    const heading = t.noHeading ? null : headingOf(craft);
    const motion = { mmsi: t.identity.mmsi, accuracy: true, ...where, sog, cog: cog >= 360 ? 0 : cog, second };
    if (t.class === 'aircraft') return { type: 9, ...motion, sog: Math.round(sog), altitude: t.altitude };
    if (t.class === 'B') return { type: 18, ...motion, heading, cs: true, band: true, msg22: true, dsc: true };
    const turn = (craft.rot / RADIANS) * 60;
    const rot = t.noHeading ? null : Math.abs(turn) < 0.7 ? 0 : Math.round(turn * 10) / 10;
    return { type: t.interval < 6000 ? 3 : 1, ...motion, heading, rot, status: craft.status };
  };

  const statics = (craft: Craft, t: Transponder): AisDraft => {
    const { identity } = t;
    const size = { toBow: t.toBow, toStern: t.toStern, toPort: t.toPort, toStarboard: t.toStarboard };
    if (t.class === 'A') {
      return {
        type: 5,
        mmsi: identity.mmsi,
        name: identity.name,
        callsign: identity.callsign,
        imo: identity.imo,
        shiptype: t.shiptype,
        ...size,
        draught: craft.hull.draught,
        destination: t.destination,
        eta: t.eta,
        epfd: 1,
      };
    }
    if (t.half === 'A') return { type: 24, part: 'A', mmsi: identity.mmsi, name: identity.name };
    return { type: 24, part: 'B', mmsi: identity.mmsi, shiptype: t.shiptype, callsign: identity.callsign, vendor: 'VRN', ...size };
  };

  const beacons: Beacon[] = [];
  for (const receiver of withBeacons ? RECEIVERS : []) {
    if (receiver.mmsi === 0) continue;
    const [lon, lat] = receiver.at;
    beacons.push({
      next: start + random.whole(0, BASE_STATION_INTERVAL - 1),
      every: BASE_STATION_INTERVAL,
      draft: (at) => ({ type: 4, mmsi: receiver.mmsi, lon, lat, accuracy: true, epfd: 7, timestamp: new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z') }),
    });
  }
  for (const aid of withBeacons ? AIDS : []) {
    const [lon, lat] = aid.at;
    const floating = !aid.virtual && aid.berth > 0;
    beacons.push({
      next: start + random.whole(0, AID_INTERVAL - 1),
      every: AID_INTERVAL,
      draft: (at) => ({
        type: 21,
        mmsi: aid.mmsi,
        aidType: aid.type,
        name: aid.name,
        // A floating aid swings round its mooring.
        lon: lon + (floating ? random.normal() * 0.0002 : 0),
        lat: lat + (floating ? random.normal() * 0.00012 : 0),
        accuracy: true,
        epfd: 1,
        second: Math.floor(at / 1000) % 60,
        virtualAid: aid.virtual,
      }),
    });
  }

  /** How often it is to speak from this second on: by its speed, its status, and whether it changes course. */
  const timing = (craft: Craft, t: Transponder, from: Time): void => {
    const turned = wrapPi(craft.course - t.meanCourse);
    if (Math.abs(turned) > CHANGING_COURSE && !craft.atRest) t.turningUntil = from + 1000 + TURN_HOLD_MS;
    else if (t.turningUntil <= from) t.turningUntil = 0;
    // A mean over half a minute lags a steady turn by a quarter minute, and so does this.
    t.meanCourse = Math.abs(turned) < 1e-4 ? craft.course : t.meanCourse + turned / 15;
    const still = craft.status === 1 || craft.status === 5;
    const interval = reportingInterval(t.class, craft.speed / MPS_PER_KNOT, still, t.turningUntil > from);
    if (interval < t.interval && t.nextPosition > from + interval) t.nextPosition = from + interval;
    t.interval = interval;
    t.intervalSpeed = craft.speed;
    t.intervalStatus = craft.status;
  };

  const speakOne = (craft: Craft, t: Transponder, from: Time, into: Heard[]): void => {
    const end = from + 1000;
    // Most of the time nothing has changed and nothing is due.
    if (t.meanCourse !== craft.course || t.intervalSpeed !== craft.speed || t.intervalStatus !== craft.status || t.turningUntil > 0) timing(craft, t, from);
    if (t.nextPosition >= end && t.nextStatic >= end) return;

    if (t.heardUntil <= from) {
      t.heard = chanceHeard(craft.x, craft.y, t.class);
      t.heardUntil = from + 60_000;
    }
    if (t.silentUntil <= from) {
      t.silentFrom = from + Math.round(-Math.log(1 - random.next()) * HOURS_BETWEEN_SILENCES * 3_600_000);
      const [least, most] = random.chance(LONG_SILENCES) ? LONG_SILENCE_MIN : SHORT_SILENCE_MIN;
      t.silentUntil = t.silentFrom + Math.round(random.between(least, most) * 60_000);
    }
    const silent = t.silentFrom <= from;
    const send = (draft: AisDraft, at: Time): void => {
      t.channel = t.channel === 'A' ? 'B' : 'A';
      if (!silent && random.next() < t.heard) into.push({ at, lines: sentencesOf(draft, t.channel) });
    };
    while (t.nextPosition < end) {
      const at = Math.max(from, t.nextPosition);
      if (t.heard > 0) send(position(craft, t, at, (at - from) / 1000), at);
      // Slots are taken within a tenth of the interval around the nominal time.
      t.nextPosition = at + Math.round(t.interval * random.between(0.9, 1.1));
    }
    while (t.nextStatic < end) {
      const at = Math.max(from, t.nextStatic);
      if (!t.noName && t.heard > 0) send(statics(craft, t), at);
      if (t.class === 'A') t.nextStatic = at + STATIC_INTERVAL;
      else {
        t.nextStatic = at + (t.half === 'A' ? 2000 : STATIC_INTERVAL - 2000);
        t.half = t.half === 'A' ? 'B' : 'A';
      }
    }
  };

  return {
    speak(crafts, from, into) {
      if (from >= streamUntil) {
        stream = streamMps(from);
        streamUntil = from + 60_000;
      }
      for (const craft of crafts) {
        if (craft.transponder !== null) speakOne(craft, craft.transponder, from, into);
      }
      for (const beacon of beacons) {
        if (beacon.next >= from + 1000) continue;
        const at = Math.max(from, beacon.next);
        into.push({ at, lines: sentencesOf(beacon.draft(at), random.chance(0.5) ? 'A' : 'B') });
        beacon.next = at + beacon.every;
      }
    },
    rollCall(crafts, at, into) {
      for (const craft of crafts) {
        const t = craft.transponder;
        if (t === null || t.silentFrom <= at) continue;
        t.heard = chanceHeard(craft.x, craft.y, t.class);
        if (random.next() >= t.heard) continue;
        into.push({ at, lines: sentencesOf(position(craft, t, at, 0), 'A') });
        if (t.noName) continue;
        into.push({ at, lines: sentencesOf(statics(craft, t), 'B') });
        if (t.class === 'A') continue;
        t.half = t.half === 'A' ? 'B' : 'A';
        into.push({ at, lines: sentencesOf(statics(craft, t), 'B') });
        t.half = t.half === 'A' ? 'B' : 'A';
      }
      for (const beacon of beacons) into.push({ at, lines: sentencesOf(beacon.draft(at), 'A') });
    },
  };
}
