import { saysTheSame } from '../../../shared/words/same.ts';
import { settingsAfter, type SettingsChange } from '../../../shared/words/settings.ts';
import type { HeldSettings } from './held.ts';

/**
 * A change of a watch that was recorded, as one of the watch that replays it: zones keep the versions that they had, which alerts name; the
 * revision is this watch's own, and its first change says all, as ever. Null when nothing differs.
 */
export function replayedChange({ settings }: HeldSettings, change: SettingsChange): SettingsChange | null {
  const after = settingsAfter(settings, change, 0, '');
  if (saysTheSame(after.zones, settings.zones) && saysTheSame(after.rules, settings.rules)) return null;
  const whole = change.whole || settings.revision === 0;
  return {
    revision: settings.revision + 1,
    zones: whole ? after.zones : change.zones,
    removed: whole ? [] : change.removed,
    rules: whole ? after.rules : change.rules,
    whole,
    taken: { zones: null, rules: null },
    note: change.note,
  };
}
