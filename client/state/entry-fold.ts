import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { settingsAfter, type Settings } from '../../shared/words/settings.ts';

/** The alerts that stand after these entries. An entry older than what is known of its alert changes nothing. */
export function foldAlerts(standing: ReadonlyMap<string, Alert>, entries: readonly Entry[]): Map<string, Alert> {
  const map = new Map(standing);
  for (const { body } of entries) {
    if (body.kind !== 'alert') continue;
    const known = map.get(body.alert.id);
    if (known && known.revision > body.alert.revision) continue;
    if (body.alert.state === 'norm') map.delete(body.alert.id);
    else map.set(body.alert.id, body.alert);
  }
  return map;
}

/** The settings after these entries; the same when none changes them, or what they were before is not known. */
export function foldSettings(before: Settings | null, entries: readonly Entry[]): Settings | null {
  let settings = before;
  for (const { at, actor, body } of entries) {
    if (body.kind === 'settings' && settings !== null && body.change.revision > settings.revision) settings = settingsAfter(settings, body.change, at, actor.name);
  }
  return settings;
}
