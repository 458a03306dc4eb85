import { problem, type Problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Actor } from '../../../shared/words/role.ts';
import { settingsAfter } from '../../../shared/words/settings.ts';
import { unusableZones, zoneFaults } from '../../../shared/wire/zone-faults.ts';
import type { Decision } from '../contract.ts';
import type { HeldSettings } from '../settings/held.ts';
import { changeTo } from '../settings/next-change.ts';
import { aRole, refused, type CommandOf } from './act.ts';

/** Why somebody may not change the settings, or try others; null when they may. */
export function mayNotSet(actor: Actor): Problem | null {
  if (actor.kind === 'person' && actor.role === 'supervisor') return null;
  const role = actor.kind === 'person' ? actor.role : 'program';
  return problem('role-not-allowed', `${aRole(role)} may not change zones and rules. Nothing was changed; ask a supervisor.`, { role });
}

/** Zones and rules as a supervisor wants them: judged against what is in force, and given their versions. */
export function decideSettings(held: HeldSettings, command: CommandOf<'settings.change'>, actor: Actor, at: Time): Decision {
  const { settings } = held;
  const notAllowed = mayNotSet(actor);
  if (notAllowed !== null) return refused(notAllowed);
  if (command.revision !== settings.revision) {
    const who = settings.changedBy === null ? '' : ` ${settings.changedBy} changed them last.`;
    const why = problem('stale-settings', `They have changed since you saw them (you saw revision ${command.revision}, they are at ${settings.revision}).${who} Nothing was changed; look again, then decide.`, { revision: settings.revision });
    return { outcome: 'refused', answer: { ok: false, problem: why, settings } };
  }
  const unusable = unusableZones(command.zones === undefined ? [] : zoneFaults(command.zones));
  if (unusable !== null) return refused(unusable);
  const change = changeTo(held, command, command.note);
  if (change === null) return { outcome: 'refused', answer: { ok: false, problem: problem('not-possible', 'That is what is in force already. Nothing was changed.'), settings } };
  return {
    outcome: 'commit',
    drafts: [{ at, observedAt: null, receivedAt: at, actor, key: command.key ?? null, body: { kind: 'settings', change } }],
    answer: (entries) => ({ ok: true, seq: entries[0]?.seq ?? 0, settings: settingsAfter(settings, change, at, actor.name) }),
  };
}
