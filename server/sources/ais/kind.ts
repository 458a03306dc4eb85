import type { TrackKind } from '../../../shared/words/vessel.ts';

/**
 * What the MMSI of a moving station says that it is (ITU-R M.585-9): 970 AIS-SART, 972 man overboard, 974 EPIRB, 111 SAR
 * aircraft, 99 aid to navigation; everything else is a vessel. The 00 of a coast station is not believed of one that
 * sends a ship's messages: it is a ship whose number was never set, and must not be taken for a mast.
 */
export function kindOfMobile(mmsi: number): TrackKind {
  if (mmsi >= 200_000_000 && mmsi < 800_000_000) return 'vessel';
  const lead = Math.floor(mmsi / 1_000_000);
  if (lead === 970) return 'sart';
  if (lead === 972) return 'mob';
  if (lead === 974) return 'epirb';
  if (lead === 111) return 'sar-aircraft';
  if (lead >= 990 && lead < 1000) return 'aid-to-navigation';
  return 'vessel';
}

/** The same with what the message type adds: base stations, aids and aircraft do not always keep to their numbers. */
export function kindOf(mmsi: number, type: number): TrackKind {
  if (type === 21) return 'aid-to-navigation';
  const kind = kindOfMobile(mmsi);
  if (kind !== 'vessel') return kind;
  if (type === 4) return 'base-station';
  if (type === 9) return 'sar-aircraft';
  // Texts are sent by both.
  return mmsi < FIRST_SHIP && (type === 12 || type === 14) ? 'base-station' : kind;
}

/** Coast stations are 00MIDXXXX. */
const FIRST_SHIP = 10_000_000;

const KEPT = 200_000;
const ids = new Map<number, string>();

/** Track id of an MMSI: its digits. Kept, because making them costs more than looking them up. */
export function trackIdOf(mmsi: number): string {
  const known = ids.get(mmsi);
  if (known !== undefined) return known;
  if (ids.size >= KEPT) ids.clear();
  const id = String(mmsi);
  ids.set(mmsi, id);
  return id;
}
