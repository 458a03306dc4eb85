import type { BitWriter, PayloadBits } from './bits.ts';
import { decodeDimensions, encodeDimensions } from './dimensions.ts';
import type { AidToNavigation, Draft } from './message.ts';
import * as scale from './scale.ts';

/** Type 21 (M.1371-5, table 73): twenty letters of the name, and up to fourteen more at the end. */
export function decodeAid(b: PayloadBits): AidToNavigation {
  return {
    type: 21,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    lon: scale.lonOf(b.int(164, 28)),
    lat: scale.latOf(b.int(192, 27)),
    name: scale.textOrNone(nameOf(b)),
    aidType: scale.zeroIsNone(b.uint(38, 5)),
    ...decodeDimensions(b, 219),
    accuracy: b.flag(163),
    epfd: b.uint(249, 4),
    second: scale.secondOf(b.uint(253, 6)),
    offPosition: b.flag(259),
    regional: b.uint(260, 8),
    raim: b.flag(268),
    virtualAid: b.flag(269),
    assigned: b.flag(270),
  };
}

/** The extension counts only when the first twenty letters are all used: then a space at their end is a space. */
function nameOf(b: PayloadBits): string {
  const first = b.text(43, 120);
  if (b.length < 278 || b.uint(157, 6) === 0 || first === '') return first;
  for (let at = 43; at < 163; at += 6) if (b.uint(at, 6) === 0) return first;
  const trailing = b.uint(157, 6) === 32 ? ' ' : '';
  return (first + trailing + b.text(272, 84)).trim();
}

export function encodeAid(m: Draft<21>, w: BitWriter): void {
  const name = (m.name ?? '').slice(0, 34);
  w.put(m.aidType ?? 0, 5).text(name.slice(0, 20), 120).flag(m.accuracy).put(scale.rawLon(m.lon), 28).put(scale.rawLat(m.lat), 27);
  encodeDimensions(m, w);
  w.put(m.epfd ?? 0, 4).put(scale.rawSecond(m.second), 6).flag(m.offPosition).put(m.regional ?? 0, 8);
  w.flag(m.raim).flag(m.virtualAid).flag(m.assigned).put(0, 1);
  if (name.length > 20) {
    w.text(name.slice(20), (name.length - 20) * 6);
    if (w.bits % 8 !== 0) w.put(0, 8 - (w.bits % 8));
  }
}
