import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { backToLive, dispatch, goTo, isRunning, mark, marks, overview, span, strip } from '../replay/review.ts';
import { stepSize, timeAsked } from '../replay/review-keys.ts';
import { binsOf, SPANS, stripAround, type Goal } from '../replay/time-line.ts';
import type { Fixed } from '../replay/transport.ts';
import { timeFromText } from '../replay/typed-time.ts';
import { clockText, dateText } from '../state/time-text.ts';
import { CutStretch } from './cut-stretch.tsx';
import { GlassSwitch } from './glass-switch.tsx';
import { Icon } from './icon.tsx';
import { Notice } from './live-conductor.tsx';
import { BINS, TimeStrip } from './time-strip.tsx';
import { TransportButtons } from './transport-buttons.tsx';

/** The past: when it is, how it goes, where in the day, and the way back. */
export function PastConductor({ transport: t }: { transport: Fixed }) {
  const bins = useComputed(() => (overview.value === null || strip.value === null ? [] : binsOf(overview.value, strip.value, BINS)));
  return (
    <footer class="conductor past" aria-label="Time">
      <div class="past-row">
        <span class="badge review">REVIEW</span>
        <span class="past-time figure" data-testid="past-time">
          {clockText(t.at)} <span class="muted">{dateText(t.at)}</span>
        </span>
        <State t={t} />
        <TransportButtons
          running={isRunning.value}
          rate={t.rate}
          step={stepSize.value}
          onPlay={() => dispatch({ kind: 'play' })}
          onPause={() => dispatch({ kind: 'pause' })}
          onRate={(rate) => dispatch({ kind: 'rate', rate })}
          onStepSize={(ms) => void (stepSize.value = ms)}
          onStep={(ms) => dispatch({ kind: 'step', ms })}
        />
        <Jumps goal="alert" keys="[ ]" />
        <Jumps goal="report" keys="{ }" />
        <Jumps goal="mark" keys="( )" />
        <button type="button" class="square" aria-label="Set a mark here, or take it away" aria-keyshortcuts="n" onClick={mark}>
          <Icon name="flag" />
        </button>
        <Loop t={t} />
        <GoTo t={t} />
        <CutStretch t={t} />
        <span class="gap" />
        <Notice />
      </div>
      <div class="past-row strip-row">
        <GlassSwitch />
        {strip.value !== null && (
          <TimeStrip
            strip={strip.value}
            bounds={t.bounds}
            at={t.at}
            bins={bins.value}
            marks={marks.value}
            loop={t.loop}
            onScrub={(to) => dispatch({ kind: 'scrub', to })}
            onRelease={() => dispatch({ kind: 'release' })}
            onStep={(ms) => dispatch({ kind: 'step', ms })}
            onJump={(to) => dispatch({ kind: 'jump', to })}
          />
        )}
        <select
          aria-label="How much time the strip shows"
          value={String(span.value)}
          onChange={(e) => {
            span.value = Number(e.currentTarget.value);
            strip.value = stripAround(null, t.at, span.value, t.bounds);
          }}
        >
          {SPANS.map(({ ms, name }) => (
            <option key={ms} value={String(ms)}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" class="to-live" aria-keyshortcuts="q" data-testid="back-to-live" onClick={backToLive}>
          Back to live <kbd>q</kbd>
        </button>
      </div>
    </footer>
  );
}

const STATE_TEXT: Readonly<Record<Fixed['state'], string>> = { seeking: 'Fetching…', still: 'Paused', playing: 'Playing', scrubbing: 'Let go to show', failed: 'Not shown' };

function State({ t }: { t: Fixed }) {
  return (
    <span class={`past-state ${t.state === 'failed' ? 'warn-text' : 'muted'}`} role="status" data-state={t.state} data-testid="past-state" title={t.trouble ?? undefined}>
      {t.trouble ?? STATE_TEXT[t.state]}
    </span>
  );
}

/** To the one before and to the next of a kind. */
function Jumps({ goal, keys }: { goal: Goal; keys: string }) {
  const [back, on] = keys.split(' ');
  return (
    <span class="jumps" role="group" aria-label={`Go to ${goal}s`}>
      <button type="button" class="square" aria-label={`The ${goal} before`} aria-keyshortcuts={back} onClick={() => goTo(goal, -1)}>
        <Icon name="left" />
      </button>
      {goal}
      <button type="button" class="square" aria-label={`The next ${goal}`} aria-keyshortcuts={on} onClick={() => goTo(goal, 1)}>
        <Icon name="right" />
      </button>
    </span>
  );
}

function Loop({ t }: { t: Fixed }) {
  const set = t.loop.from !== null || t.loop.to !== null;
  return (
    <span class="jumps" role="group" aria-label="Loop">
      <button type="button" aria-label="Loop from here" aria-keyshortcuts="i" aria-pressed={t.loop.from !== null} onClick={() => dispatch({ kind: 'loop-from' })}>
        from
      </button>
      <button type="button" aria-label="Loop until here" aria-keyshortcuts="u" aria-pressed={t.loop.to !== null} onClick={() => dispatch({ kind: 'loop-to' })}>
        loop to
      </button>
      {set && (
        <button type="button" class="square" aria-label="End the loop" onClick={() => dispatch({ kind: 'loop-off' })}>
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}

/** A time that is typed. */
function GoTo({ t }: { t: Fixed }) {
  const text = useSignal('');
  const wrong = useSignal(false);
  const box = useRef<HTMLInputElement>(null);
  const asked = timeAsked.value;
  useLayoutEffect(() => {
    if (asked === 0) return;
    box.current?.focus();
    // Once: when the past is opened again, keys act at once.
    timeAsked.value = 0;
  }, [asked]);
  const go = (): void => {
    const to = timeFromText(text.value, t.at, t.bounds.to);
    wrong.value = to === null;
    if (to === null) return;
    text.value = '';
    box.current?.blur();
    dispatch({ kind: 'jump', to });
  };
  return (
    <form
      class="go-to"
      onSubmit={(e) => {
        e.preventDefault();
        go();
      }}
    >
      <input
        ref={box}
        class="figure"
        aria-label="Go to a time, UTC: 03:12, 03:12:41, 2021-11-24 03:12 or -5 min"
        aria-keyshortcuts="g"
        aria-invalid={wrong.value}
        placeholder="03:12:41"
        size={10}
        value={text.value}
        onInput={(e) => {
          text.value = e.currentTarget.value;
          wrong.value = false;
        }}
        onKeyDown={(e) => {
          if (e.key === 'Escape') e.currentTarget.blur();
        }}
      />
      <button type="submit">Go</button>
    </form>
  );
}
