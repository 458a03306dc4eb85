/**
 * AIS messages 1 to 27 (ITU-R M.1371-5, annex 8) in scaled units: what `varne decode` prints and what the encoder takes.
 *
 * `null` is what AIS calls "not available" (or "default"), and a longitude or latitude outside the globe. Texts are
 * trimmed, and `null` when empty. Field order is the order in which they are printed.
 */
export type AisMessage =
  | ClassAPosition
  | StationTime
  | VoyageData
  | AddressedBinary
  | Acknowledgement
  | BroadcastBinary
  | SarAircraftPosition
  | TimeInquiry
  | AddressedText
  | BroadcastText
  | Interrogation
  | AssignedMode
  | DgnssCorrection
  | ClassBPosition
  | ClassBExtended
  | DataLinkManagement
  | AidToNavigation
  | ChannelManagement
  | GroupAssignment
  | StaticPartA
  | StaticPartB
  | SingleSlotBinary
  | MultiSlotBinary
  | LongRangePosition;

/** A message to be encoded: whatever is left out is sent as "not available", zero or false. */
export type AisDraft = DraftOf<AisMessage>;
type DraftOf<M> = M extends AisMessage ? Pick<M, 'type' | 'mmsi' | Extract<keyof M, 'part'>> & Partial<M> : never;
/** One type's draft: `Draft<5>` is what a type 5 is encoded from. */
export type Draft<T extends AisMessage['type']> = DraftOfType<AisDraft, T>;
type DraftOfType<D, T> = D extends { type: infer U } ? (T extends U ? D : never) : never;

interface Head {
  /** How often it was repeated, 0 to 3. */
  repeat: number;
  mmsi: number;
}

interface Fix {
  /** Better than 10 m. */
  accuracy: boolean;
  /** Degrees WGS 84, steps of 1/600 000 (types 17 and 27: of 1/600). */
  lon: number | null;
  lat: number | null;
}

interface Motion extends Fix {
  /** Knots, 0 to 102.2 ("102.2 or more"). */
  sog: number | null;
  /** Degrees true, 0 to 359.9. */
  cog: number | null;
  /** Degrees true, 0 to 359. */
  heading: number | null;
  /** UTC second of the fix, 0 to 59; 61 manual input, 62 dead reckoning, 63 the receiver does not work. */
  second: number | null;
}

/** Metres from the reference point. A pair that is 0 and 0 is not known. */
interface Dimensions {
  toBow: number | null;
  toStern: number | null;
  toPort: number | null;
  toStarboard: number | null;
}

/** Application data that is not taken apart. */
interface Binary {
  /** Hexadecimal, the last digit filled up with zero bits. */
  data: string;
  /** How many bits of it there are. */
  bits: number;
}

/** Types 1, 2 and 3: position of a class A ship. */
export interface ClassAPosition extends Head, Motion {
  type: 1 | 2 | 3;
  /** Navigational status, 0 to 15 (table 45; 15 is undefined). */
  status: number;
  /** Degrees a minute, positive to starboard, 0 to 708 ("708 or more"). */
  rot: number | null;
  /** False: no turn indicator; `rot` then is 10 or -10 and means only "more than that, to that side". */
  rotSensor: boolean;
  /** 1 no special manoeuvre, 2 special manoeuvre. */
  maneuver: number | null;
  raim: boolean;
  /** Communication state, 19 bits; null when the payload ended before it. */
  radio: number | null;
}

/** Type 4: base station. Type 11: the answer of a ship that was asked for the time. */
export interface StationTime extends Head, Fix {
  type: 4 | 11;
  /** ISO 8601 in whole seconds. */
  timestamp: string | null;
  epfd: number;
  raim: boolean;
  radio: number | null;
}

/** Type 5: who a class A ship is and where it is bound. */
export interface VoyageData extends Head, Dimensions {
  type: 5;
  version: number;
  imo: number | null;
  callsign: string | null;
  name: string | null;
  shiptype: number | null;
  epfd: number;
  /** `MM-DDTHH:MMZ`; an hour of 24 or a minute of 60 is not known. Null when there is no date. */
  eta: string | null;
  /** Metres, 0.1 to 25.5 ("25.5 or more"). */
  draught: number | null;
  destination: string | null;
  /** 0: data terminal ready. */
  dte: number | null;
}

/** Type 6: binary to one station. */
export interface AddressedBinary extends Head, Binary {
  type: 6;
  sequence: number;
  addressedTo: number;
  retransmit: boolean;
  dac: number;
  fid: number;
}

/** Types 7 and 13: receipt for types 6 and 12, for up to four stations. */
export interface Acknowledgement extends Head {
  type: 7 | 13;
  acknowledged: { mmsi: number; sequence: number }[];
}

/** Type 8: binary to all. */
export interface BroadcastBinary extends Head, Binary {
  type: 8;
  dac: number;
  fid: number;
}

/** Type 9: position of an aircraft in search and rescue. */
export interface SarAircraftPosition extends Head, Fix {
  type: 9;
  /** Metres, 0 to 4094 ("4094 or more"). */
  altitude: number | null;
  /** Knots, whole, 0 to 1022. */
  sog: number | null;
  cog: number | null;
  second: number | null;
  /** Altitude by air pressure, not by satellite. */
  barometric: boolean;
  dte: number;
  assigned: boolean;
  raim: boolean;
  radio: number | null;
}

/** Type 10: asks one station for the time. */
export interface TimeInquiry extends Head {
  type: 10;
  addressedTo: number;
}

/** Type 12: safety-related text to one station. */
export interface AddressedText extends Head {
  type: 12;
  sequence: number;
  addressedTo: number;
  retransmit: boolean;
  text: string;
}

/** Type 14: safety-related text to all. */
export interface BroadcastText extends Head {
  type: 14;
  text: string;
}

/** Type 15: asks one or two stations for messages. */
export interface Interrogation extends Head {
  type: 15;
  requests: { mmsi: number; messages: { type: number; offset: number }[] }[];
}

/** Type 16: tells one or two stations when to send. */
export interface AssignedMode extends Head {
  type: 16;
  assignments: { mmsi: number; offset: number; increment: number }[];
}

/** Type 17: corrections for satellite navigation, and where their reference stands. */
export interface DgnssCorrection extends Head, Binary {
  type: 17;
  lon: number | null;
  lat: number | null;
}

/** Type 18: position of a class B vessel. */
export interface ClassBPosition extends Head, Motion {
  type: 18;
  /** Carrier-sense unit (not SOTDMA). */
  cs: boolean;
  display: boolean;
  dsc: boolean;
  band: boolean;
  msg22: boolean;
  assigned: boolean;
  raim: boolean;
  /** Selector and communication state, 20 bits. */
  radio: number | null;
}

/** Type 19: position of a class B vessel, and who it is. */
export interface ClassBExtended extends Head, Motion, Dimensions {
  type: 19;
  name: string | null;
  shiptype: number | null;
  epfd: number;
  raim: boolean;
  dte: number;
  assigned: boolean;
}

/** Type 20: slots that a base station reserves. */
export interface DataLinkManagement extends Head {
  type: 20;
  reservations: { offset: number; slots: number; timeout: number; increment: number }[];
}

/** Type 21: a buoy, beacon or light, real or virtual. */
export interface AidToNavigation extends Head, Fix, Dimensions {
  type: 21;
  /** Table 74; null is "type not specified". */
  aidType: number | null;
  name: string | null;
  epfd: number;
  second: number | null;
  /** Only of meaning for a floating aid whose clock works. */
  offPosition: boolean;
  regional: number;
  raim: boolean;
  virtualAid: boolean;
  assigned: boolean;
}

/** Corners of a region, degrees, steps of 1/600. */
export interface Area {
  neLon: number | null;
  neLat: number | null;
  swLon: number | null;
  swLat: number | null;
}

/** Type 22: which channels to use in an area, or by one or two stations. */
export interface ChannelManagement extends Head {
  type: 22;
  channelA: number;
  channelB: number;
  txrx: number;
  lowPower: boolean;
  /** Null when it is for single stations. */
  area: Area | null;
  addressedTo: number[] | null;
  bandA: boolean;
  bandB: boolean;
  /** Nautical miles of the transitional zone, less one. */
  zoneSize: number;
}

/** Type 23: how often a group of stations in an area is to report. */
export interface GroupAssignment extends Head {
  type: 23;
  area: Area;
  stationType: number;
  /** The group's ship type; null means every type. */
  shiptype: number | null;
  txrx: number;
  interval: number;
  /** Minutes of silence. */
  quiet: number;
}

/** Type 24, part A: the name of a class B vessel. */
export interface StaticPartA extends Head {
  type: 24;
  part: 'A';
  name: string | null;
}

/** Type 24, part B: what a class B vessel is. */
export interface StaticPartB extends Head, Dimensions {
  type: 24;
  part: 'B';
  shiptype: number | null;
  vendor: string | null;
  model: number;
  serial: number;
  callsign: string | null;
  /** An auxiliary craft (MMSI 98...) names its mother ship in place of its dimensions. */
  mothership: number | null;
  epfd: number | null;
}

/** Type 25: short binary, to one station or all. */
export interface SingleSlotBinary extends Head, Binary {
  type: 25;
  addressedTo: number | null;
  /** Application identifier of structured data. */
  appId: number | null;
}

/** Type 26: as type 25, longer, with a communication state. */
export interface MultiSlotBinary extends Head, Binary {
  type: 26;
  addressedTo: number | null;
  appId: number | null;
  radio: number;
}

/** Type 27: position of a ship far out, for satellites. */
export interface LongRangePosition extends Head, Fix {
  type: 27;
  status: number;
  raim: boolean;
  /** Knots, whole, 0 to 62. */
  sog: number | null;
  /** Degrees true, whole. */
  cog: number | null;
  /** True: the position is of this moment; false: older than 5 s. */
  current: boolean;
}
