import { isTimeFault, TIME_FAULTS } from '../../shared/words/source.ts';

type Counted = Readonly<Record<string, number | undefined>>;

/** What is said of lines whose own times were not believed; empty when there were none. */
export function wrongTimes(counted: Counted): string {
  const [wrong = 0, setBack = 0] = TIME_FAULTS.map((fault) => counted[fault]);
  return [
    ...(wrong > 0 ? [`${wrong} ${wrong === 1 ? 'line says a time' : 'lines say times'} that no other agrees with, and ${wrong === 1 ? 'is' : 'are'} of the time before (wrong-time ${wrong})`] : []),
    ...(setBack > 0 ? [`its clock was set back, and time goes on from where it was (clock-set-back ${setBack})`] : []),
  ].join('; ');
}

/** What else was counted: input that could not be used. */
export const withoutTimes = (counted: Counted): Record<string, number> =>
  Object.fromEntries(Object.entries(counted).flatMap(([reason, count]) => (count === undefined || isTimeFault(reason) ? [] : [[reason, count]])));
