import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ReportChannel, type ReportInput } from '../../shared/words/report.ts';
import { newCommandKey } from '../state/command-key.ts';
import { tell } from '../state/notices.ts';
import { readObservedTime } from '../state/observed-time.ts';
import { closeReport } from '../state/open-panels.ts';
import { whyNotReport } from '../state/permission.ts';
import { chart, selected, showTrack } from '../state/selection.ts';
import { checkSighting, clearSighting, fieldErrors, fields, setField, type FieldName } from '../state/sighting-form.ts';
import { clockText, dateText, spanText } from '../state/time-text.ts';
import { me, phase, picture, second } from '../state/watch.ts';
import { sendCommand } from '../stream/link.ts';
import { Icon } from './icon.tsx';
import { PositionField } from './position-field.tsx';

const CHANNEL_TEXT: Readonly<Record<ReportChannel, string>> = {
  '999': '999 or 112 call',
  mobile: 'Mobile call',
  message: 'Message',
  vhf: 'VHF or DSC',
  'e-mail': 'E-mail',
  aircraft: 'Aircraft',
  radar: 'Radar',
  ship: 'Ship',
  shore: 'Seen from shore',
  other: 'Other',
};

/** How long the screen waits for the new track to appear, to select it, unless something else is selected first. */
const APPEARS_WITHIN_MS = 60_000;

/** A sighting that somebody reports. What is typed stays until it is sent or cleared. */
export function ReportForm() {
  const words = useSignal('');
  const sending = useSignal(false);
  /** One key for one report: sent again after a broken link, it is kept once. */
  const attempt = useRef<{ key: string; said: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const reason = whyNotReport(me.value?.role ?? null, phase.value);

  const send = async () => {
    if (sending.value || reason !== null) return;
    const checked = checkSighting(fields.value, second.value ?? Date.now());
    if (!checked.ok) {
      fieldErrors.value = checked.errors;
      words.value = 'Not sent: something is missing or not understood. It is marked above.';
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const said = JSON.stringify(fields.value);
    if (attempt.current?.said !== said) attempt.current = { key: newCommandKey(), said };
    sending.value = true;
    words.value = 'Sending…';
    const sent = await sendCommand({ kind: 'report.add', key: attempt.current.key, report: checked.report });
    sending.value = false;
    if (sent.kind === 'no-link') words.value = 'No answer came. What you entered is kept: send it again when the link is back.';
    else if (!sent.answer.ok) words.value = sent.answer.problem.detail;
    else {
      attempt.current = null;
      clearSighting();
      words.value = '';
      tell(`Sighting reported and kept as ${sent.answer.report?.id ?? `entry ${sent.answer.seq}`}.`);
      closeReport();
      if (sent.answer.report) void showReported(sent.answer.report.id, checked.report);
    }
  };
  return (
    <form
      class="report"
      aria-label="Report a sighting"
      ref={form}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <header class="card-head">
        <h2>Report a sighting</h2>
        <button type="button" class="quiet square" aria-label="Close; what is entered is kept" onClick={closeReport}>
          <Icon name="close" />
        </button>
      </header>
      <div class="report-fields">
        <PositionField />
        <ObservedField />
        <div class="field">
          <label for="report-channel">Came by</label>
          <select id="report-channel" value={fields.value.channel} onChange={(e) => setField('channel', ReportChannel.catch('other').parse(e.currentTarget.value))}>
            {ReportChannel.options.map((c) => (
              <option key={c} value={c}>
                {CHANNEL_TEXT[c]}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="report-seen">What was seen</label>
          <textarea
            id="report-seen"
            rows={2}
            maxLength={500}
            value={fields.value.seen}
            aria-invalid={fieldErrors.value.seen !== undefined}
            aria-describedby="report-seen-error"
            onInput={(e) => setField('seen', e.currentTarget.value)}
          />
          <FieldError name="seen" />
        </div>
        <fieldset class="row">
          <legend>On board</legend>
          <NumberField name="peopleMin" label="People on board, at least" />
          <span class="muted">to</span>
          <NumberField name="peopleMax" label="People on board, at most" unit="people" />
        </fieldset>
        <fieldset class="row">
          <legend>If known</legend>
          <NumberField name="accuracyM" label="Position right within, metres" before="±" unit="m" />
          <NumberField name="sog" label="Speed, knots" unit="kn" />
          <NumberField name="cog" label="Course, degrees true" unit="°" />
        </fieldset>
        {(['peopleMin', 'peopleMax', 'accuracyM', 'sog', 'cog'] as const).map((name) => (
          <FieldError key={name} name={name} />
        ))}
      </div>
      <div class="report-foot">
        <p class={words.value === '' ? 'muted' : 'warn-text'} role="status">
          {words.value === '' ? reason : words.value}
        </p>
        <div class="actions">
          <button type="submit" class="primary" aria-disabled={sending.value || reason !== null}>
            {sending.value ? 'Sending…' : 'Report'}
          </button>
          <button type="button" onClick={clearSighting}>
            Clear
          </button>
        </div>
      </div>
    </form>
  );
}

/** Shows the place at once, and selects the track that the report makes as soon as it is in the picture. */
async function showReported(reportId: string, report: ReportInput): Promise<void> {
  chart.value?.show(report.position);
  const id = `report:${reportId.slice(1)}`;
  const until = performance.now() + APPEARS_WITHIN_MS;
  const before = selected.value;
  while (performance.now() < until && selected.value === before) {
    const handle = picture.handleOfId(id);
    if (handle !== undefined && picture.seen(handle)) {
      showTrack(handle);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function ObservedField() {
  const now = second.value ?? 0;
  const typed = fields.value.observed;
  const read = readObservedTime(typed, now);
  const back = (minutes: number) => setField('observed', clockText(now - minutes * 60_000));
  return (
    <div class="field">
      <label for="report-observed">Seen at, UTC</label>
      <div class="with-button">
        <input
          id="report-observed"
          value={typed}
          placeholder="now"
          autocomplete="off"
          aria-describedby="report-observed-read"
          aria-invalid={fieldErrors.value.observed !== undefined}
          onInput={(e) => setField('observed', e.currentTarget.value)}
        />
        <button type="button" onClick={() => setField('observed', '')}>
          Now
        </button>
        <button type="button" aria-label="Five minutes ago" onClick={() => back(5)}>
          −5
        </button>
        <button type="button" aria-label="Fifteen minutes ago" onClick={() => back(15)}>
          −15
        </button>
      </div>
      <div id="report-observed-read" class="reading">
        {read.kind === 'not-understood' ? (
          <p class="error">{read.message}</p>
        ) : typed.trim() === '' ? (
          <p class="muted">Now, when it is sent</p>
        ) : (
          <p class="understood">
            {clockText(read.at)} {read.yesterday ? 'yesterday, ' : ''}
            {dateText(read.at)} <span class="muted">{spanText(now - read.at)} ago</span>
          </p>
        )}
      </div>
    </div>
  );
}

interface NumberFieldProps {
  name: Extract<FieldName, 'accuracyM' | 'sog' | 'cog' | 'peopleMin' | 'peopleMax'>;
  label: string;
  before?: string;
  unit?: string;
}

/** A number with its unit beside it; blank is "not known", never zero. */
function NumberField({ name, label, before, unit }: NumberFieldProps) {
  return (
    <span class="number-field">
      {before !== undefined && <span class="muted">{before}</span>}
      <input
        inputMode="decimal"
        autocomplete="off"
        aria-label={label}
        value={fields.value[name]}
        aria-invalid={fieldErrors.value[name] !== undefined}
        aria-describedby={`report-${name}-error`}
        onInput={(e) => setField(name, e.currentTarget.value)}
      />
      {unit !== undefined && <span class="muted">{unit}</span>}
    </span>
  );
}

function FieldError({ name }: { name: FieldName }) {
  return (
    <p id={`report-${name}-error`} class="error">
      {fieldErrors.value[name]}
    </p>
  );
}
