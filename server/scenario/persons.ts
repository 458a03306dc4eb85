import { MPS_PER_KNOT, RADIANS } from '../../shared/geo/units.ts';
import type { Inject } from '../../shared/scenario/inject.ts';
import type { Time } from '../../shared/words/position.ts';
import { encode } from '../sources/ais/encode.ts';
import type { AisDraft } from '../sources/ais/message.ts';
import { latOfY, lonOfX, scaleAt, toPlane, type Point } from '../sources/simulator/plane.ts';
import type { Heard } from '../sources/simulator/radio.ts';
import { randomStream } from '../sources/simulator/random.ts';

type PersonInject = Extract<Inject, { kind: 'person-in-water' }>;

/** The first three digits of each kind's number (ITU-R M.585). */
const PREFIX = { sart: 970, mob: 972, epirb: 974 } as const;
const SAYS = { sart: 'SART ACTIVE', mob: 'MOB ACTIVE', epirb: 'EPIRB ACTIVE' } as const;
/** Eight messages a minute in one burst, 75 slots (2 s) apart; the text in every fourth (ITU-R M.1371-5, annex 9). */
const BURST_MS = 60_000;
const IN_BURST = 8;
const APART_MS = 2_000;
const TEXT_EVERY = 4;
const ACTIVE = 14;
/** Typical error of its fix, metres. */
const FIX_ERROR_M = 8;

interface Person {
  readonly id: string;
  readonly inject: PersonInject;
  readonly mmsi: number | null;
  readonly since: Time;
  readonly until: Time;
  readonly random: ReturnType<typeof randomStream>;
  x: number;
  y: number;
}

/** People in the water, and the beacons that call for them. */
export class Persons {
  readonly #seed: number;
  readonly #all: Person[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  enter(inject: PersonInject, at: Time): void {
    const random = randomStream(this.#seed, `scenario/person/${inject.id}`);
    const mmsi = inject.beacon === 'none' ? null : PREFIX[inject.beacon] * 1_000_000 + random.whole(100_000, 999_999);
    this.#all.push({ id: inject.id, inject, mmsi, since: at, until: inject.for === undefined ? Infinity : at + inject.for, random, ...toPlane(...inject.position) });
  }

  /** Where somebody is; null when nobody of that name is in the water. */
  where(id: string): Point | null {
    return this.#all.find((person) => person.id === id) ?? null;
  }

  /** Whose beacon has this number. */
  whose(mmsi: number): string | null {
    return this.#all.find((person) => person.mmsi === mmsi)?.id ?? null;
  }

  /** What is heard in the second from `from`, appended to `into`; then a second passes. */
  step(from: Time, into: Heard[]): void {
    for (const person of this.#all) {
      if (person.mmsi !== null && from < person.until) this.#speak(person, person.mmsi, from, into);
      const { drift } = person.inject;
      if (drift === undefined) continue;
      const rate = drift.rate * MPS_PER_KNOT * scaleAt(person.y);
      person.x += Math.sin(drift.set * RADIANS) * rate;
      person.y += Math.cos(drift.set * RADIANS) * rate;
    }
  }

  #speak({ inject, random, since, x, y }: Person, mmsi: number, from: Time, into: Heard[]): void {
    if (inject.beacon === 'none') return;
    const minute = Math.floor((from - since) / BURST_MS);
    const into60 = (from - since) % BURST_MS;
    if (into60 % APART_MS !== 0 || into60 >= IN_BURST * APART_MS) return;
    const send = (draft: AisDraft): void => void into.push({ at: from, lines: encode(draft, { channel: into60 % (2 * APART_MS) === 0 ? 'A' : 'B' }) });
    send({
      type: 1,
      mmsi,
      status: ACTIVE,
      accuracy: false,
      lon: lonOfX(x + random.normal() * FIX_ERROR_M),
      lat: latOfY(y + random.normal() * FIX_ERROR_M),
      sog: null,
      cog: null,
      heading: null,
      rot: null,
      second: Math.floor(from / 1_000) % 60,
    });
    // Where it is comes first: who reads the text wants to know.
    if (into60 === 0 && minute % TEXT_EVERY === 0) send({ type: 14, mmsi, text: SAYS[inject.beacon] });
  }
}
