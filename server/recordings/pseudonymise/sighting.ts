import type { IdentitySighting, Sighting } from '../../../shared/words/sighting.ts';
import type { KnownIdentity } from '../../../shared/wire/traffic/layout.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Shift } from './shift.ts';

/** A sighting of somebody who cannot be recognised by it; null when it cannot be rewritten, and is to be left out. */
export function rewritten(s: Sighting, names: Pseudonyms, shift: Shift): Sighting | null {
  const trackId = names.track(s.trackId);
  const observedAt = shift.time(s.observedAt);
  if (trackId === null || observedAt < 0) return null;
  const who = { trackId, source: names.source(s.source), observedAt };
  switch (s.kind) {
    case 'position': {
      const place = shift.place([s.lon, s.lat]);
      return place === null ? null : { ...s, ...who, lon: place[0], lat: place[1] };
    }
    case 'identity':
      return { ...s, ...who, ...hidden(s, s.observedAt, names, shift) };
    case 'text':
      return { ...s, ...who, text: names.text(s.text), addressedTo: s.addressedTo === null ? null : names.mmsi(s.addressedTo) };
  }
}

/** The same of what was known before. */
export function rewrittenKnown(s: KnownIdentity, at: number, names: Pseudonyms, shift: Shift): KnownIdentity | null {
  const trackId = names.track(s.trackId);
  return trackId === null ? null : { ...s, trackId, source: names.source(s.source), ...hidden(s, at, names, shift) };
}

/** Of what somebody says of themselves all that is theirs alone. What was not said stays unsaid. */
function hidden(s: KnownIdentity, at: number, names: Pseudonyms, shift: Shift): Pick<IdentitySighting, 'name' | 'callsign' | 'imo' | 'destination' | 'eta'> {
  return {
    ...(s.name !== undefined && { name: s.name === null ? null : names.name(s.name) }),
    ...(s.callsign !== undefined && { callsign: s.callsign === null ? null : names.callsign(s.callsign) }),
    ...(s.imo !== undefined && { imo: s.imo === null ? null : names.imo(s.imo) }),
    ...(s.destination !== undefined && { destination: s.destination === null ? null : names.destination(s.destination) }),
    ...(s.eta !== undefined && { eta: s.eta === null ? null : shift.eta(s.eta, at) }),
  };
}
