import type { RosterItem } from '../../../shared/words/track.ts';
import { DELTA, FrameWriter, KEYFRAME, openFrame, packMotion, type Frame, type FrameKind } from '../../../shared/wire/frame.ts';
import { toAisUnits } from '../../../shared/geo/units.ts';

export { DELTA, KEYFRAME };

/** A ship under way, changed as a test needs it. */
export function rosterItem(handle: number, more: Partial<RosterItem> = {}): RosterItem {
  return {
    handle,
    id: String(235_000_000 + handle),
    kind: 'vessel',
    class: 'cargo',
    aisClass: 'A',
    mmsi: 235_000_000 + handle,
    name: `SHIP ${handle}`,
    callsign: null,
    imo: null,
    shiptype: 70,
    status: 0,
    destination: null,
    eta: null,
    draught: null,
    toBow: null,
    toStern: null,
    toPort: null,
    toStarboard: null,
    aidType: null,
    virtualAid: false,
    sources: ['sim'],
    seen: null,
    accuracyM: null,
    ...more,
  };
}

export interface Row {
  handle: number;
  lon: number;
  lat: number;
  sog?: number | null;
  cog?: number | null;
  heading?: number | null;
  lost?: boolean;
  ageMs?: number;
}

/** A frame as the server sends it, opened. */
export function frameOf(kind: FrameKind, number: number, at: number, rows: readonly Row[]): Frame {
  const writer = new FrameWriter(rows.length);
  for (const r of rows) writer.add(r.handle, r.lost ?? false, r.ageMs ?? 0, toAisUnits(r.lon), toAisUnits(r.lat), packMotion(r.sog ?? null, r.cog ?? null, r.heading ?? null));
  const frame = openFrame(writer.finish(kind, at, number));
  if ('fault' in frame) throw new Error(frame.fault);
  return frame;
}
