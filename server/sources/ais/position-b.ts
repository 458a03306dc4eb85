import type { BitWriter, PayloadBits } from './bits.ts';
import { decodeDimensions, encodeDimensions } from './dimensions.ts';
import type { ClassBExtended, ClassBPosition, Draft } from './message.ts';
import * as scale from './scale.ts';

/** Types 18 and 19 begin alike: fields from bit 46 to 138 (M.1371-5, tables 70 and 71). */
const decodeMotion = (b: PayloadBits) => ({
  repeat: b.uint(6, 2),
  mmsi: b.uint(8, 30),
  lon: scale.lonOf(b.int(57, 28)),
  lat: scale.latOf(b.int(85, 27)),
  sog: scale.sogOf(b.uint(46, 10)),
  cog: scale.cogOf(b.uint(112, 12)),
  heading: scale.headingOf(b.uint(124, 9)),
  accuracy: b.flag(56),
  second: scale.secondOf(b.uint(133, 6)),
});

function encodeMotion(m: Draft<18> | Draft<19>, w: BitWriter): void {
  w.put(0, 8).put(scale.rawSog(m.sog), 10).flag(m.accuracy).put(scale.rawLon(m.lon), 28).put(scale.rawLat(m.lat), 27);
  w.put(scale.rawCog(m.cog), 12).put(scale.rawHeading(m.heading), 9).put(scale.rawSecond(m.second), 6);
}

export function decodePositionB(b: PayloadBits): ClassBPosition {
  return {
    type: 18,
    ...decodeMotion(b),
    cs: b.flag(141),
    display: b.flag(142),
    dsc: b.flag(143),
    band: b.flag(144),
    msg22: b.flag(145),
    assigned: b.flag(146),
    raim: b.flag(147),
    radio: b.length >= 168 ? b.uint(148, 20) : null,
  };
}

export function encodePositionB(m: Draft<18>, w: BitWriter): void {
  encodeMotion(m, w);
  w.put(0, 2).flag(m.cs).flag(m.display).flag(m.dsc).flag(m.band).flag(m.msg22).flag(m.assigned).flag(m.raim).put(m.radio ?? 0, 20);
}

export function decodeExtendedB(b: PayloadBits): ClassBExtended {
  return {
    type: 19,
    ...decodeMotion(b),
    name: scale.textOrNone(b.text(143, 120)),
    shiptype: scale.zeroIsNone(b.uint(263, 8)),
    ...decodeDimensions(b, 271),
    epfd: b.uint(301, 4),
    raim: b.flag(305),
    dte: b.uint(306, 1),
    assigned: b.flag(307),
  };
}

export function encodeExtendedB(m: Draft<19>, w: BitWriter): void {
  encodeMotion(m, w);
  w.put(0, 4).text(m.name, 120).put(m.shiptype ?? 0, 8);
  encodeDimensions(m, w);
  w.put(m.epfd ?? 0, 4).flag(m.raim).put(m.dte ?? 1, 1).flag(m.assigned).put(0, 4);
}
