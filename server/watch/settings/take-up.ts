import type { EntryDraft } from '../../../shared/words/entry.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import type { HeldSettings } from './held.ts';
import { changeTo } from './next-change.ts';

/** Zones or rules that a watch is started with. */
interface Given<T> {
  readonly content: T;
  /** Tells one content from another. */
  readonly mark: string;
  /** The file that was named; null when it is what is delivered. */
  readonly file: string | null;
}
export interface GivenSettings {
  readonly zones: Given<readonly ZoneFeature[]>;
  readonly rules: Given<RuleSettings>;
}

/**
 * What a start takes up: a file that is other than the one last taken replaces what is in force, with an entry that says so; one
 * that was taken before does not, for people may have changed what came of it. What is delivered (a new version of it, say)
 * is only taken where nobody chose anything else. Null when what is in force prevails.
 */
export function takeUp(held: HeldSettings, given: GivenSettings, at: Time): EntryDraft | null {
  const zones = isNews(held, given, 'zones');
  const rules = isNews(held, given, 'rules');
  if (!zones && !rules) return null;
  const names = [zones && `zones from ${given.zones.file ?? 'what is delivered'}`, rules && `rules from ${given.rules.file ?? 'what is delivered'}`];
  const note = `Started with ${names.filter((name) => name !== false).join(' and ')}`;
  const wanted = { zones: zones ? given.zones.content : undefined, rules: rules ? given.rules.content : undefined };
  const change = changeTo(held, wanted, note, { zones: zones ? given.zones.mark : null, rules: rules ? given.rules.mark : null });
  return change && { at, observedAt: null, receivedAt: at, actor: { kind: 'system', name: 'varne' }, key: null, body: { kind: 'settings', change } };
}

function isNews({ taken, edited }: HeldSettings, given: GivenSettings, what: 'zones' | 'rules'): boolean {
  const { mark, file } = given[what];
  if (mark === taken[what]) return false;
  return file !== null || (taken[what].startsWith(DELIVERED) && !edited[what]);
}

/** Begins the mark of what is delivered. */
export const DELIVERED = 'delivered:';
