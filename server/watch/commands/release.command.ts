import { problem } from '../../../shared/words/problem.ts';
import { isReleasable } from '../../../shared/words/release.ts';
import { isQualified } from '../../../shared/words/role.ts';
import { closureGate } from '../alerts/closure-gate.ts';
import { notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** A held alert ends by two qualified people, each with a reason: one proposes, another confirms (requirement R4). */
export const release: Act<CommandOf<'alert.release'>> = {
  verb: 'release alerts',
  allows: isQualified,
  refuses(alert, { confirm }, { by }) {
    if (!isReleasable(alert)) {
      if (alert.condition === 'true') return notPossible('Its condition stands. It can be released when that is gone, or can no longer be checked.');
      if (!alert.latched && alert.condition === 'false' && alert.category !== 'C') return notPossible(`${stateInWords(alert)} It is not held: it ends by being acknowledged.`);
      return notPossible(`${stateInWords(alert)} Acknowledge it first.`);
    }
    if (confirm !== true) return alert.release === null || alert.release.by === by.name ? null : notPossible(`${alert.release.by} has proposed it already. Confirm it, or leave it.`);
    if (alert.release === null) return notPossible('Nobody has proposed to release it yet. Propose it, and let another confirm.');
    if (alert.release.by === by.name) return problem('same-person', 'You proposed it. Another qualified person must confirm. Nothing was changed.');
    return closureGate(alert);
  },
  does: ({ confirm, reason }) => ({ kind: confirm === true ? 'release' : 'propose-release', reason }),
};
