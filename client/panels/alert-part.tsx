import type { Alert } from '../../shared/words/alert.ts';
import { act } from '../state/acting.ts';
import { actsOn, type ActName } from '../state/alert-acts.ts';
import { openPart, togglePart } from '../state/current-alert.ts';
import { hands } from '../state/watch.ts';
import { sendCommand } from '../stream/link.ts';
import { AsideForm, LogForm, NoteForm, RefuseForm, ReleaseForm, TheirAnswerForm } from './alert-forms.tsx';
import { TransferForm } from './transfer-form.tsx';
import { WhyAlert } from './why-alert.tsx';

const ACT_TEXT: Readonly<Record<ActName, string>> = {
  silence: 'Silence 30 s',
  log: 'Log what was done',
  transfer: 'Transfer',
  shelve: 'Shelve',
  unshelve: 'Take off the shelf',
  suppress: 'Suppress',
  unsuppress: 'End suppression',
  'out-of-service': 'Out of service',
  'in-service': 'Back in service',
  release: 'Release',
};
const AT_ONCE = { silence: 'alert.silence', unshelve: 'alert.unshelve', unsuppress: 'alert.unsuppress', 'in-service': 'alert.in-service' } as const;

/** What is unfolded in a card: the row of acts, and the one form or explanation that is open. */
export function AlertPart({ alert }: { alert: Alert }) {
  const part = openPart(alert.id);
  return (
    <div class="alert-part">
      {part === 'note' || part === 'refuse' || part === 'their-answer' ? null : <MoreRow alert={alert} />}
      {part === 'note' && <NoteForm alert={alert} />}
      {part === 'why' && <WhyAlert alert={alert} />}
      {part === 'transfer' && <TransferForm alert={alert} />}
      {(part === 'shelve' || part === 'suppress' || part === 'out-of-service') && <AsideForm key={part} alert={alert} kind={part} />}
      {part === 'release' && <ReleaseForm alert={alert} />}
      {part === 'log' && <LogForm alert={alert} />}
      {part === 'refuse' && <RefuseForm alert={alert} />}
      {part === 'their-answer' && <TheirAnswerForm alert={alert} />}
    </div>
  );
}

function MoreRow({ alert }: { alert: Alert }) {
  const part = openPart(alert.id);
  return (
    <div class="actions small" role="group" aria-label="More">
      <button type="button" aria-expanded={part === 'why'} onClick={() => togglePart(alert.id, 'why')}>
        Why this alert
      </button>
      {actsOn(alert, hands.value).map((name) => {
        switch (name) {
          case 'silence':
          case 'unshelve':
          case 'unsuppress':
          case 'in-service':
            return (
              <button key={name} type="button" onClick={() => void act(alert, (head) => ({ kind: AT_ONCE[name], ...head }), sendCommand)}>
                {ACT_TEXT[name]}
              </button>
            );
          default:
            return (
              <button key={name} type="button" aria-expanded={part === name} onClick={() => togglePart(alert.id, name)}>
                {name === 'release' && alert.release ? 'Confirm release' : ACT_TEXT[name]}
              </button>
            );
        }
      })}
    </div>
  );
}
