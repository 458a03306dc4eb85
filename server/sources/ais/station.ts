import type { BitWriter, PayloadBits } from './bits.ts';
import type { Draft, SarAircraftPosition, StationTime, TimeInquiry } from './message.ts';
import * as scale from './scale.ts';

/** Types 4 and 11 (M.1371-5, table 51): a time and a place. */
export function decodeStation(b: PayloadBits, type: 4 | 11): StationTime {
  return {
    type,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    lon: scale.lonOf(b.int(79, 28)),
    lat: scale.latOf(b.int(107, 27)),
    timestamp: timestampOf(b),
    accuracy: b.flag(78),
    epfd: b.uint(134, 4),
    raim: b.flag(148),
    radio: b.length >= 168 ? b.uint(149, 19) : null,
  };
}

/** A moment of which a part is not available, or that no calendar has, is null. */
function timestampOf(b: PayloadBits): string | null {
  const year = b.uint(38, 14);
  const month = b.uint(52, 4);
  const day = b.uint(56, 5);
  const hour = b.uint(61, 5);
  const minute = b.uint(66, 6);
  const second = b.uint(72, 6);
  if (year < 1 || year > 9999 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export function encodeStation(m: Draft<4>, w: BitWriter): void {
  const date = m.timestamp == null ? null : new Date(m.timestamp);
  if (date === null || Number.isNaN(date.getTime())) w.put(0, 14).put(0, 4).put(0, 5).put(24, 5).put(60, 6).put(60, 6);
  else {
    w.put(date.getUTCFullYear(), 14).put(date.getUTCMonth() + 1, 4).put(date.getUTCDate(), 5);
    w.put(date.getUTCHours(), 5).put(date.getUTCMinutes(), 6).put(date.getUTCSeconds(), 6);
  }
  w.flag(m.accuracy).put(scale.rawLon(m.lon), 28).put(scale.rawLat(m.lat), 27).put(m.epfd ?? 0, 4);
  w.put(0, 10).flag(m.raim).put(m.radio ?? 0, 19);
}

/** Type 9 (M.1371-5, table 55): speed in whole knots. */
export function decodeSarAircraft(b: PayloadBits): SarAircraftPosition {
  const altitude = b.uint(38, 12);
  const speed = b.uint(50, 10);
  return {
    type: 9,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    lon: scale.lonOf(b.int(61, 28)),
    lat: scale.latOf(b.int(89, 27)),
    sog: speed === 1023 ? null : speed,
    cog: scale.cogOf(b.uint(116, 12)),
    altitude: altitude === 4095 ? null : altitude,
    accuracy: b.flag(60),
    second: scale.secondOf(b.uint(128, 6)),
    barometric: b.flag(134),
    dte: b.uint(142, 1),
    assigned: b.flag(146),
    raim: b.flag(147),
    radio: b.length >= 168 ? b.uint(148, 20) : null,
  };
}

export function encodeSarAircraft(m: Draft<9>, w: BitWriter): void {
  w.put(m.altitude == null ? 4095 : Math.min(4094, Math.round(m.altitude)), 12);
  w.put(m.sog == null ? 1023 : Math.min(1022, Math.round(m.sog)), 10).flag(m.accuracy);
  w.put(scale.rawLon(m.lon), 28).put(scale.rawLat(m.lat), 27).put(scale.rawCog(m.cog), 12).put(scale.rawSecond(m.second), 6);
  w.flag(m.barometric).put(0, 7).put(m.dte ?? 1, 1).put(0, 3).flag(m.assigned).flag(m.raim).put(m.radio ?? 0, 20);
}

/** Type 10 (M.1371-5, table 57). */
export function decodeTimeInquiry(b: PayloadBits): TimeInquiry {
  return { type: 10, repeat: b.uint(6, 2), mmsi: b.uint(8, 30), addressedTo: b.uint(40, 30) };
}

export function encodeTimeInquiry(m: Draft<10>, w: BitWriter): void {
  w.put(0, 2).put(m.addressedTo ?? 0, 30).put(0, 2);
}
