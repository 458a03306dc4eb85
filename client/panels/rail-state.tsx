import { useComputed } from '@preact/signals';
import { GUIDANCE } from '../../shared/wire/settings.ts';
import { deskRate, rateWords } from '../state/alert-rate.ts';
import { asideOpen } from '../state/open-panels.ts';
import { alerts, asideAlerts, desk, live } from '../state/watch.ts';
import { soundingNow } from '../sound/sounding.ts';
import { isQualified } from '../../shared/words/role.ts';
import { silenceAll } from './silence-all.ts';

/** The line under the rail's head: how much comes, what is put aside or held, and the one press that silences all. */
export function RailState() {
  const mayAct = desk.value !== null && isQualified(desk.value.role);
  return (
    <>
      <div class="rail-state">
        <Rate />
        <span class="gap" />
        <AsideSwitch />
        {mayAct && (
          <button type="button" class={soundingNow.value === null ? 'quiet' : ''} aria-keyshortcuts="s" onClick={() => void silenceAll()}>
            Silence all <kbd>s</kbd>
          </button>
        )}
      </div>
      <Held />
    </>
  );
}

/** Alerts per ten minutes for this desk, against the guidance. */
function Rate() {
  const count = useComputed(() => (live.second.value === null ? 0 : deskRate.at(live.second.value))).value;
  const words = rateWords(count);
  return (
    <span class={`rate ${words === 'too many' ? 'warn-text' : 'muted'}`} title={`Alerts that called this desk by sound in the last 10 minutes. Guidance: ${GUIDANCE.mean} on average, ${GUIDANCE.worst} at most after an upset.`} data-testid="rate">
      <strong class="figure">{count}</strong> in 10 min
      {words === 'too many' && <>, over {GUIDANCE.worst}</>}
      <span class="unseen">
        {' '}
        for this desk; guidance: {GUIDANCE.mean} on average, {GUIDANCE.worst} at most
      </span>
    </span>
  );
}

function AsideSwitch() {
  const count = asideAlerts.value.length;
  if (count === 0 && !asideOpen.value) return null;
  return (
    <button type="button" class="quiet" aria-pressed={asideOpen.value} aria-label={`Put aside: ${count}; shelved, suppressed or out of service`} onClick={() => void (asideOpen.value = !asideOpen.value)}>
      Aside <strong class="figure">{count}</strong>
    </button>
  );
}

/** In a flood warnings keep their cards and lose their sound: never without saying so. */
function Held() {
  const held = useComputed(() => alerts.value.filter((a) => a.held === 'flood').length).value;
  if (held === 0) return null;
  return (
    <p class="held" role="status">
      <strong>
        {held} {held === 1 ? 'warning' : 'warnings'} held
      </strong>{' '}
      without sound: too many at once. Emergencies and alarms still sound.
    </p>
  );
}
