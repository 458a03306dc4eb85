import { useSignal, type Signal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import { act } from '../state/acting.ts';
import { outOfServiceMinutes, shelveMinutes } from '../state/alert-acts.ts';
import { noteDraft } from '../state/current-alert.ts';
import { spanText, clockText } from '../state/time-text.ts';
import { me, second } from '../state/watch.ts';
import { sendCommand } from '../stream/link.ts';
import { acknowledgeNow } from './acknowledge-now.ts';
import { AlertForm, focusOnce } from './alert-form.tsx';

const LONGEST_TEXT = 500;

function TextField({ label, of, first = false, placeholder = '' }: { label: string; of: Signal<string>; first?: boolean; placeholder?: string }) {
  return (
    <label>
      {label}
      <input value={of.value} maxLength={LONGEST_TEXT} autocomplete="off" placeholder={placeholder} ref={first ? focusOnce : null} onInput={(e) => void (of.value = e.currentTarget.value)} />
    </label>
  );
}

const Amiss = ({ words }: { words: Signal<string | null> }) => (
  <p class="amiss" role="status">
    {words}
  </p>
);

/** A note that goes with the acknowledgement: Enter sends both. */
export function NoteForm({ alert }: { alert: Alert }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    acknowledgeNow(alert);
  };
  return (
    <form class="alert-form" onSubmit={submit}>
      <input
        aria-label={`Note with the acknowledgement of ${alert.what}, ${alert.who}`}
        placeholder="Note for the log, sent with the acknowledgement"
        maxLength={LONGEST_TEXT}
        autocomplete="off"
        value={noteDraft.value}
        ref={focusOnce}
        onInput={(e) => void (noteDraft.value = e.currentTarget.value)}
      />
    </form>
  );
}

const ASIDE = {
  shelve: { label: 'Shelve', minutes: null, first: 10, ends: 'Then it comes back by itself; a hand-over of the watch brings it back at once.' },
  suppress: { label: 'Suppress', minutes: [60, 240, 480, 1440, 10_080], first: 240, ends: 'When the rule ends, it stands as it stood.' },
  'out-of-service': { label: 'Take out of service', minutes: outOfServiceMinutes, first: 60, ends: 'A standing caution names it until then.' },
} as const;

/** Puts an alert aside, with reason and end: shelved, suppressed by a written rule, or out of service. */
export function AsideForm({ alert, kind }: { alert: Alert; kind: keyof typeof ASIDE }) {
  const { label, minutes: usual, first, ends } = ASIDE[kind];
  const spans = usual ?? shelveMinutes(alert);
  const minutes = useSignal<number>(first);
  const rule = useSignal('');
  const reason = useSignal('');
  const amiss = useSignal<string | null>(null);
  return (
    <AlertForm
      alert={alert}
      label={label}
      send={label}
      amiss={(words) => void (amiss.value = words)}
      make={() => {
        const said = { reason: reason.value.trim(), minutes: minutes.value };
        if (said.reason === '') return 'Say why: it is kept in the log.';
        if (kind === 'suppress') {
          const named = rule.value.trim();
          return named === '' ? 'Name the written rule.' : (head) => ({ kind: 'alert.suppress', ...head, ...said, rule: named });
        }
        return kind === 'shelve' ? (head) => ({ kind: 'alert.shelve', ...head, ...said }) : (head) => ({ kind: 'alert.out-of-service', ...head, ...said });
      }}
    >
      {kind === 'suppress' && <TextField label="Written rule" of={rule} first placeholder="planned exercise 12" />}
      <TextField label="Reason" of={reason} first={kind !== 'suppress'} />
      <label>
        For
        <select value={minutes.value} onChange={(e) => void (minutes.value = Number(e.currentTarget.value))}>
          {spans.map((m) => (
            <option key={m} value={m}>
              {spanText(m * 60_000)}
              {second.value !== null && `, until ${clockText(second.value + m * 60_000).slice(0, 5)}Z`}
            </option>
          ))}
        </select>
      </label>
      <p class="muted">{ends}</p>
      <Amiss words={amiss} />
    </AlertForm>
  );
}

/** One proposes, another confirms. */
export function ReleaseForm({ alert }: { alert: Alert }) {
  const reason = useSignal('');
  const amiss = useSignal<string | null>(null);
  const { release } = alert;
  const mine = release !== null && release.by === me.value?.name;
  const confirms = release !== null && !mine;
  return (
    <AlertForm
      alert={alert}
      label={confirms ? 'Confirm the release' : 'Propose the release'}
      send={confirms ? 'Confirm the release' : mine ? 'Propose it again' : 'Propose the release'}
      amiss={(words) => void (amiss.value = words)}
      make={() => {
        const words = reason.value.trim();
        return words === '' ? 'Say why it may go.' : (head) => ({ kind: 'alert.release', ...head, reason: words, ...(confirms ? { confirm: true } : {}) });
      }}
    >
      <p class="muted">{confirms ? `${release.by} proposes it: ${release.reason}.` : 'Two qualified people release a held alert: another must confirm.'}</p>
      <TextField label="Reason" of={reason} first />
      <Amiss words={amiss} />
    </AlertForm>
  );
}

export function LogForm({ alert }: { alert: Alert }) {
  const what = useSignal('');
  const amiss = useSignal<string | null>(null);
  return (
    <AlertForm
      alert={alert}
      label="Log what was done"
      send="Log it"
      amiss={(words) => void (amiss.value = words)}
      make={() => {
        const words = what.value.trim();
        return words === '' ? 'Say what was done.' : (head) => ({ kind: 'alert.log', ...head, what: words });
      }}
    >
      <TextField label="What was done" of={what} first placeholder="Called on channel 16, no answer" />
      <Amiss words={amiss} />
    </AlertForm>
  );
}

/** Does not take what was offered: it goes back to whoever offered it. */
export function RefuseForm({ alert }: { alert: Alert }) {
  const reason = useSignal('');
  return (
    <AlertForm
      alert={alert}
      label="Refuse"
      send="Refuse"
      amiss={() => {}}
      make={() => {
        const words = reason.value.trim();
        return (head) => ({ kind: 'alert.refuse', ...head, ...(words === '' ? {} : { reason: words }) });
      }}
    >
      <TextField label="Reason, if there is time for one" of={reason} first />
    </AlertForm>
  );
}

/** What another centre said over its own line. */
export function TheirAnswerForm({ alert }: { alert: Alert }) {
  const name = useSignal('');
  const amiss = useSignal<string | null>(null);
  const refuse = () => void act(alert, (head) => ({ kind: 'alert.refuse', ...head }), sendCommand);
  return (
    <AlertForm
      alert={alert}
      label="Their answer"
      send="They accepted"
      amiss={(words) => void (amiss.value = words)}
      make={() => {
        const words = name.value.trim();
        return words === '' ? 'Say who there accepted it.' : (head) => ({ kind: 'alert.accept', ...head, theirName: words });
      }}
    >
      <TextField label={`Who accepted it at ${alert.transfer?.to.name ?? 'the other centre'}`} of={name} first />
      <button type="button" onClick={refuse}>
        They did not take it
      </button>
      <Amiss words={amiss} />
    </AlertForm>
  );
}
