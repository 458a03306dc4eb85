import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Actor } from '../../shared/words/role.ts';
import type { RuleSettings } from '../../shared/words/rules.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { Headless, headlessClock, type TimedAct } from '../../server/engine/headless.ts';
import { wallTimers } from '../../server/engine/timers.ts';
import { openRecorded } from '../../server/sources/open-recorded.ts';
import type { RecordedBatch, RecordedSource } from '../../server/sources/source.ts';
import { Watch } from '../../server/watch/watch.ts';
import { watchConfig } from '../../server/watch-config.ts';
import { readZones } from '../../server/zones.ts';

const OPERATOR: Actor = { kind: 'person', name: 'Operator', role: 'operator' };

export interface MannedRun {
  readonly url: string;
  /** Zones besides the built-in ones. */
  readonly zones?: readonly ZoneFeature[];
  /** An alert that has asked for so long is acknowledged, one a second at most; null: nobody is at the desk. */
  readonly acknowledgedAfterS: number | null;
  /** Limits of the watch; the delivered ones where absent. */
  readonly rules?: RuleSettings;
  /** Given the watch before it begins. */
  readonly begins?: (watch: Watch) => void;
  /** Told of everything that comes in, before the watch is. */
  readonly brings?: (batch: RecordedBatch) => void;
  /** What else is seen at a moment. */
  readonly adds?: (at: Time) => readonly Sighting[];
  readonly tell: (draft: EntryDraft) => void;
}

export interface MannedOutcome {
  readonly from: Time;
  readonly to: Time;
  readonly watch: Watch;
}

/** Runs a watch without a server, as `varne run` does, with the delivered zones and limits and somebody at the desk. */
export async function manned({ url, zones: more = [], acknowledgedAfterS, rules, begins = () => {}, brings, adds = () => [], tell }: MannedRun): Promise<MannedOutcome> {
  const zones = await readZones(undefined);
  if ('problem' in zones) throw new Error(zones.problem);
  const clock = headlessClock();
  const source = await openRecorded(url, { clock, cwd: process.cwd(), names: new Set() }, null);
  if ('problem' in source) throw new Error(source.problem);
  const from = source.startsAt;
  if (from === null) throw new Error(`${url} does not say when it begins`);
  const watch = new Watch(watchConfig({ ...zones, features: [...zones.features, ...more] }, rules));
  begins(watch);
  const calling = new Calling();
  await new Headless(
    {
      watch,
      recorded: [overheard(source, adds, brings ?? (() => {}))],
      timers: wallTimers,
      until: null,
      tell: (drafts) => {
        for (const draft of drafts) {
          calling.take(draft.body);
          tell(draft);
        }
      },
      ...(acknowledgedAfterS !== null && { acts: calling.acknowledgedEverySecond(from, acknowledgedAfterS * 1000) }),
      signal: new AbortController().signal,
    },
    clock,
  ).run();
  return { from, to: watch.now, watch };
}

const MOST_HOURS = 25;

/** Which alerts ask for a person, and since when. */
class Calling {
  readonly #since = new Map<string, Time>();

  take(body: Entry['body']): void {
    if (body.kind !== 'alert') return;
    const { id, callingSince } = body.alert;
    if (callingSince === null) this.#since.delete(id);
    else this.#since.set(id, callingSince);
  }

  /** Each second the one that has asked longest is acknowledged, if that is long enough. */
  acknowledgedEverySecond(from: Time, afterMs: number): TimedAct[] {
    const act = (at: Time): TimedAct['act'] => () => {
      let first: string | null = null;
      let since = at - afterMs;
      for (const [id, then] of this.#since) if (then <= since) [first, since] = [id, then];
      return first === null ? null : { command: { kind: 'alert.acknowledge', alertId: first, shown: true }, actor: OPERATOR };
    };
    return Array.from({ length: MOST_HOURS * 3600 }, (_, i) => ({ at: from + (i + 1) * 1000, act: act(from + (i + 1) * 1000) }));
  }
}

function overheard(source: RecordedSource, adds: (at: Time) => readonly Sighting[], brings: (batch: RecordedBatch) => void): RecordedSource {
  return {
    name: source.name,
    speed: source.speed,
    startsAt: source.startsAt,
    async *batches(after) {
      for await (const one of source.batches(after)) {
        const batch = { ...one, sightings: [...one.sightings, ...adds(one.at)] };
        brings(batch);
        yield batch;
      }
    },
    health: () => source.health(),
    stop: () => source.stop(),
  };
}
