import { notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** The written rule ends before its time: the alert is what it was, or higher. A merge ends by a split alone. */
export const unsuppress: Act<CommandOf<'alert.unsuppress'>> = {
  verb: 'end a suppression',
  allows: (role) => role === 'supervisor',
  refuses(alert) {
    if (alert.state !== 'suppressed') return notPossible(`${stateInWords(alert)} It is not suppressed.`);
    return alert.overlay?.until === null ? notPossible('It was merged into another; it comes back when they are split.') : null;
  },
  does: () => ({ kind: 'unsuppress' }),
};
