/** Where things are that the simulated world needs besides the lanes. `[lon, lat]`. */
export type Place = readonly [number, number];

export interface Receiver {
  readonly name: string;
  readonly at: Place;
  /** Nautical miles at which class A is just heard. */
  readonly range: number;
  /** MMSI of its base station (00MID...), invented; 0 where it sends nothing of its own. */
  readonly mmsi: number;
}

/** The chain of shore receivers. */
export const RECEIVERS: readonly Receiver[] = [
  { name: 'Dover', at: [1.3436, 51.1327], range: 50, mmsi: 2_320_911 },
  { name: 'Fairlight', at: [0.6402, 50.8785], range: 48, mmsi: 2_320_912 },
  { name: 'Newhaven', at: [0.0612, 50.7836], range: 42, mmsi: 2_320_913 },
  { name: 'North Foreland', at: [1.4452, 51.3752], range: 42, mmsi: 2_320_914 },
  { name: 'Sunk', at: [1.2872, 51.8552], range: 40, mmsi: 2_320_915 },
  { name: 'Gris-Nez', at: [1.5872, 50.8692], range: 48, mmsi: 2_270_911 },
  { name: 'Dieppe', at: [1.0741, 49.9335], range: 45, mmsi: 0 },
  { name: 'Dunkerque', at: [2.3633, 51.0481], range: 42, mmsi: 2_270_912 },
  { name: 'Zeebrugge', at: [3.2005, 51.3402], range: 42, mmsi: 0 },
  { name: 'St Catherine', at: [-1.2978, 50.5757], range: 48, mmsi: 0 },
  { name: 'Portland', at: [-2.4568, 50.5141], range: 48, mmsi: 0 },
  { name: 'Selsey Bill', at: [-0.7862, 50.7265], range: 42, mmsi: 0 },
  { name: 'Le Touquet', at: [1.5862, 50.5215], range: 42, mmsi: 0 },
  { name: 'Antifer', at: [0.1651, 49.6838], range: 48, mmsi: 0 },
  { name: 'Barfleur', at: [-1.2661, 49.6963], range: 48, mmsi: 0 },
  { name: 'Jobourg', at: [-1.9352, 49.6852], range: 48, mmsi: 0 },
];

export interface Aid {
  readonly name: string;
  readonly at: Place;
  /** ITU-R M.1371-5, table 74. */
  readonly type: number;
  readonly virtual: boolean;
  readonly mmsi: number;
  /** Others keep this far off, metres. */
  readonly berth: number;
}

const LIGHT_FLOAT = 31;
const LIGHT_FIXED = 5;

/** Aids to navigation that say so on AIS; positions as in geodata. */
export const AIDS: readonly Aid[] = [
  { name: 'VARNE', at: [1.39862, 51.02167], type: LIGHT_FLOAT, virtual: false, mmsi: 992_351_201, berth: 350 },
  { name: 'SANDETTIE', at: [1.78175, 51.1537], type: LIGHT_FLOAT, virtual: false, mmsi: 992_351_202, berth: 350 },
  { name: 'EAST GOODWIN', at: [1.605, 51.21667], type: LIGHT_FLOAT, virtual: false, mmsi: 992_351_203, berth: 350 },
  { name: 'FOXTROT 3', at: [2.0048, 51.40164], type: LIGHT_FLOAT, virtual: false, mmsi: 992_351_204, berth: 500 },
  { name: 'GREENWICH', at: [0, 50.4], type: LIGHT_FLOAT, virtual: false, mmsi: 992_351_205, berth: 350 },
  { name: 'SOUTH GOODWIN', at: [1.4748, 51.1328], type: LIGHT_FLOAT, virtual: false, mmsi: 992_351_206, berth: 350 },
  { name: 'DUNGENESS', at: [0.97593, 50.91345], type: LIGHT_FIXED, virtual: false, mmsi: 992_351_207, berth: 0 },
  { name: 'BASSURELLE', at: [0.96333, 50.54667], type: 30, virtual: false, mmsi: 992_271_201, berth: 350 },
  { name: 'CS4', at: [1.567, 51.1445], type: 20, virtual: false, mmsi: 992_351_208, berth: 555 },
  { name: 'MPC', at: [1.635, 51.1022], type: 30, virtual: true, mmsi: 992_356_201, berth: 200 },
];

/** Where ships lie at anchor, with how many and within how many metres. */
export const ANCHORAGES: readonly { name: string; at: Place; radius: number; ships: number }[] = [
  { name: 'the Downs', at: [1.445, 51.235], radius: 2300, ships: 4 },
  { name: 'Dungeness east road', at: [1.06, 50.945], radius: 3200, ships: 6 },
  { name: 'Margate roads', at: [1.46, 51.435], radius: 2300, ships: 2 },
  { name: 'Calais roads', at: [1.74, 51.0], radius: 1300, ships: 1 },
  { name: 'Dunkirk roads', at: [2.12, 51.075], radius: 1500, ships: 1 },
  { name: 'Seine bay', at: [0.0, 49.64], radius: 4500, ships: 6 },
  { name: 'St Helens road', at: [-1.03, 50.69], radius: 2200, ships: 4 },
];

/** Fishing and leisure grounds clear of the lanes: centre, radius in metres, how popular. */
export const GROUNDS: readonly { at: Place; radius: number; weight: number }[] = [
  { at: [0.84, 50.83], radius: 6500, weight: 3 },
  { at: [0.55, 50.77], radius: 6000, weight: 3 },
  { at: [0.2, 50.67], radius: 6000, weight: 2 },
  { at: [-0.2, 50.7], radius: 7000, weight: 2 },
  { at: [1.16, 51.0], radius: 3800, weight: 2 },
  { at: [1.6, 51.3], radius: 4200, weight: 2 },
  { at: [1.52, 51.44], radius: 4500, weight: 1 },
  { at: [1.45, 50.62], radius: 5500, weight: 3 },
  { at: [1.3, 50.38], radius: 9000, weight: 3 },
  { at: [1.1, 50.15], radius: 9000, weight: 2 },
  { at: [0.6, 50.15], radius: 9000, weight: 2 },
  { at: [1.95, 51.06], radius: 2600, weight: 1 },
  { at: [2.3, 51.14], radius: 4200, weight: 2 },
  { at: [0.1, 49.95], radius: 9000, weight: 2 },
  { at: [-0.6, 50.62], radius: 6500, weight: 2 },
];

/** Where yachts go into harbour and off the air. */
const FOLKESTONE: Place = [1.197, 51.069];
const RAMSGATE: Place = [1.436, 51.325];
const RYE: Place = [0.781, 50.918];
const SOVEREIGN: Place = [0.342, 50.785];
const NEWHAVEN: Place = [0.049, 50.7735];
const CHICHESTER: Place = [-0.937, 50.772];
const CALAIS: Place = [1.828, 50.974];
const DUNKERQUE: Place = [2.347, 51.0685];
const BOULOGNE: Place = [1.556, 50.741];
const FECAMP: Place = [0.361, 49.7735];

/** Passages of yachts from harbour to harbour, as they would be steered: along the coast, and across the lanes at right angles. */
export const YACHT_ROUTES: readonly (readonly Place[])[] = [
  [FOLKESTONE, [1.25, 51.055], [1.36, 51.085], [1.545, 51.015], [1.7, 50.972], [1.79, 50.972], CALAIS],
  [RAMSGATE, [1.475, 51.165], [1.42, 51.12], [1.24, 51.05], [1.02, 50.885], [0.8, 50.84], RYE],
  [RYE, [0.8, 50.84], [0.5, 50.78], [0.32, 50.71], [0.22, 50.71], [0.06, 50.755], NEWHAVEN],
  [NEWHAVEN, [0.06, 50.755], [-0.1, 50.77], [-0.4, 50.745], [-0.7, 50.68], [-0.85, 50.68], CHICHESTER],
  [SOVEREIGN, [0.36, 50.725], [0.55, 50.64], [0.72, 50.48], [0.98, 50.3], [1.3, 50.25], [1.48, 50.5], [1.53, 50.715], BOULOGNE],
  [RYE, [0.8, 50.84], [1.02, 50.885], [1.1, 50.84], [1.33, 50.76], [1.43, 50.73], [1.54, 50.74], BOULOGNE],
  [RAMSGATE, [1.645, 51.26], [1.85, 51.15], [2.03, 51.09], [2.18, 51.08], DUNKERQUE],
  [BOULOGNE, [1.55, 50.765], [1.52, 50.86], [1.6, 50.915], [1.7, 50.978], [1.8, 50.99], [2.0, 51.06], [2.18, 51.08], DUNKERQUE],
  [NEWHAVEN, [0.06, 50.755], [0.12, 50.55], [0.2, 50.25], [0.4, 50.05], [0.37, 49.92], FECAMP],
];

/** Beaches between Dunkirk and Boulogne: a place a mile off each. */
export const LAUNCHES: readonly Place[] = [
  [2.27, 51.073], [2.04, 51.037], [1.97, 51.025], [1.75, 50.978], [1.66, 50.93], [1.56, 50.83], [1.565, 50.79], [1.55, 50.675], [1.55, 50.62],
];

/** Where small boats make for. */
export const LANDFALLS: readonly Place[] = [
  [1.37, 51.095], [1.33, 51.09], [1.22, 51.05], [1.1, 50.98], [1.03, 50.905], [1.41, 51.14],
];

/** Shore radars: where, and how high the aerial is above the sea, metres. */
export const RADARS: readonly { name: string; at: Place; height: number }[] = [
  { name: 'Dover', at: [1.3436, 51.1327], height: 118 },
  { name: 'Dungeness', at: [0.9759, 50.9135], height: 46 },
  { name: 'Fairlight', at: [0.6402, 50.8785], height: 150 },
  // The two sides of the strait see each other's radar.
  { name: 'Gris-Nez', at: [1.5872, 50.8692], height: 75 },
];
