import type { BitWriter, PayloadBits } from './bits.ts';
import { decodeDimensions, encodeDimensions } from './dimensions.ts';
import type { Draft, StaticPartA, StaticPartB, VoyageData } from './message.ts';
import * as scale from './scale.ts';

/** Type 5 (M.1371-5, table 52). */
export function decodeVoyage(b: PayloadBits): VoyageData {
  return {
    type: 5,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    name: scale.textOrNone(b.text(112, 120)),
    callsign: scale.textOrNone(b.text(70, 42)),
    imo: scale.zeroIsNone(b.uint(40, 30)),
    shiptype: scale.zeroIsNone(b.uint(232, 8)),
    destination: scale.textOrNone(b.text(302, 120)),
    eta: etaOf(b.uint(274, 4), b.uint(278, 5), b.uint(283, 5), b.uint(288, 6)),
    draught: scale.zeroIsNone(b.uint(294, 8) / 10),
    ...decodeDimensions(b, 240),
    epfd: b.uint(270, 4),
    version: b.uint(38, 2),
    dte: b.length > 422 ? b.uint(422, 1) : null,
  };
}

export function encodeVoyage(m: Draft<5>, w: BitWriter): void {
  const eta = /^(\d\d)-(\d\d)T(\d\d):(\d\d)Z$/.exec(m.eta ?? '') ?? ['', '0', '0', '24', '60'];
  w.put(m.version ?? 0, 2).put(m.imo ?? 0, 30).text(m.callsign, 42).text(m.name, 120).put(m.shiptype ?? 0, 8);
  encodeDimensions(m, w);
  w.put(m.epfd ?? 0, 4).put(Number(eta[1]), 4).put(Number(eta[2]), 5).put(Number(eta[3]), 5).put(Number(eta[4]), 6);
  w.put(Math.min(255, Math.round((m.draught ?? 0) * 10)), 8).text(m.destination, 120).put(m.dte ?? 1, 1).put(0, 1);
}

/** A time of day without a date says nothing; a date without a time of day does. */
function etaOf(month: number, day: number, hour: number, minute: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(month)}-${two(day)}T${two(hour)}:${two(minute)}Z`;
}

/** Type 24, part A (M.1371-5, table 79). */
export function decodeStaticA(b: PayloadBits): StaticPartA {
  return { type: 24, part: 'A', repeat: b.uint(6, 2), mmsi: b.uint(8, 30), name: scale.textOrNone(b.text(40, 120)) };
}

/** Type 24, part B (M.1371-5, table 80). */
export function decodeStaticB(b: PayloadBits): StaticPartB {
  const mmsi = b.uint(8, 30);
  const auxiliary = isAuxiliary(mmsi);
  return {
    type: 24,
    part: 'B',
    repeat: b.uint(6, 2),
    mmsi,
    callsign: scale.textOrNone(b.text(90, 42)),
    shiptype: scale.zeroIsNone(b.uint(40, 8)),
    ...(auxiliary ? { toBow: null, toStern: null, toPort: null, toStarboard: null } : decodeDimensions(b, 132)),
    mothership: auxiliary ? scale.zeroIsNone(b.uint(132, 30)) : null,
    vendor: scale.textOrNone(b.text(48, 18)),
    model: b.uint(66, 4),
    serial: b.uint(70, 20),
    epfd: b.length >= 166 ? b.uint(162, 4) : null,
  };
}

export function encodeStatic(m: Draft<24>, w: BitWriter): void {
  if (m.part === 'A') {
    w.put(0, 2).text(m.name, 120).put(0, 8);
    return;
  }
  w.put(1, 2).put(m.shiptype ?? 0, 8).text(m.vendor, 18).put(m.model ?? 0, 4).put(m.serial ?? 0, 20).text(m.callsign, 42);
  if (isAuxiliary(m.mmsi)) w.put(m.mothership ?? 0, 30);
  else encodeDimensions(m, w);
  w.put(m.epfd ?? 0, 4).put(0, 2);
}

/** MMSI 98MIDXXXX: a craft that belongs to a mother ship (ITU-R M.585). */
const isAuxiliary = (mmsi: number): boolean => mmsi >= 980_000_000 && mmsi < 990_000_000;
