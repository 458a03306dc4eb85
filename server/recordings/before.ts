import type { KeptEntry, RecordingLaws } from '../../shared/recording/words.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import { settingsAfter, type Settings } from '../../shared/words/settings.ts';
import { readLine } from './file/entry-line.ts';
import { RecordingBroken } from './file/recording.ts';

/** A reported boat may be out there all night: as long as that it still counts. */
const REPORT_COUNTS_MS = 24 * 3_600_000;

/** What an entry says; its line was written by this program, or an older one. */
export function saidBy({ seq, line }: KeptEntry): EntryDraft {
  const read = readLine(line);
  if ('draft' in read) return read.draft;
  throw new RecordingBroken(`entry ${seq} cannot be read: ${read.problem}; a newer Varne may have made it`);
}

/** Folds entries up to an instant into those that still count then: alerts that stand, boats that are out, sources that are lost, and what the watch goes by. */
export class Before {
  readonly #alerts = new Map<string, KeptEntry>();
  readonly #reports: { readonly entry: KeptEntry; readonly at: Time }[] = [];
  readonly #sources = new Map<string, KeptEntry>();
  readonly #given: RecordingLaws;
  #settings: Settings | null = null;

  /** `laws`: those in force before the first entry, where they are known. */
  constructor(laws: RecordingLaws = { zones: null, rules: null }) {
    this.#given = laws;
  }

  take(entry: KeptEntry): void {
    const { at, actor, body } = saidBy(entry);
    if (body.kind === 'alert') {
      if (body.alert.state === 'norm') this.#alerts.delete(body.alert.id);
      else this.#alerts.set(body.alert.id, entry);
    } else if (body.kind === 'report') this.#reports.push({ entry, at });
    else if (body.kind === 'source') this.#sources.set(body.source, entry);
    else if (body.kind === 'settings') this.#settings = settingsAfter(this.#settings ?? this.#begun(), body.change, at, actor.name);
  }

  #begun(): Settings {
    const { zones, rules } = this.#given;
    return { revision: 0, zones: zones?.features ?? [], rules: rules ?? DEFAULT_RULES, changedAt: null, changedBy: null };
  }

  /** Those that still count at an instant, in their order. */
  counting(at: Time): KeptEntry[] {
    const reports = this.#reports.filter((report) => at - report.at <= REPORT_COUNTS_MS).map(({ entry }) => entry);
    return [...this.#alerts.values(), ...this.#sources.values(), ...reports].sort((a, b) => a.seq - b.seq);
  }

  /** Null where nothing was ever said of it. */
  get laws(): RecordingLaws {
    const settings = this.#settings;
    return settings === null ? this.#given : { zones: { type: 'FeatureCollection', features: settings.zones }, rules: settings.rules };
  }
}
