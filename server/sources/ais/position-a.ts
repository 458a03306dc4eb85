import type { BitWriter, PayloadBits } from './bits.ts';
import type { ClassAPosition, Draft, LongRangePosition } from './message.ts';
import * as scale from './scale.ts';

/** Types 1, 2 and 3 (M.1371-5, table 48). */
export function decodePositionA(b: PayloadBits, type: 1 | 2 | 3): ClassAPosition {
  const turn = b.int(42, 8);
  return {
    type,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    lon: scale.lonOf(b.int(61, 28)),
    lat: scale.latOf(b.int(89, 27)),
    sog: scale.sogOf(b.uint(50, 10)),
    cog: scale.cogOf(b.uint(116, 12)),
    heading: scale.headingOf(b.uint(128, 9)),
    status: b.uint(38, 4),
    rot: scale.rotOf(turn),
    rotSensor: turn !== 127 && turn !== -127 && turn !== -128,
    accuracy: b.flag(60),
    second: scale.secondOf(b.uint(137, 6)),
    maneuver: scale.zeroIsNone(b.uint(143, 2)),
    raim: b.flag(148),
    radio: b.length >= 168 ? b.uint(149, 19) : null,
  };
}

export function encodePositionA(m: Draft<1>, w: BitWriter): void {
  w.put(m.status ?? 15, 4).put(scale.rawRot(m.rot, m.rotSensor ?? true), 8).put(scale.rawSog(m.sog), 10).flag(m.accuracy);
  w.put(scale.rawLon(m.lon), 28).put(scale.rawLat(m.lat), 27).put(scale.rawCog(m.cog), 12).put(scale.rawHeading(m.heading), 9);
  w.put(scale.rawSecond(m.second), 6).put(m.maneuver ?? 0, 2).put(0, 3).flag(m.raim).put(m.radio ?? 0, 19);
}

/** Type 27 (M.1371-5, table 83): speeds and courses are whole, 63 and 511 not available. */
export function decodeLongRange(b: PayloadBits): LongRangePosition {
  const speed = b.uint(79, 6);
  const course = b.uint(85, 9);
  return {
    type: 27,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    lon: scale.coarseLonOf(b.int(44, 18)),
    lat: scale.coarseLatOf(b.int(62, 17)),
    sog: speed === 63 ? null : speed,
    cog: course >= 360 ? null : course,
    status: b.uint(40, 4),
    accuracy: b.flag(38),
    raim: b.flag(39),
    current: !b.flag(94),
  };
}

export function encodeLongRange(m: Draft<27>, w: BitWriter): void {
  w.flag(m.accuracy).flag(m.raim).put(m.status ?? 15, 4).put(scale.rawCoarseLon(m.lon), 18).put(scale.rawCoarseLat(m.lat), 17);
  w.put(m.sog == null ? 63 : Math.min(62, Math.round(m.sog)), 6).put(m.cog == null ? 511 : Math.round(m.cog) % 360, 9);
  w.flag(m.current === false).put(0, 1);
}
