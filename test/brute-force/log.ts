import type { Alert, AlertPriority } from '../../shared/words/alert.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';

/** What names a condition, whoever says it: its rule, zone and vessels. */
export const keyOf = (rule: string, tracks: readonly string[], zone: string | null = null): string =>
  `${rule} ${zone ?? '-'} ${rule === 'closest-approach' ? [...tracks].sort().join(' ') : (tracks[0] ?? '')}`;

interface Stood {
  readonly from: number;
  to: number;
}

interface Part {
  readonly key: string;
  readonly rule: string;
  readonly priority: AlertPriority;
  readonly tracks: readonly string[];
}

/** When which condition was told to people: the alerts' own account, read from the entries. */
export class AlertLog {
  readonly #stood = new Map<string, Stood[]>();
  readonly #of = new Map<string, readonly Part[]>();
  readonly #began: (part: Part, at: number) => void;

  /** `began` is told of every condition that begins to be told. */
  constructor(began: (part: Part, at: number) => void = () => {}) {
    this.#began = began;
  }

  take({ at, body }: EntryDraft): void {
    if (body.kind !== 'alert') return;
    const { alert } = body;
    const before = this.#of.get(alert.id) ?? [];
    const now = partsOf(alert);
    for (const { key } of before) {
      if (now.some((part) => part.key === key)) continue;
      const last = this.#stood.get(key)?.at(-1);
      if (last !== undefined) last.to = at;
    }
    for (const part of now) {
      if (before.some(({ key }) => key === part.key)) continue;
      const all = this.#stood.get(part.key) ?? [];
      this.#stood.set(part.key, all);
      all.push({ from: at, to: Infinity });
      this.#began(part, at);
    }
    this.#of.set(alert.id, now);
  }

  /** Whether the condition was told at some time from `from` to `to`. */
  told(key: string, from: number, to: number): boolean {
    return this.#stood.get(key)?.some((stood) => stood.from <= to && stood.to >= from) ?? false;
  }

  /** Whether something above a caution stands now for a vessel, that is not its being lost. */
  worries(track: string, at: number): boolean {
    for (const parts of this.#of.values()) {
      for (const { key, rule, priority, tracks } of parts) {
        if (priority !== 'caution' && rule !== 'contact-lost' && tracks.includes(track) && this.told(key, at - 3000, at - 3000)) return true;
      }
    }
    return false;
  }
}

/** The conditions that an alert says hold, or cannot be checked. */
function partsOf(alert: Alert): Part[] {
  if (alert.state === 'norm') return [];
  const joined = alert.joined.find(({ situation }) => situation === alert.situation);
  const own = joined ?? { ...alert, condition: alert.joined.length === 0 ? alert.condition : ('true' as const) };
  const parts = [own, ...alert.joined.filter(({ situation }) => situation !== alert.situation)];
  return parts
    .filter(({ condition }) => condition !== 'false')
    .map(({ rule, priority, tracks, zone, situation }) => {
      const named = rule === 'closest-approach' ? pairOf(situation, alert.tracks) : tracks.slice(0, 1);
      return { key: keyOf(rule, named, zone?.id ?? null), rule, priority, tracks: named };
    });
}

/** The two vessels of a pair's situation, `closest-approach:A:B`; an id may have colons of its own. */
function pairOf(situation: string, tracks: readonly string[]): string[] {
  for (const a of tracks) for (const b of tracks) if (situation === `closest-approach:${a}:${b}`) return [a, b];
  return [situation];
}
