import { EntryDraft, type EntryBody } from '../../../shared/words/entry.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Shift } from './shift.ts';

/** What stands where a person wrote something freely. */
const REMOVED = '(removed)';
/** What people write freely, and what names them outside (phone numbers, references), by the name of its field. */
const FREE = new Set(['note', 'reason', 'seen', 'problem', 'theirName', 'phone', 'notice', 'text']);
/** Who did something. */
const PERSON = new Set(['by', 'changedBy']);
/** A number from here on is a time: figures, counts and MMSIs are all below. */
const EARLIEST = 100_000_000_000;

/** Kinds of entries that can be rewritten. A kind that is not here is left out of a pseudonymised recording until somebody has thought about it. */
const KNOWN = new Set<EntryBody['kind']>(['alert', 'report', 'source', 'settings']);

/** An entry in which nobody can be recognised; null when it cannot be rewritten, and is to be left out. */
export function rewrittenEntry(draft: EntryDraft, names: Pseudonyms, shift: Shift): EntryDraft | null {
  if (!KNOWN.has(draft.body.kind)) return null;
  const { actor } = draft;
  const by = actor.kind === 'person' ? { ...actor, name: names.person(actor.name) } : { ...actor, name: names.sentence(actor.name) };
  const made = EntryDraft.safeParse({
    at: shift.time(draft.at),
    observedAt: draft.observedAt === null ? null : shift.time(draft.observedAt),
    receivedAt: draft.receivedAt === null ? null : shift.time(draft.receivedAt),
    actor: by,
    key: null,
    body: walked(draft.body, [], names, shift),
  });
  return made.success ? made.data : null;
}

/** Every value in its place: what its field is called, and what that is in. */
function walked(value: unknown, path: readonly string[], names: Pseudonyms, shift: Shift): unknown {
  const [field = '', within = ''] = [path.at(-1), path.at(-2)];
  if (typeof value === 'number') return value >= EARLIEST ? shift.time(value) : value;
  if (typeof value === 'string') return said(value, field, within, names, shift);
  if (Array.isArray(value)) {
    const [lon, lat] = value;
    // A position, or one of a zone's.
    if ((field === 'position' || path.includes('coordinates')) && value.length === 2 && typeof lon === 'number' && typeof lat === 'number') return shift.place([lon, lat]);
    return value.map((item: unknown) => walked(item, path, names, shift));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walked(inner, [...path, name], names, shift)]));
}

function said(text: string, field: string, within: string, names: Pseudonyms, shift: Shift): string {
  if (FREE.has(field) || (field === 'what' && within === 'action')) return REMOVED;
  if (PERSON.has(field) || (field === 'name' && (within === 'owner' || within === 'to'))) return names.person(text);
  if (field === 'tracks') return names.track(text) ?? REMOVED;
  if (field === 'who') return names.who(text);
  if (field === 'where' && shift.movesPlace) return '(moved)';
  // A safety-related text is told word for word.
  const quoted = text.indexOf(' says: ');
  if (field === 'what' && quoted >= 0) return `${names.sentence(text.slice(0, quoted))} says: ${REMOVED}`;
  return names.sentence(text);
}
