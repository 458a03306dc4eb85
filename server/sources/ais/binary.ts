import type { BitWriter, PayloadBits } from './bits.ts';
import type { AddressedBinary, BroadcastBinary, DgnssCorrection, Draft, MultiSlotBinary, SingleSlotBinary } from './message.ts';
import * as scale from './scale.ts';

const rest = (b: PayloadBits, at: number, end = b.length) => ({ data: b.hex(at, end), bits: Math.max(0, end - at) });

function putData(m: { data?: string; bits?: number }, w: BitWriter): void {
  const data = m.data ?? '';
  w.hex(data, m.bits ?? data.length * 4);
}

/** Type 6 (M.1371-5, table 58). */
export function decodeAddressedBinary(b: PayloadBits): AddressedBinary {
  return {
    type: 6,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    sequence: b.uint(38, 2),
    addressedTo: b.uint(40, 30),
    retransmit: b.flag(70),
    dac: b.uint(72, 10),
    fid: b.uint(82, 6),
    ...rest(b, 88),
  };
}

export function encodeAddressedBinary(m: Draft<6>, w: BitWriter): void {
  w.put(m.sequence ?? 0, 2).put(m.addressedTo ?? 0, 30).flag(m.retransmit).put(0, 1).put(m.dac ?? 0, 10).put(m.fid ?? 0, 6);
  putData(m, w);
}

/** Type 8 (M.1371-5, table 62). */
export function decodeBroadcastBinary(b: PayloadBits): BroadcastBinary {
  return { type: 8, repeat: b.uint(6, 2), mmsi: b.uint(8, 30), dac: b.uint(40, 10), fid: b.uint(50, 6), ...rest(b, 56) };
}

export function encodeBroadcastBinary(m: Draft<8>, w: BitWriter): void {
  w.put(0, 2).put(m.dac ?? 0, 10).put(m.fid ?? 0, 6);
  putData(m, w);
}

/** Type 17 (M.1371-5, table 68). */
export function decodeDgnss(b: PayloadBits): DgnssCorrection {
  return {
    type: 17,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    lon: scale.coarseLonOf(b.int(40, 18)),
    lat: scale.coarseLatOf(b.int(58, 17)),
    ...rest(b, 80),
  };
}

export function encodeDgnss(m: Draft<17>, w: BitWriter): void {
  w.put(0, 2).put(scale.rawCoarseLon(m.lon), 18).put(scale.rawCoarseLat(m.lat), 17).put(0, 5);
  putData(m, w);
}

/** Types 25 and 26 (M.1371-5, tables 81 and 82): address and application identifier are there when their flags say so. */
export function decodeSlotBinary(b: PayloadBits, type: 25): SingleSlotBinary | null;
export function decodeSlotBinary(b: PayloadBits, type: 26): MultiSlotBinary | null;
export function decodeSlotBinary(b: PayloadBits, type: 25 | 26): SingleSlotBinary | MultiSlotBinary | null {
  const addressed = b.flag(38);
  const structured = b.flag(39);
  const app = addressed ? 70 : 40;
  const at = structured ? app + 16 : app;
  const end = type === 26 ? b.length - 20 : b.length;
  if (end < at) return null;
  const head = { repeat: b.uint(6, 2), mmsi: b.uint(8, 30) };
  const body = { addressedTo: addressed ? b.uint(40, 30) : null, appId: structured ? b.uint(app, 16) : null, ...rest(b, at, end) };
  return type === 25 ? { type, ...head, ...body } : { type, ...head, ...body, radio: b.uint(end, 20) };
}

export function encodeSlotBinary(m: Draft<25> | Draft<26>, w: BitWriter): void {
  w.flag(m.addressedTo != null).flag(m.appId != null);
  if (m.addressedTo != null) w.put(m.addressedTo, 30);
  if (m.appId != null) w.put(m.appId, 16);
  putData(m, w);
  if (m.type === 26) w.put(m.radio ?? 0, 20);
}
