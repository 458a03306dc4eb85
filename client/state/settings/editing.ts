import { batch, computed, signal } from '@preact/signals';
import { shapeFault } from './shape-fault.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import { DEFAULT_RULES } from '../../../shared/words/rules.ts';
import type { ZoneFeature, ZoneGeometry, ZoneKind } from '../../../shared/words/zone.ts';
import { live } from '../watch.ts';
import { broughtOver, changesOf, isUnchanged, sameZone, withLimit, type Draft } from './draft.ts';
import { freeId } from './zone-id.ts';
import { ruleFault, ZONE_RULE_TEXT } from './zone-rule-fields.ts';

/** What this supervisor has changed and not saved; it outlives the panel. Null where all is as it stands. */
export const draft = signal<Draft | null>(null);
/** The zone that is looked at, by id; shown on the chart. */
export const chosenZone = signal<string | null>(null);
/** What was typed and cannot be taken, by field: kept as typed, and in the way of saving. */
export const amiss = signal<ReadonlyMap<string, { text: string; words: string }>>(new Map());

/** What two people changed, and this draft now overrules. */
export const overruled = signal<readonly string[]>([]);

const NO_ZONES: readonly ZoneFeature[] = [];
export const zonesNow = computed<readonly ZoneFeature[]>(() => draft.value?.zones ?? live.settings.value?.zones ?? NO_ZONES);
export const rulesNow = computed<RuleSettings>(() => draft.value?.rules ?? live.settings.value?.rules ?? DEFAULT_RULES);
export const zoneNow = computed(() => zonesNow.value.find((zone) => zone.properties.id === chosenZone.value) ?? null);
/** What the draft changes; null without one. */
export const changes = computed(() => (draft.value === null ? null : changesOf(draft.value)));
/** Somebody else changed the settings after this draft was begun: it can be neither tried nor saved as it is. */
export const overtaken = computed(() => draft.value !== null && live.settings.value !== null && live.settings.value.revision !== draft.value.base.revision);

/** What is in the way of trying and saving, in words. */
export const draftFaults = computed<readonly string[]>(() => {
  const faults: string[] = [];
  for (const zone of [...(changes.value?.added ?? []), ...(changes.value?.changed ?? [])]) {
    const { name, rules } = zone.properties;
    const fault = shapeFault(zone.geometry);
    if (fault) faults.push(`${name}: ${fault.words}`);
    for (const rule of rules) {
      const lacks = ruleFault(rule);
      if (lacks !== null) faults.push(`${name}, “${ZONE_RULE_TEXT[rule.rule]}”: ${lacks}`);
    }
  }
  if (amiss.value.size > 0) faults.push(amiss.value.size === 1 ? 'One field is not understood; it is marked.' : `${amiss.value.size} fields are not understood; they are marked.`);
  return faults;
});

/** Keeps what was typed in a field that cannot be taken; null when it can. */
export function setAmiss(field: string, what: { text: string; words: string } | null): void {
  if (what === null && !amiss.value.has(field)) return;
  const map = new Map(amiss.value);
  if (what === null) map.delete(field);
  else map.set(field, what);
  amiss.value = map;
}

function change(make: (draft: Draft) => Partial<Pick<Draft, 'zones' | 'rules'>>): void {
  const base = live.settings.value;
  const before = draft.value ?? (base && { base, zones: base.zones, rules: base.rules });
  if (!before) return;
  const after: Draft = { ...before, ...make(before) };
  draft.value = isUnchanged(changesOf(after)) ? null : after;
}

export const putZone = (id: string, make: (zone: ZoneFeature) => ZoneFeature): void =>
  change(({ zones }) => ({ zones: zones.map((zone) => (zone.properties.id === id ? make(zone) : zone)) }));

export const setShape = (id: string, geometry: ZoneGeometry): void => putZone(id, (zone) => ({ ...zone, geometry }));
export const setZone = (id: string, properties: Partial<Pick<ZoneFeature['properties'], 'name' | 'kind' | 'rules'>>): void =>
  putZone(id, (zone) => ({ ...zone, properties: { ...zone.properties, ...properties } }));

/** A new zone, chosen at once; answers its id, which it keeps for good. */
export function addZone(name: string, kind: ZoneKind, geometry: ZoneGeometry): string {
  const id = freeId(name, new Set([...zonesNow.value, ...(live.settings.value?.zones ?? [])].map((zone) => zone.properties.id)));
  const zone: ZoneFeature = { type: 'Feature', id, geometry, properties: { id, name, kind, version: 1, rules: [], source: 'drawn here' } };
  batch(() => {
    change(({ zones }) => ({ zones: [...zones, zone] }));
    chosenZone.value = id;
  });
  return id;
}

export function removeZone(id: string): void {
  batch(() => {
    forgetAmiss(id);
    change(({ zones }) => ({ zones: zones.filter((zone) => zone.properties.id !== id) }));
    if (chosenZone.value === id) chosenZone.value = null;
  });
}

/** One zone as it stands, the rest of the draft untouched. */
export function backToStanding(id: string): void {
  batch(() => {
    forgetAmiss(id);
    const was = draft.value?.base.zones.find((zone) => zone.properties.id === id);
    if (!was) removeZone(id);
    else change(({ zones }) => ({ zones: zones.some((zone) => zone.properties.id === id) ? zones.map((zone) => (zone.properties.id === id ? was : zone)) : [...zones, was] }));
  });
}

/** Zones from a file: those of a known id take its place, the others come after. Answers how many of each, and how many were so already. */
export function takeZones(read: readonly ZoneFeature[]): { added: number; changed: number; same: number } {
  const was = new Map(zonesNow.value.map((zone) => [zone.properties.id, zone]));
  const count = { added: 0, changed: 0, same: 0 };
  const put = new Map<string, ZoneFeature>();
  for (const zone of read) {
    const { id } = zone.properties;
    const old = was.get(id);
    if (!old) count.added++;
    else if (sameZone(old, zone)) count.same++;
    else count.changed++;
    put.set(id, old ? { ...zone, properties: { ...zone.properties, version: old.properties.version } } : zone);
  }
  change(({ zones }) => ({ zones: [...zones.map((zone) => put.get(zone.properties.id) ?? zone), ...read.filter((zone) => !was.has(zone.properties.id))] }));
  return count;
}

export const setLimit = (path: readonly string[], value: unknown): void => change(({ rules }) => ({ rules: withLimit(rules, path, value) }));

export function discardDraft(): void {
  batch(() => {
    draft.value = null;
    amiss.value = new Map();
    overruled.value = [];
  });
}

/** Begins the draft anew from the settings as they stand. */
export function bringOver(): void {
  const now = live.settings.value;
  if (!draft.value || !now) return;
  const { draft: next, both } = broughtOver(draft.value, now);
  batch(() => {
    draft.value = isUnchanged(changesOf(next)) ? null : next;
    overruled.value = both;
  });
}

function forgetAmiss(id: string): void {
  const left = [...amiss.value].filter(([field]) => !field.startsWith(`zone ${id} `));
  if (left.length !== amiss.value.size) amiss.value = new Map(left);
}

/** The browser asks before a page with a draft is left. */
export function warnBeforeLeaving(): () => void {
  const leaving = (event: BeforeUnloadEvent) => {
    if (draft.value !== null) event.preventDefault();
  };
  addEventListener('beforeunload', leaving);
  return () => removeEventListener('beforeunload', leaving);
}
