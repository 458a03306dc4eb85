import { notPossible, stateInWords, type Act, type CommandOf } from './act.ts';

/** Puts an alert back in service: its state is that of its condition now. */
export const inService: Act<CommandOf<'alert.in-service'>> = {
  verb: 'put alerts back in service',
  allows: (role) => role === 'supervisor',
  refuses: (alert) => (alert.state === 'oos' ? null : notPossible(`${stateInWords(alert)} It is not out of service.`)),
  does: () => ({ kind: 'in-service' }),
};
