import { useSignal } from '@preact/signals';
import { openSettings } from '../../state/open-panels.ts';
import { bringOver, changes, discardDraft, draftFaults, overruled, overtaken } from '../../state/settings/editing.ts';
import { endDrawing } from '../../state/settings/drawing.ts';
import type { Changes, Draft } from '../../state/settings/draft.ts';
import { saveNote, save, saving } from '../../state/settings/saving.ts';
import { leftText, recordedText, stopTrial, trial, trialText, tryOut, TRIAL_HOURS } from '../../state/settings/trial.ts';
import { clockText, spanText } from '../../state/time-text.ts';
import { live } from '../../state/watch.ts';
import { Confirm } from './confirm.tsx';

/** The draft and its way into force: tried first, then saved with a reason. */
export function DraftFoot({ draft }: { draft: Draft }) {
  const asked = useSignal(false);
  const said = changes.value;
  if (!said) return null;
  const faults = draftFaults.value;
  const tried = trial.value?.state === 'done' && trial.value.of === draft;
  const running = trial.value?.state === 'running';
  const blocked = overtaken.value || faults.length > 0;
  const discard = () => {
    endDrawing();
    stopTrial();
    discardDraft();
  };
  return (
    <section class="draft-foot" aria-label="Draft">
      <div class="draft-line">
        <p>
          <strong>Draft</strong> <span data-testid="draft">{changesText(said)}</span>
        </p>
        {!asked.value && (
          <button type="button" class="quiet" onClick={() => void (asked.value = true)}>
            Discard
          </button>
        )}
      </div>
      {asked.value && (
        <Confirm label="Discard the draft?" yes="Discard the draft" onYes={discard} onNo={() => void (asked.value = false)}>
          <p>Everything in this draft is lost. What is in force stays as it is.</p>
        </Confirm>
      )}
      {overtaken.value && <Overtaken />}
      {overruled.value.length > 0 && (
        <p class="warn-text" role="status">
          Changed by both, and as in this draft from now on: {overruled.value.join(', ')}. Look at them before you save.
        </p>
      )}
      {faults.map((fault) => (
        <p key={fault} class="error">
          {fault}
        </p>
      ))}
      <Trial />
      <div class="actions">
        {running ? (
          <button type="button" onClick={stopTrial}>
            Cancel the trial
          </button>
        ) : (
          <button type="button" class={tried ? '' : 'primary'} disabled={blocked} onClick={() => void tryOut(draft)}>
            Try on the last {TRIAL_HOURS} hours
          </button>
        )}
      </div>
      <form
        class="save-form"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          if (!blocked) void save(draft);
        }}
      >
        <label class="stacked">
          Why, for the log
          <input value={saveNote.value} maxLength={500} autocomplete="off" required onInput={(e) => void (saveNote.value = e.currentTarget.value)} />
        </label>
        <button type="submit" class={tried ? 'primary' : ''} disabled={blocked || saving.value?.state === 'sending'}>
          {saving.value?.state === 'sending' ? 'Saving…' : 'Save for everyone'}
        </button>
        {!tried && !running && !blocked && <p class="muted save-hint">Not tried as it is now.</p>}
        <p class="amiss" role="status">
          {saving.value?.state === 'refused' ? saving.value.words : ''}
        </p>
      </form>
    </section>
  );
}

/** `1 zone new, 2 changed, 1 deleted; 3 limits`. */
function changesText({ added, changed, removed, limits }: Changes): string {
  const zones = [added.length > 0 && `${added.length} new`, changed.length > 0 && `${changed.length} changed`, removed.length > 0 && `${removed.length} deleted`].filter(Boolean).join(', ');
  const parts = [zones !== '' && `zones: ${zones}`, limits.length > 0 && `${limits.length} ${limits.length === 1 ? 'limit' : 'limits'}`].filter(Boolean);
  return parts.join('; ');
}

function Trial() {
  const now = trial.value;
  if (now === null) return null;
  if (now.state === 'running') return <Running startedAt={now.startedAt} part={now.part} />;
  if (now.state === 'failed') return <p class="warn-text">{now.words}</p>;
  const recorded = recordedText(now.run);
  return (
    <p data-testid="trial">
      {trialText(now.run)} {recorded !== null && <span class="warn-text">{recorded} </span>}
      <button type="button" class="link" onClick={() => openSettings('trial')}>
        Here they are
      </button>
    </p>
  );
}

/** The server runs the hours twice, as they were and as they would be: how far it has come, and how long it will take. */
function Running({ startedAt, part }: { startedAt: number; part: number | null }) {
  void live.second.value;
  const ran = performance.now() - startedAt;
  const left = leftText(part, ran);
  return (
    <div class="running">
      <progress aria-label="Trying the draft on the last hours" {...(part !== null && { value: part })} />
      <p class="muted">
        Trying it: {part !== null && <span class="figure" data-testid="trial-part">{Math.floor(part * 100)} % done, </span>}
        {spanText(ran)}
        {left !== null && `, ${left}`}. You can go on working.
      </p>
    </div>
  );
}

function Overtaken() {
  const now = live.settings.value;
  return (
    <div class="question" role="alert">
      <p>
        <strong>{now?.changedBy ?? 'Somebody'} changed zones or rules</strong>
        {now?.changedAt != null && <> at {clockText(now.changedAt)}</>}, after this draft was begun. Nothing of it is lost. Put it on what stands now, look at it once more, then try and save it.
      </p>
      <div class="actions">
        <button type="button" onClick={bringOver}>
          Put my draft on what stands now
        </button>
      </div>
    </div>
  );
}
