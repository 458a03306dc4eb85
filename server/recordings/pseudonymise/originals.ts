import type { KeptEntry } from '../../../shared/recording/words.ts';
import { saidBy } from '../before.ts';
import type { Recording } from '../file/recording.ts';

/** Everything in a recording by which somebody could be recognised. */
export interface Originals {
  readonly mmsis: ReadonlySet<number>;
  readonly imos: ReadonlySet<number>;
  readonly names: ReadonlySet<string>;
  readonly callsigns: ReadonlySet<string>;
  readonly destinations: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  /** Sources, and radars, which are named by them. */
  readonly sources: ReadonlySet<string>;
}

/** The radar and the number of `radar:RADAR:NUMBER`. */
export function radarOf(trackId: string): { radar: string; number: string } | null {
  const end = trackId.lastIndexOf(':');
  return trackId.startsWith('radar:') && end > 6 ? { radar: trackId.slice(6, end), number: trackId.slice(end + 1) } : null;
}

export const isMmsi = (trackId: string): boolean => /^\d{1,10}$/.test(trackId);

/** Who an alert is about, in its words: `NAME, MMSI 123456789`, or what kind of vessel it is in place of the name. */
export function namedIn(part: string): { name: string | null; kind: string; mmsi: number } | null {
  const [, called, mmsi] = /^(.*), MMSI (\d+)$/.exec(part) ?? [];
  if (called === undefined) return null;
  // AIS has capitals only; the words for kinds have small letters, but for one.
  const isName = called === called.toUpperCase() && called !== 'AIS-SART';
  return { name: isName ? called : null, kind: called, mmsi: Number(mmsi) };
}

/** Looks through the whole of it: through its books, in which every word stands once, and its entries. */
export async function originalsOf(recording: Recording): Promise<Originals> {
  const mmsis = new Set<number>();
  const imos = new Set<number>();
  const [names, callsigns, destinations, texts, sources] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  const track = (id: string): void => {
    if (isMmsi(id)) mmsis.add(Number(id));
    const radar = radarOf(id);
    if (radar !== null) sources.add(radar.radar);
  };
  for await (const words of recording.words()) {
    if ('trackId' in words) {
      track(words.trackId);
      sources.add(words.source);
    } else if ('text' in words) {
      texts.add(words.text);
      if (words.addressedTo !== null) mmsis.add(words.addressedTo);
    } else {
      if (words.name != null) names.add(words.name);
      if (words.callsign != null) callsigns.add(words.callsign);
      if (words.destination != null) destinations.add(words.destination);
      if (words.imo != null) imos.add(words.imo);
    }
  }
  const entry = (kept: KeptEntry): void => {
    const { body } = saidBy(kept);
    if (body.kind === 'source') sources.add(body.source);
    if (body.kind !== 'alert') return;
    const { alert } = body;
    for (const id of [...alert.tracks, ...alert.joined.flatMap((joined) => joined.tracks)]) track(id);
    for (const part of alert.who.split(' and ')) {
      const named = namedIn(part);
      if (named === null) continue;
      mmsis.add(named.mmsi);
      if (named.name !== null) names.add(named.name);
    }
  };
  for (const kept of recording.past) entry(kept);
  for await (const kept of recording.entries()) entry(kept);
  return { mmsis, imos, names, callsigns, destinations, texts, sources };
}
