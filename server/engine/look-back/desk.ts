import { inTurns } from '../../journal/in-turns.ts';
import { mayNotSet } from '../../watch/commands/settings.command.ts';
import type { Watch } from '../../watch/watch.ts';
import { problem, type Problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Person } from '../../../shared/words/role.ts';
import type { AlertReport, DryRun, DryRunBody, DryRunState } from '../../../shared/wire/settings.ts';
import { unusableZones, zoneFaultSteps } from '../../../shared/wire/zone-faults.ts';
import type { LookBack } from './contract.ts';

const HOUR_MS = 3_600_000;

interface DeskParts {
  /** The watch that is asked about: only its settings and its time are read. */
  readonly watch: Watch;
  readonly lookBack: LookBack;
  readonly now: () => Time;
  /** Milliseconds of the wall, to tell how long something takes. */
  readonly elapsed: () => number;
  /** Makes durable what came up to now. */
  readonly flush: () => Promise<void>;
}

/** A dry run that is under way. */
interface Trying {
  readonly by: string;
  readonly begun: number;
  readonly giveUp: AbortController;
  readonly done: Promise<unknown>;
  part: number;
}

const REPLACED = 'replaced';

/** Takes long questions about a watch's past, one dry run at a time. Whoever asks anew gives up what they asked before. */
export class LookBackDesk {
  readonly #parts: DeskParts;
  #trying: Trying | null = null;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** `signal`: whoever asked does so no more. */
  async dryRun({ zones, rules, hours }: DryRunBody, person: Person, signal: AbortSignal): Promise<DryRun | Problem> {
    const refused = mayNotSet(person) ?? (zones === undefined ? null : unusableZones(await inTurns(zoneFaultSteps(zones))));
    if (refused !== null) return refused;
    // Also when several were asked for at once: the last one stays.
    for (let other = this.#trying; other !== null; other = this.#trying) {
      if (other.by !== person.name) return this.#taken(other);
      other.giveUp.abort(REPLACED);
      await other.done.catch(() => undefined);
    }
    const giveUp = new AbortController();
    const gone = (): void => giveUp.abort();
    if (signal.aborted) gone();
    signal.addEventListener('abort', gone);
    const { watch, lookBack, flush, elapsed } = this.#parts;
    const reached = (part: number): void => {
      if (this.#trying !== null) this.#trying.part = part;
    };
    const work = async (): Promise<DryRun | null> => {
      // What came a moment ago counts too.
      await flush();
      const present = { zones: watch.settings.zones, rules: watch.settings.rules };
      const candidate = { zones: [...watch.zonesAfter({ zones })], rules: rules ?? present.rules };
      return lookBack.dryRun({ ...this.#stretch(hours), candidate, present }, { signal: giveUp.signal, reached });
    };
    const done = work();
    this.#trying = { by: person.name, begun: elapsed(), giveUp, done, part: 0 };
    try {
      return (await done) ?? givenUp(giveUp.signal.reason === REPLACED);
    } finally {
      signal.removeEventListener('abort', gone);
      this.#trying = null;
    }
  }

  /** How far the dry run that is under way has come. */
  state(person: Person): DryRunState {
    const now = this.#trying;
    return { running: now && { by: now.by, mine: now.by === person.name, part: now.part, ranS: this.#ranS(now) } };
  }

  /** Gives up a person's own dry run; false when there is none. */
  giveUp(person: Person): boolean {
    if (this.#trying?.by !== person.name) return false;
    this.#trying.giveUp.abort();
    return true;
  }

  #ranS({ begun }: Trying): number {
    return Math.max(0, Math.round((this.#parts.elapsed() - begun) / 1000));
  }

  #taken(now: Trying): Problem {
    const { part, by } = now;
    const ranS = this.#ranS(now);
    // By how far it has come; unknown at the beginning.
    const retryAfterS = part > 0.01 ? Math.max(1, Math.ceil((ranS * (1 - part)) / part)) : 10;
    return problem('too-many-requests', `${by} is trying settings now, ${Math.round(part * 100)} % are done; there is one trial at a time. Yours was not begun; try again when theirs has ended.`, { retryAfterS, by, part });
  }

  alertReport(hours: number, operators: number): Promise<AlertReport> {
    return this.#parts.lookBack.alertReport({ ...this.#stretch(hours), operators });
  }

  #stretch(hours: number): { from: Time; to: Time } {
    const to = Math.max(this.#parts.watch.now, Math.floor(this.#parts.now()));
    return { from: Math.max(0, Math.round(to - hours * HOUR_MS)), to };
  }
}

const givenUp = (replaced: boolean): Problem =>
  problem('given-up', replaced ? 'You began another dry run, so this one was given up. Nothing was changed.' : 'The dry run was given up before it ended. Nothing was changed; try it again when you want to know.');
