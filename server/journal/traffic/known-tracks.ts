import type { Time } from '../../../shared/words/position.ts';
import type { IdentitySighting, PositionSighting, Sighting } from '../../../shared/words/sighting.ts';
import type { Chunk, Keyframe, KnownIdentity } from '../../../shared/wire/traffic/layout.ts';

/** A track that was silent for so long is left out of keyframes: far beyond the 18 min after which any is lost. */
const KNOWN_MS = 3_600_000;
/** A reported position is said once and stands for a boat that may be out there all night. */
const REPORTED_KNOWN_MS = 24 * 3_600_000;

interface Known {
  heardAt: Time;
  reported: boolean;
  position: PositionSighting | null;
  /** By which fields it tells: class B says its name in one message and its size in another. */
  readonly identities: Map<string, KnownIdentity>;
}

/** What every track last was, built from what was recorded and from nothing else: the keyframe of the next chunk. */
export class KnownTracks {
  readonly #tracks = new Map<string, Known>();

  get size(): number {
    return this.#tracks.size;
  }

  take(s: Sighting): void {
    if (s.kind === 'text') return;
    const known = this.#track(s, s.observedAt);
    known.heardAt = Math.max(known.heardAt, s.observedAt);
    if (s.kind === 'identity') known.identities.set(fieldsOf(s), withoutTime(s));
    else if (known.position === null || s.observedAt >= known.position.observedAt) known.position = s;
  }

  /** Begins from a chunk: what was known before it, and what it brought. */
  restore({ keyframe, runs }: Chunk): void {
    this.#tracks.clear();
    for (const position of keyframe.positions) this.take(position);
    const since = runs[0]?.sightings[0]?.observedAt ?? 0;
    for (const identity of keyframe.identities) this.#track(identity, since).identities.set(fieldsOf(identity), identity);
    for (const run of runs) for (const s of run.sightings) this.take(s);
  }

  /** What is known at `now`. Tracks that were silent for too long are forgotten. */
  keyframe(now: Time): Keyframe {
    for (const [id, known] of this.#tracks) if (now - known.heardAt > (known.reported ? REPORTED_KNOWN_MS : KNOWN_MS)) this.#tracks.delete(id);
    return this.all();
  }

  /** Everything that was taken and not forgotten. */
  all(): Keyframe {
    const positions: PositionSighting[] = [];
    const identities: KnownIdentity[] = [];
    for (const known of this.#tracks.values()) {
      if (known.position !== null) positions.push(known.position);
      identities.push(...known.identities.values());
    }
    return { positions, identities };
  }

  #track(s: PositionSighting | KnownIdentity, at: Time): Known {
    const known = this.#tracks.get(s.trackId);
    if (known !== undefined) return known;
    const fresh: Known = { heardAt: at, reported: s.trackKind === 'reported', position: null, identities: new Map() };
    this.#tracks.set(s.trackId, fresh);
    return fresh;
  }
}

function withoutTime(s: IdentitySighting): KnownIdentity {
  const { observedAt: _, ...known } = s;
  return known;
}
const fieldsOf = (s: KnownIdentity): string => Object.keys(s).filter((key) => key !== 'observedAt').sort().join();
