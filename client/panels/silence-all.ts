import { newCommandKey } from '../state/command-key.ts';
import { isBehind } from '../stream/phase.ts';
import { tell } from '../state/notices.ts';
import { NOTHING_TO_THE_PAST } from '../state/permission.ts';
import { isPast, phase } from '../state/watch.ts';
import { hushHere } from '../sound/sounding.ts';
import { sendCommand } from '../stream/link.ts';

/** Silences all by one act (MSC.302(87) 9.10), for 30 s; there is none that acknowledges all. */
export async function silenceAll(): Promise<void> {
  // What sounds is live, and is silenced where it is seen.
  if (isPast.value) return tell(`${NOTHING_TO_THE_PAST} Back to live to silence what sounds.`);
  const sent = isBehind(phase.value) ? null : await sendCommand({ kind: 'alert.silence', all: true, key: newCommandKey() });
  if (sent?.kind !== 'answered') {
    hushHere();
    tell('No link: this screen alone is silent for 30 s.');
  } else if (!sent.answer.ok) tell(sent.answer.problem.detail);
  else {
    const count = sent.answer.alerts?.length ?? 0;
    tell(count === 0 ? 'Nothing sounded.' : `Silenced ${count} for 30 s. ${count === 1 ? 'It stays' : 'They stay'} until acknowledged.`);
  }
}
