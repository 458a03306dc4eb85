import type { KeptPast } from '../../journal/contract.ts';
import { turns } from '../../journal/in-turns.ts';
import type { Watch } from '../../watch/watch.ts';
import type { Entry, EntryDraft } from '../../../shared/words/entry.ts';
import type { Time } from '../../../shared/words/position.ts';
import { saysTheSame } from '../../../shared/words/same.ts';
import type { Sighting } from '../../../shared/words/sighting.ts';
import type { DryRun } from '../../../shared/wire/settings.ts';
import type { DryRunJob, Tried, Waiting } from './contract.ts';
import { entriesFrom } from './entries-from.ts';
import { Tally } from './tally.ts';

/** A longer gap in what was recorded is a time for which nothing is known. */
const GAP_MS = 60_000;
/** Sightings that are taken in at once. */
const AT_ONCE = 64;
const HOUR_MS = 3_600_000;

/**
 * Runs a watch of its own through what was recorded, with the settings that are tried, and beside it one with those in force. The
 * core, the order of things and the times are those of the live watch; only people are not there. What was known of vessels
 * before (what they are, and how long) is known; where they were is not, so that one that is inside a zone is no news. Null when it was given up.
 */
export async function dryRun(past: KeptPast, { from, to, candidate, present }: DryRunJob, begin: (tried: Tried) => Promise<Watch>, { signal, reached }: Waiting): Promise<DryRun | null> {
  const rest = turns();
  const tried = new Trial(await begin(candidate));
  const trials = saysTheSame(candidate, present) ? [tried] : [tried, new Trial(await begin(present))];
  const recorded = new Recorded();
  const each = async (act: (trial: Trial) => void): Promise<void> => {
    for (const trial of trials) {
      act(trial);
      await rest();
    }
  };
  const tell = (at: Time): void => reached(to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 1);

  const known = (await past.traffic.moment(from))?.keyframe.identities ?? [];
  for (let i = 0; i < known.length; i += AT_ONCE) await each((trial) => trial.see(known.slice(i, i + AT_ONCE).map((identity) => ({ ...identity, observedAt: from }))));

  const entries = new Upcoming(entriesFrom(past.journal, from), to);
  for await (const { afterSeq, sightings } of past.traffic.read(from)) {
    for await (const entry of entries.upTo(afterSeq)) await each((trial) => trial.hear(entry));
    for (let i = 0; i < sightings.length; i += AT_ONCE) {
      if (signal.aborted) return null;
      const some = sightings.slice(i, i + AT_ONCE).filter(({ observedAt }) => observedAt <= to);
      recorded.take(some);
      await each((trial) => trial.see(some));
    }
    tell(sightings.at(-1)?.observedAt ?? from);
  }
  for await (const entry of entries.upTo(Infinity)) {
    if (signal.aborted) return null;
    await each((trial) => trial.hear(entry));
  }
  await each((trial) => trial.endAt(to));
  const { hours } = recorded;
  return { from, to, recordedHours: Math.round(hours * 100) / 100, ...tried.tally.figures(hours), ...tried.tally.told(), present: (trials[1] ?? tried).tally.figures(hours) };
}

/** One watch that is run through, and what it raised. */
class Trial {
  readonly tally = new Tally();
  readonly #watch: Watch;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  see(sightings: readonly Sighting[]): void {
    this.#count(this.#watch.observe(sightings));
  }

  /** What somebody reported, or a source that came or went. */
  hear(entry: Entry): void {
    this.#count(this.#watch.advance(Math.max(this.#watch.now, entry.at)));
    this.#watch.commit(entry);
    this.#count(this.#watch.advance(this.#watch.now));
  }

  /** A watch to which nothing came has no time. */
  endAt(to: Time): void {
    if (this.#watch.now > 0) this.#count(this.#watch.advance(Math.max(this.#watch.now, to)));
  }

  #count(drafts: readonly EntryDraft[]): void {
    this.tally.take(drafts);
  }
}

/** The entries that say something about the sea, as far as asked. */
class Upcoming {
  readonly #entries: AsyncIterator<Entry>;
  readonly #to: Time;
  #next: Entry | null = null;
  #ended = false;

  constructor(entries: AsyncIterable<Entry>, to: Time) {
    this.#entries = entries[Symbol.asyncIterator]();
    this.#to = to;
  }

  async *upTo(seq: number): AsyncIterable<Entry> {
    while (!this.#ended) {
      if (this.#next === null) {
        const step = await this.#entries.next();
        if (step.done === true || step.value.at > this.#to) {
          this.#ended = true;
          return;
        }
        this.#next = step.value;
      }
      if (this.#next.seq > seq) return;
      const entry = this.#next;
      this.#next = null;
      if (entry.body.kind === 'report' || entry.body.kind === 'source') yield entry;
    }
  }
}

/** For how long something was recorded. */
class Recorded {
  #last: Time | null = null;
  #ms = 0;

  take(sightings: readonly Sighting[]): void {
    for (const { observedAt } of sightings) {
      const gap = observedAt - (this.#last ?? observedAt);
      if (gap < 0) continue;
      if (gap <= GAP_MS) this.#ms += gap;
      this.#last = observedAt;
    }
  }

  get hours(): number {
    return this.#ms / HOUR_MS;
  }
}
