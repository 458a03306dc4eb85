import type { VesselKind } from '../../shared/scenario/injects/vessel.inject.ts';

/** What a kind of vessel is when the scenario does not say: how it is built and what it carries. */
export interface KindOfVessel {
  /** AIS ship type (ITU-R M.1371-5, table 53). */
  readonly shiptype: number;
  /** Metres. */
  readonly length: number;
  readonly beam: number;
  readonly ais: 'A' | 'B' | 'none';
}

export const KINDS: Readonly<Record<VesselKind, KindOfVessel>> = {
  'small-boat': { shiptype: 0, length: 9, beam: 2, ais: 'none' },
  cargo: { shiptype: 70, length: 180, beam: 28, ais: 'A' },
  tanker: { shiptype: 80, length: 180, beam: 30, ais: 'A' },
  passenger: { shiptype: 60, length: 180, beam: 27, ais: 'A' },
  'high-speed': { shiptype: 40, length: 80, beam: 24, ais: 'A' },
  fishing: { shiptype: 30, length: 18, beam: 6, ais: 'B' },
  sailing: { shiptype: 36, length: 11, beam: 4, ais: 'B' },
  pleasure: { shiptype: 37, length: 9, beam: 3, ais: 'B' },
  tug: { shiptype: 52, length: 30, beam: 10, ais: 'A' },
  lifeboat: { shiptype: 51, length: 17, beam: 6, ais: 'A' },
  pilot: { shiptype: 50, length: 14, beam: 5, ais: 'A' },
};
