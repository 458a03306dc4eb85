import type { BitWriter, PayloadBits } from './bits.ts';
import type { Acknowledgement, Area, AssignedMode, ChannelManagement, DataLinkManagement, Draft, GroupAssignment, Interrogation } from './message.ts';
import * as scale from './scale.ts';

/** The messages by which stations manage the link itself: receipts, requests, slots, channels. */

/** Types 7 and 13 (M.1371-5, table 60): one to four stations of 32 bits. */
export function decodeAcknowledgement(b: PayloadBits, type: 7 | 13): Acknowledgement {
  const acknowledged = [];
  for (let at = 40; at + 32 <= Math.min(168, b.length); at += 32) {
    const mmsi = b.uint(at, 30);
    if (mmsi !== 0) acknowledged.push({ mmsi, sequence: b.uint(at + 30, 2) });
  }
  return { type, repeat: b.uint(6, 2), mmsi: b.uint(8, 30), acknowledged };
}

export function encodeAcknowledgement(m: Draft<7>, w: BitWriter): void {
  w.put(0, 2);
  for (const one of (m.acknowledged ?? []).slice(0, 4)) w.put(one.mmsi, 30).put(one.sequence, 2);
}

/** Type 15 (M.1371-5, table 66): one message of one station, two of one, or one of two. */
export function decodeInterrogation(b: PayloadBits): Interrogation {
  const asked = (at: number) => (b.length >= at + 18 && b.uint(at, 6) !== 0 ? [{ type: b.uint(at, 6), offset: b.uint(at + 6, 12) }] : []);
  const requests = [{ mmsi: b.uint(40, 30), messages: [...asked(70), ...asked(90)] }];
  if (b.length >= 158 && b.uint(110, 30) !== 0) requests.push({ mmsi: b.uint(110, 30), messages: asked(140) });
  return { type: 15, repeat: b.uint(6, 2), mmsi: b.uint(8, 30), requests };
}

export function encodeInterrogation(m: Draft<15>, w: BitWriter): void {
  const [first, second] = m.requests ?? [];
  const put = (message: { type: number; offset: number } | undefined) => w.put(message?.type ?? 0, 6).put(message?.offset ?? 0, 12);
  w.put(0, 2).put(first?.mmsi ?? 0, 30);
  put(first?.messages[0]);
  if (first?.messages[1] === undefined && second === undefined) return;
  w.put(0, 2);
  put(first?.messages[1]);
  w.put(0, 2);
  if (second === undefined) return;
  w.put(second.mmsi, 30);
  put(second.messages[0]);
  w.put(0, 2);
}

/** Type 16 (M.1371-5, table 67): 96 bits for one station, 144 for two. */
export function decodeAssignedMode(b: PayloadBits): AssignedMode {
  const one = (at: number) => ({ mmsi: b.uint(at, 30), offset: b.uint(at + 30, 12), increment: b.uint(at + 42, 10) });
  const assignments = [one(40)];
  if (b.length >= 144 && b.uint(92, 30) !== 0) assignments.push(one(92));
  return { type: 16, repeat: b.uint(6, 2), mmsi: b.uint(8, 30), assignments };
}

export function encodeAssignedMode(m: Draft<16>, w: BitWriter): void {
  const [first, second] = m.assignments ?? [];
  w.put(0, 2);
  for (const one of second === undefined ? [first] : [first, second]) w.put(one?.mmsi ?? 0, 30).put(one?.offset ?? 0, 12).put(one?.increment ?? 0, 10);
  if (second === undefined) w.put(0, 4);
}

/** Type 20 (M.1371-5, table 72): one to four reservations of 30 bits. */
export function decodeDataLink(b: PayloadBits): DataLinkManagement {
  const reservations = [];
  for (let at = 40; at + 30 <= Math.min(160, b.length); at += 30) {
    const one = { offset: b.uint(at, 12), slots: b.uint(at + 12, 4), timeout: b.uint(at + 16, 3), increment: b.uint(at + 19, 11) };
    if (at === 40 || one.slots !== 0) reservations.push(one);
  }
  return { type: 20, repeat: b.uint(6, 2), mmsi: b.uint(8, 30), reservations };
}

export function encodeDataLink(m: Draft<20>, w: BitWriter): void {
  w.put(0, 2);
  for (const one of (m.reservations ?? []).slice(0, 4)) w.put(one.offset, 12).put(one.slots, 4).put(one.timeout, 3).put(one.increment, 11);
  if (w.bits % 8 !== 0) w.put(0, 8 - (w.bits % 8));
}

const decodeArea = (b: PayloadBits, at: number): Area => ({
  neLon: scale.coarseLonOf(b.int(at, 18)),
  neLat: scale.coarseLatOf(b.int(at + 18, 17)),
  swLon: scale.coarseLonOf(b.int(at + 35, 18)),
  swLat: scale.coarseLatOf(b.int(at + 53, 17)),
});

function encodeArea(area: Area | null | undefined, w: BitWriter): void {
  w.put(scale.rawCoarseLon(area?.neLon), 18).put(scale.rawCoarseLat(area?.neLat), 17);
  w.put(scale.rawCoarseLon(area?.swLon), 18).put(scale.rawCoarseLat(area?.swLat), 17);
}

/** Type 22 (M.1371-5, table 76): for an area, or (flag in bit 139) for two stations in the place of its corners. */
export function decodeChannels(b: PayloadBits): ChannelManagement {
  const addressed = b.flag(139);
  return {
    type: 22,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    channelA: b.uint(40, 12),
    channelB: b.uint(52, 12),
    txrx: b.uint(64, 4),
    lowPower: b.flag(68),
    area: addressed ? null : decodeArea(b, 69),
    addressedTo: addressed ? [b.uint(69, 30), b.uint(104, 30)] : null,
    bandA: b.flag(140),
    bandB: b.flag(141),
    zoneSize: b.uint(142, 3),
  };
}

export function encodeChannels(m: Draft<22>, w: BitWriter): void {
  w.put(0, 2).put(m.channelA ?? 0, 12).put(m.channelB ?? 0, 12).put(m.txrx ?? 0, 4).flag(m.lowPower);
  if (m.addressedTo != null) w.put(m.addressedTo[0] ?? 0, 30).put(0, 5).put(m.addressedTo[1] ?? 0, 30).put(0, 5);
  else encodeArea(m.area, w);
  w.flag(m.addressedTo != null).flag(m.bandA).flag(m.bandB).put(m.zoneSize ?? 0, 3).put(0, 23);
}

/** Type 23 (M.1371-5, table 77). */
export function decodeGroupAssignment(b: PayloadBits): GroupAssignment {
  return {
    type: 23,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    area: decodeArea(b, 40),
    stationType: b.uint(110, 4),
    shiptype: scale.zeroIsNone(b.uint(114, 8)),
    txrx: b.uint(144, 2),
    interval: b.uint(146, 4),
    quiet: b.uint(150, 4),
  };
}

export function encodeGroupAssignment(m: Draft<23>, w: BitWriter): void {
  w.put(0, 2);
  encodeArea(m.area, w);
  w.put(m.stationType ?? 0, 4).put(m.shiptype ?? 0, 8).put(0, 22).put(m.txrx ?? 0, 2).put(m.interval ?? 0, 4).put(m.quiet ?? 0, 4).put(0, 6);
}
