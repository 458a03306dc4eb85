import { inTurns } from '../../journal/in-turns.ts';
import { mayNotSet } from '../../watch/commands/settings.command.ts';
import type { Watch } from '../../watch/watch.ts';
import { problem, type Problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Person } from '../../../shared/words/role.ts';
import type { AlertReport, DryRun, DryRunBody } from '../../../shared/wire/settings.ts';
import { unusableZones, zoneFaultSteps } from '../../../shared/wire/zone-faults.ts';
import type { LookBack } from './contract.ts';

const HOUR_MS = 3_600_000;

interface DeskParts {
  /** The watch that is asked about: only its settings and its time are read. */
  readonly watch: Watch;
  readonly lookBack: LookBack;
  readonly now: () => Time;
  /** Makes durable what came up to now. */
  readonly flush: () => Promise<void>;
}

/** Takes long questions about a watch's past, one dry run at a time. */
export class LookBackDesk {
  readonly #parts: DeskParts;
  #trying = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async dryRun({ zones, rules, hours }: DryRunBody, person: Person): Promise<DryRun | Problem> {
    const refused = mayNotSet(person) ?? (zones === undefined ? null : unusableZones(await inTurns(zoneFaultSteps(zones))));
    if (refused !== null) return refused;
    if (this.#trying) return problem('too-many-requests', 'Another dry run is under way. Try again when it has ended.', { retryAfterS: 10 });
    this.#trying = true;
    try {
      const { watch, lookBack, flush } = this.#parts;
      // What came a moment ago counts too.
      await flush();
      const present = { zones: watch.settings.zones, rules: watch.settings.rules };
      const candidate = { zones: [...watch.zonesAfter({ zones })], rules: rules ?? present.rules };
      return await lookBack.dryRun({ ...this.#stretch(hours), candidate, present });
    } finally {
      this.#trying = false;
    }
  }

  alertReport(hours: number, operators: number): Promise<AlertReport> {
    return this.#parts.lookBack.alertReport({ ...this.#stretch(hours), operators });
  }

  #stretch(hours: number): { from: Time; to: Time } {
    const to = Math.max(this.#parts.watch.now, Math.floor(this.#parts.now()));
    return { from: Math.max(0, Math.round(to - hours * HOUR_MS)), to };
  }
}
