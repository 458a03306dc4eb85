import { METRES_PER_NM, MPS_PER_KNOT } from '../../shared/geo/units.ts';
import type { VesselInject } from '../../shared/scenario/injects/vessel.inject.ts';
import type { Time } from '../../shared/words/position.ts';
import type { PositionSighting } from '../../shared/words/sighting.ts';
import type { Craft, Plan } from '../sources/simulator/craft.ts';
import type { Hull } from '../sources/simulator/fleet.ts';
import { openRegistrar } from '../sources/simulator/identity.ts';
import { pathOf } from '../sources/simulator/path.ts';
import { toPlane, xOfLon, yOfLat } from '../sources/simulator/plane.ts';
import { fit } from '../sources/simulator/stage.ts';
import type { Transponder } from '../sources/simulator/transponder.ts';
import type { World } from '../sources/simulator/world.ts';
import { Helm } from './helm.ts';
import { KINDS } from './kinds.ts';

/** A radar plot this near to a vessel without AIS is of it. */
const PLOT_IS_OF_M = 0.3 * METRES_PER_NM;
/** As the radar of the simulated coast leaves out what it must not see. */
const UNSEEN_BY_RADAR = 'aid';
/** Its static message follows its first position soon, so that it has its name from the beginning. */
const STATIC_AFTER_MS = 1_500;
const AT_ANCHOR = 1;

interface Member {
  readonly id: string;
  readonly inject: VesselInject;
  readonly helm: Helm;
  readonly mmsi: number | null;
}

/** The vessels of a scenario's own, and those of the traffic that it took in hand. */
export class Cast {
  readonly #world: World;
  readonly #members = new Map<string, Member>();
  readonly #taken = new Map<string, Helm>();
  /** Transponders that are switched off, by craft. */
  readonly #off = new Map<Craft, Transponder>();

  constructor(world: World) {
    this.#world = world;
  }

  enter(inject: VesselInject, at: Time): void {
    const { stage } = this.#world;
    const kind = KINDS[inject.what];
    const hull = hullOf(inject);
    const points = inject.route.map((place) => toPlane(...place));
    const path = pathOf(points, { stops: inject.afterwards === 'stops' });
    const speed = path.legs.length === 0 ? 0 : inject.speed * MPS_PER_KNOT;
    const first = points[0] ?? { x: 0, y: 0 };
    const lies = path.legs.length === 0;
    const craft = stage.add({
      // Whoever put it there moves it, and the traffic keeps clear of it as far as it can.
      trade: 'small-boat',
      stream: inject.radar ? `scenario/${inject.id}` : UNSEEN_BY_RADAR,
      hull,
      x: first.x,
      y: first.y,
      course: path.legs[0]?.course ?? 0,
      speed,
      plan: this.#planOf(inject),
      path: lies ? null : path,
      atRest: lies,
      // A ship that lies is at anchor.
      status: lies && hull.length >= 20 ? AT_ANCHOR : 0,
    });
    const ais = inject.ais ?? kind.ais;
    let mmsi: number | null = null;
    if (ais !== 'none') {
      const random = stage.random(`scenario/${inject.id}`);
      const registrar = openRegistrar(random);
      const invented = hull.length >= 60 ? registrar.ship('ship') : registrar.small('local');
      mmsi = inject.mmsi ?? invented.mmsi;
      fit(stage, craft, random, at, { class: ais, identity: { ...invented, mmsi, name: inject.name ?? invented.name } });
      if (craft.transponder !== null) {
        craft.transponder = {
          ...craft.transponder,
          noHeading: false,
          noName: false,
          nextPosition: at + random.whole(0, 2_000),
          nextStatic: at + STATIC_AFTER_MS,
          silentFrom: Number.POSITIVE_INFINITY,
          silentUntil: Number.POSITIVE_INFINITY,
        };
      }
    }
    this.#members.set(inject.id, { id: inject.id, inject, helm: new Helm(craft, true), mmsi });
  }

  /** The vessel that is meant, taken in hand; null when it is not there. */
  helm(ref: string): Helm | null {
    const own = this.#own(ref);
    if (own !== undefined) return own.helm;
    const taken = this.#taken.get(ref);
    if (taken !== undefined) return taken;
    const craft = this.#inTraffic(ref);
    if (craft === undefined) return null;
    const helm = new Helm(craft, false);
    this.#taken.set(ref, helm);
    return helm;
  }

  /** The vessel that is meant, left as it is; null when it is not there. */
  craft(ref: string): Craft | null {
    return this.#own(ref)?.helm.craft ?? this.#taken.get(ref)?.craft ?? this.#inTraffic(ref) ?? null;
  }

  switchOff(ref: string): void {
    const craft = this.helm(ref)?.craft;
    if (craft === undefined || craft.transponder === null) return;
    this.#off.set(craft, craft.transponder);
    craft.transponder = null;
  }

  switchOn(ref: string, at: Time): void {
    const craft = this.helm(ref)?.craft;
    const transponder = craft === undefined ? undefined : this.#off.get(craft);
    if (craft === undefined || transponder === undefined) return;
    this.#off.delete(craft);
    transponder.nextPosition = at;
    transponder.nextStatic = at + STATIC_AFTER_MS;
    craft.transponder = transponder;
  }

  /** A second passes for all that it has in hand. */
  step(at: Time): void {
    for (const { helm } of this.#members.values()) helm.step(at);
    for (const helm of this.#taken.values()) helm.step(at);
  }

  /** Which of its own vessels is seen; null when it is none. */
  whose(s: PositionSighting): string | null {
    if (s.trackKind === 'vessel') {
      for (const { id, mmsi } of this.#members.values()) if (mmsi !== null && String(mmsi) === s.trackId) return id;
      return null;
    }
    if (s.trackKind !== 'radar') return null;
    const [x, y] = [xOfLon(s.lon), yOfLat(s.lat)];
    let nearest: string | null = null;
    let best = PLOT_IS_OF_M;
    for (const { id, helm } of this.#members.values()) {
      const { craft } = helm;
      if (craft.transponder !== null || craft.stream === UNSEEN_BY_RADAR || craft.gone) continue;
      const distance = Math.hypot(craft.x - x, craft.y - y);
      if (distance < best) [nearest, best] = [id, distance];
    }
    return nearest;
  }

  #inTraffic(ref: string): Craft | undefined {
    return this.#world.crafts.find(({ transponder, gone }) => !gone && transponder !== null && String(transponder.identity.mmsi) === ref);
  }

  #own(ref: string): Member | undefined {
    const byName = this.#members.get(ref);
    if (byName !== undefined) return byName;
    for (const member of this.#members.values()) if (member.mmsi !== null && String(member.mmsi) === ref) return member;
    return undefined;
  }

  #planOf({ afterwards }: VesselInject): Plan {
    return {
      arrived(craft) {
        craft.path = null;
        if (afterwards === 'leaves') craft.gone = true;
        if (afterwards === 'stops') {
          craft.aimSpeed = 0;
          craft.wanted = 0;
        }
      },
      dueNow() {},
    };
  }
}

/** As the simulated fleet: longer ships turn and stop more slowly. */
function hullOf(inject: VesselInject): Hull {
  const kind = KINDS[inject.what];
  const length = Math.max(3, Math.round(inject.length ?? kind.length));
  const beam = Math.max(1, Math.round(inject.beam ?? (inject.length === undefined ? kind.beam : (kind.beam * length) / kind.length)));
  const degreesAMinute = Math.min(170, Math.max(18, 4_800 / (length + 10)));
  return { shiptype: kind.shiptype, length, beam, draught: Math.round(length * 0.5) / 10, speed: inject.speed, turn: ((degreesAMinute / 60) * Math.PI) / 180, acceleration: Math.min(0.25, 4 / (length + 10)) };
}
