import { inRings, toPlane, type Point } from './plane.ts';

/**
 * The streams of through traffic in the Dover Strait scheme and at its ends. A stream is a row of gates across the
 * lane; a ship keeps its own share of the width from gate to gate, so that ships of one stream run side by side, turn
 * where the lane turns, and cross nobody but those of another stream. The corners of the lanes are those of
 * `geodata/`; where lanes meet the open sea the gates are ours.
 */

/** [left lon, left lat, right lon, right lat] as seen by a ship going with the flow. */
type Gate = readonly [number, number, number, number];

export interface Stream {
  readonly name: string;
  /** Its part of all lane traffic; the shares of all streams make 1. */
  readonly share: number;
  /** Which way it goes past Dover. */
  readonly way: 'sw' | 'ne';
  readonly gates: readonly Gate[];
  /** The part of each gate's width that the stream uses: 0 at the left end, 1 at the right. */
  readonly bands: readonly (readonly [number, number])[];
  /** Who uses it: ports astern and ahead, for the destination field. */
  readonly destinations: readonly [string, ...string[]];
  /** Deep-draught ships only, by preference. */
  readonly deep: boolean;
}

// South-west lane, from north to west. Left is the French side.
const SW_NORTH_HINDER: Gate = [2.5208, 51.7778, 2.4325, 51.8255];
const SW_ENTRY: Gate = [2.1317, 51.5178, 2.0362, 51.561];
const SW_FALLS: Gate = [2.0247, 51.4462, 1.8793, 51.4558];
const SW_FALLS_END: Gate = [1.86, 51.262, 1.752, 51.268];
const SW_STRAIT: Gate = [1.658, 51.1212, 1.55, 51.1355];
const SW_DOVER: Gate = [1.5, 51.0305, 1.445, 51.081];
const SW_VARNE: Gate = [1.437, 50.9925, 1.362, 51.0376];
const SW_VARNE_END: Gate = [1.3, 50.874, 1.163, 50.932];
const SW_BASSURELLE: Gate = [0.945, 50.7033, 0.81, 50.766];
const SW_WEST: Gate = [0.6083, 50.5562, 0.545, 50.6485];
const SW_END: Gate = [-0.0182, 50.4485, -0.061, 50.5474];
const SW_OUT: Gate = [-1, 50.268, -1, 50.404];

// North-east lane, from west to north. Left is the English side.
const NE_IN: Gate = [-1, 50.185, -1, 50.07];
const NE_WEST: Gate = [0.0152, 50.3687, 0.0552, 50.2723];
const NE_BASSURELLE: Gate = [0.9622, 50.5452, 0.9983, 50.449];
const NE_COLBART: Gate = [1.305, 50.7145, 1.371, 50.6615];
const NE_GRIS_NEZ: Gate = [1.4005, 50.9478, 1.5117, 50.894];
const NE_CALAIS: Gate = [1.6442, 51.0962, 1.7648, 51.0723];

const DW_BEGIN: Gate = [1.735, 51.1672, 1.7602, 51.1625];
const DW_MIDDLE: Gate = [1.8715, 51.2755, 1.9067, 51.2508];
const DW_END: Gate = [1.9732, 51.3672, 2.0782, 51.3072];
const NE_NORTH_HINDER_IN: Gate = [2.0672, 51.4218, 2.2048, 51.3805];
const NE_NORTH_HINDER: Gate = [2.177, 51.4973, 2.2825, 51.4495];
const NE_NORTH_HINDER_OUT: Gate = [2.5433, 51.7655, 2.6202, 51.724];
const SANDETTIE_IN: Gate = [1.785, 51.1558, 1.8148, 51.1073];
const SANDETTIE_OUT: Gate = [2.0165, 51.2285, 2.0682, 51.1872];
const WEST_HINDER_EAST: Gate = [2.27, 51.303, 2.257, 51.273];
const WEST_HINDER_BEND: Gate = [2.3878, 51.3467, 2.4087, 51.3325];
const WEST_HINDER_OUT: Gate = [2.4987, 51.3742, 2.4987, 51.3575];
const BELGIUM_OUT: Gate = [2.95, 51.388, 2.95, 51.366];

const LISTS = {
  west: ['US NYC', 'BR SSZ', 'PABLB', 'ESALG', 'MATNG', 'EGPSD', 'FRLEH', 'GBSOU', 'ESBIO', 'PTSIE', 'GBPLY', 'IEDUB', 'GBLIV', 'SGSIN'],
  north: ['NLRTM', 'DEHAM', 'DEBRV', 'NLAMS', 'SEGOT', 'NOBGO', 'PLGDN', 'RULED', 'FIHEL', 'DKAAR', 'GBIMM', 'GBTEE'],
  belgium: ['BEANR', 'BEZEE', 'NLVLI', 'BEGNE', 'NLTNZ'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

const SW_STRAIT_GATES = [SW_STRAIT, SW_DOVER, SW_VARNE, SW_VARNE_END, SW_BASSURELLE, SW_WEST, SW_END, SW_OUT] as const;

export const STREAMS: readonly Stream[] = [
  {
    // The main flow: north-west of the Varne.
    name: 'sw-north-hinder',
    share: 0.26,
    way: 'sw',
    gates: [SW_NORTH_HINDER, SW_ENTRY, SW_FALLS, SW_FALLS_END, ...SW_STRAIT_GATES],
    bands: [[0.5, 0.97], [0.52, 0.95], [0.52, 0.93], [0.52, 0.92], [0.5, 0.76], [0.52, 0.8], [0.66, 0.86], [0.5, 0.8], [0.5, 0.8], [0.5, 0.82], [0.5, 0.85], [0.5, 0.85]],
    destinations: LISTS.west,
    deep: false,
  },
  {
    // The same, south-east of the Varne.
    name: 'sw-outside-varne',
    share: 0.1,
    way: 'sw',
    gates: [SW_NORTH_HINDER, SW_ENTRY, SW_FALLS, SW_FALLS_END, ...SW_STRAIT_GATES],
    bands: [[0.03, 0.44], [0.34, 0.47], [0.32, 0.47], [0.3, 0.47], [0.28, 0.44], [0.26, 0.44], [0.22, 0.38], [0.25, 0.4], [0.26, 0.44], [0.26, 0.45], [0.25, 0.45], [0.25, 0.45]],
    destinations: LISTS.west,
    deep: false,
  },
  {
    name: 'sw-west-hinder',
    share: 0.07,
    way: 'sw',
    gates: [[2.95, 51.396, 2.95, 51.412], [2.4987, 51.3742, 2.4987, 51.3908], [2.277, 51.3192, 2.2937, 51.3542], [2.1818, 51.3472, 2.2048, 51.3805], [2.0, 51.418, 2.008, 51.434], SW_FALLS_END, ...SW_STRAIT_GATES],
    bands: [[0.1, 0.9], [0.25, 0.85], [0.35, 0.75], [0.3, 0.7], [0.2, 1.1], [0.08, 0.24], [0.08, 0.22], [0.06, 0.2], [0.05, 0.16], [0.06, 0.2], [0.06, 0.2], [0.06, 0.2], [0.05, 0.2], [0.05, 0.2]],
    destinations: LISTS.west,
    deep: false,
  },
  {
    // From the Thames and Harwich, between the Falls and the Goodwins, and inside the area to be avoided at CS4.
    name: 'sw-sunk',
    share: 0.06,
    way: 'sw',
    gates: [[1.702, 51.79, 1.672, 51.79], [1.71, 51.64, 1.68, 51.64], [1.69, 51.33, 1.655, 51.335], [1.66, 51.22, 1.632, 51.227], [1.543, 51.163, 1.522, 51.17], ...SW_STRAIT_GATES.slice(1)],
    bands: [[0.1, 0.9], [0.1, 0.9], [0.1, 0.9], [0.1, 0.9], [0.1, 0.9], [0.86, 0.95], [0.9, 0.97], [0.84, 0.94], [0.84, 0.94], [0.86, 0.95], [0.88, 0.96], [0.88, 0.98]],
    destinations: LISTS.west,
    deep: false,
  },
  {
    name: 'ne-deep-water',
    share: 0.16,
    way: 'ne',
    gates: [NE_IN, NE_WEST, NE_BASSURELLE, NE_COLBART, NE_GRIS_NEZ, NE_CALAIS, DW_BEGIN, DW_MIDDLE, DW_END, NE_NORTH_HINDER_IN, NE_NORTH_HINDER, NE_NORTH_HINDER_OUT],
    bands: [[0.06, 0.44], [0.06, 0.44], [0.07, 0.44], [0.1, 0.42], [0.08, 0.38], [0.08, 0.3], [0.15, 0.85], [0.12, 0.88], [0.25, 0.6], [0.1, 0.42], [0.08, 0.42], [0.08, 0.45]],
    destinations: LISTS.north,
    deep: true,
  },
  {
    name: 'ne-north-hinder',
    share: 0.21,
    way: 'ne',
    gates: [NE_IN, NE_WEST, NE_BASSURELLE, NE_COLBART, NE_GRIS_NEZ, NE_CALAIS, SANDETTIE_IN, SANDETTIE_OUT, [2.1, 51.315, 2.155, 51.3], NE_NORTH_HINDER_IN, NE_NORTH_HINDER, NE_NORTH_HINDER_OUT],
    bands: [[0.5, 0.78], [0.5, 0.78], [0.5, 0.76], [0.5, 0.74], [0.45, 0.7], [0.42, 0.66], [0.24, 0.5], [0.12, 0.48], [0.1, 0.9], [0.55, 0.85], [0.52, 0.92], [0.52, 0.95]],
    destinations: LISTS.north,
    deep: false,
  },
  {
    name: 'ne-belgium',
    share: 0.14,
    way: 'ne',
    gates: [NE_IN, NE_WEST, NE_BASSURELLE, NE_COLBART, NE_GRIS_NEZ, NE_CALAIS, SANDETTIE_IN, SANDETTIE_OUT, WEST_HINDER_EAST, WEST_HINDER_BEND, WEST_HINDER_OUT, BELGIUM_OUT],
    bands: [[0.83, 0.96], [0.83, 0.95], [0.82, 0.93], [0.8, 0.9], [0.76, 0.9], [0.73, 0.88], [0.58, 0.88], [0.56, 0.85], [0.1, 0.9], [0.2, 0.8], [0.15, 0.75], [0.1, 0.9]],
    destinations: LISTS.belgium,
    deep: false,
  },
];

/** A ship's way through a stream: points on the plane, and how far it may stray to either side at each, metres. */
export interface Course {
  readonly points: Point[];
  readonly roomLeft: number[];
  readonly roomRight: number[];
}

/** The way of a ship that keeps `fraction` (0 to 1) of the stream's band. */
export function courseThrough(stream: Stream, fraction: number): Course {
  const points: Point[] = [];
  const roomLeft: number[] = [];
  const roomRight: number[] = [];
  stream.gates.forEach((gate, i) => {
    const band = stream.bands[i] ?? [0.4, 0.6];
    const share = band[0] + (band[1] - band[0]) * fraction;
    const left = toPlane(gate[0], gate[1]);
    const right = toPlane(gate[2], gate[3]);
    const width = Math.hypot(right.x - left.x, right.y - left.y);
    points.push({ x: left.x + (right.x - left.x) * share, y: left.y + (right.y - left.y) * share });
    roomLeft.push(Math.max(100, share * width - 250));
    roomRight.push(Math.max(100, (1 - share) * width - 250));
  });
  return { points, roomLeft, roomRight };
}

/** The outline of each stream on the plane, gate by gate, widened a little at the sides. */
const outlines: Point[][] = STREAMS.map((stream) => {
  const left = stream.gates.map((gate) => toPlane(gate[0], gate[1]));
  const right = stream.gates.map((gate) => toPlane(gate[2], gate[3]));
  return [...left, ...right.reverse()];
});

/** Is the place in the way of the streams? */
export const inLane = (x: number, y: number): boolean => outlines.some((ring) => inRings([ring], x, y));
