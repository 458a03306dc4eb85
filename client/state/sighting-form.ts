import { signal } from '@preact/signals';
import { readPosition, type PositionMeant } from '../../shared/geo/position-reading.ts';
import { onAisGrid } from '../../shared/geo/units.ts';
import { ReportInput, type ReportChannel } from '../../shared/words/report.ts';
import { readObservedTime } from './observed-time.ts';

/** What a person has typed, as typed: it stays when the form is closed or the link drops. Blank is not zero. */
export interface SightingFields {
  position: string;
  /** The reading that a person took where the typed position was a question. */
  taken: PositionMeant | null;
  observed: string;
  channel: ReportChannel;
  seen: string;
  accuracyM: string;
  sog: string;
  cog: string;
  peopleMin: string;
  peopleMax: string;
}
export type FieldName = Exclude<keyof SightingFields, 'taken'>;

const EMPTY: SightingFields = { position: '', taken: null, observed: '', channel: '999', seen: '', accuracyM: '', sog: '', cog: '', peopleMin: '', peopleMax: '' };

export const fields = signal<SightingFields>(EMPTY);
export const fieldErrors = signal<Readonly<Partial<Record<FieldName, string>>>>({});
/** Clicks on the chart give the position. */
export const picking = signal(false);

export function setField<K extends FieldName>(name: K, value: SightingFields[K]): void {
  fields.value = { ...fields.value, [name]: value, ...(name === 'position' ? { taken: null } : {}) };
  if (fieldErrors.value[name] !== undefined) fieldErrors.value = { ...fieldErrors.value, [name]: undefined };
}

/** The person says which reading of the typed position is meant. */
export function takeReading(meant: PositionMeant): void {
  fields.value = { ...fields.value, taken: meant };
  fieldErrors.value = { ...fieldErrors.value, position: undefined };
}

export function clearSighting(): void {
  // The channel carries over: the next report mostly comes the same way.
  fields.value = { ...EMPTY, channel: fields.value.channel };
  fieldErrors.value = {};
}

export type SightingChecked = { ok: true; report: ReportInput } | { ok: false; errors: Partial<Record<FieldName, string>> };

const NUMBERS = [
  ['accuracyM', 'Type metres, from 0 to 50,000, or leave it blank.'],
  ['sog', 'Type knots, from 0 to 102.2, or leave it blank.'],
  ['cog', 'Type degrees true, from 0 to 359, or leave it blank.'],
  ['peopleMin', 'Type a whole number from 0 to 500, or leave it blank.'],
  ['peopleMax', 'Type a whole number from 0 to 500, or leave it blank.'],
] as const satisfies readonly (readonly [FieldName, string])[];

/** The form as a report, or what is amiss, field by field. `now` is watch time. */
export function checkSighting(typed: SightingFields, now: number): SightingChecked {
  const errors: Partial<Record<FieldName, string>> = {};
  const reading = readPosition(typed.position);
  const meant = typed.taken ?? (reading.kind === 'understood' ? reading.meant : null);
  if (!meant) errors.position = reading.kind === 'question' ? 'Say which one is meant.' : reading.kind === 'not-understood' ? reading.message : undefined;
  const observed = readObservedTime(typed.observed, now);
  if (observed.kind === 'not-understood') errors.observed = observed.message;
  const numbers: Partial<Record<(typeof NUMBERS)[number][0], number>> = {};
  for (const [name, message] of NUMBERS) {
    const text = typed[name].trim().replace(',', '.');
    if (text === '') continue;
    const value = Number(text);
    const fits = ReportInput.shape[name].safeParse(value).success && /^\d+(\.\d+)?$/.test(text);
    if (fits) numbers[name] = value;
    else errors[name] = message;
  }
  if (typed.seen.trim() === '') errors.seen = 'Say what was seen.';
  if (numbers.peopleMin !== undefined && numbers.peopleMax !== undefined && numbers.peopleMin > numbers.peopleMax) {
    errors.peopleMax = 'The higher count is below the lower one.';
  }
  if (!meant || observed.kind !== 'understood' || Object.keys(errors).length > 0) return { ok: false, errors };
  const parsed = ReportInput.safeParse({
    position: [onAisGrid(meant.lon), onAisGrid(meant.lat)],
    observedAt: new Date(observed.at).toISOString(),
    channel: typed.channel,
    seen: typed.seen,
    ...numbers,
  });
  if (parsed.success) return { ok: true, report: parsed.data };
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    if (name === 'seen' || name === 'position') errors[name] = `${issue.message}.`;
    else errors.observed ??= `${issue.message}.`;
  }
  return { ok: false, errors };
}
