import { useRef } from 'preact/hooks';
import type { Time } from '../../shared/words/position.ts';
import { axisTimes, type Bin } from '../replay/time-line.ts';
import type { Bounds } from '../replay/transport.ts';
import { clockText, dateText } from '../state/time-text.ts';

/** A strip of time with a hand on it. Whoever keeps the time says what it shows and what a touch does. */
export interface TimeStripProps {
  readonly strip: Bounds;
  /** What can be gone to. */
  readonly bounds: Bounds;
  readonly at: Time;
  readonly bins: readonly Bin[];
  readonly marks: readonly Time[];
  readonly loop: { readonly from: Time | null; readonly to: Time | null };
  /** The time under a hand that has not let go. */
  readonly onScrub: (to: Time) => void;
  readonly onRelease: () => void;
  readonly onStep: (ms: number) => void;
  readonly onJump: (to: Time) => void;
}

const WIDTH = 1_000;
const HEIGHT = 40;
const BASE = 34;
/** Alerts of one piece that fill its height. */
const FULL = 6;
/** Arrow keys, with shift, and the page keys (WAI-ARIA: slider). */
const KEY_STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1_000, ArrowDown: -1_000, ArrowRight: 1_000, ArrowUp: 1_000, PageDown: -60_000, PageUp: 60_000 };

/** How many pieces a strip is cut into. */
export const BINS = 120;

/** Alerts by height and worst priority, reports as dots, what is recorded as a line; and the slider over it. */
export function TimeStrip({ strip, bounds, at, bins, marks, loop, onScrub, onRelease, onStep, onJump }: TimeStripProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = strip.to - strip.from;
  const share = (t: Time): number => (t - strip.from) / width;
  const timeAt = (x: number): Time => {
    const rect = box.current?.getBoundingClientRect();
    return rect === undefined ? at : strip.from + Math.max(0, Math.min(1, (x - rect.left) / rect.width)) * width;
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = KEY_STEPS[event.key];
    if (step !== undefined) onStep(event.shiftKey ? step * 10 : step);
    else if (event.key === 'Home') onJump(Math.max(bounds.from, strip.from));
    else if (event.key === 'End') onJump(Math.min(bounds.to, strip.to));
    else return;
    event.preventDefault();
  };
  const inStrip = (t: Time): boolean => t >= strip.from && t <= strip.to;
  const looped = loop.from !== null || loop.to !== null;
  return (
    <div class="strip">
      <div
        class="strip-slider"
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the past"
        aria-valuemin={Math.round(Math.max(bounds.from, strip.from) / 1000)}
        aria-valuemax={Math.round(Math.min(bounds.to, strip.to) / 1000)}
        aria-valuenow={Math.round(at / 1000)}
        aria-valuetext={`${clockText(at).slice(0, -1)} UTC, ${dateText(at)}`}
        data-testid="time-slider"
        onKeyDown={onKey}
        onPointerDown={(e) => {
          e.currentTarget.setPointerCapture(e.pointerId);
          onScrub(timeAt(e.clientX));
        }}
        onPointerMove={(e) => {
          if (e.currentTarget.hasPointerCapture(e.pointerId)) onScrub(timeAt(e.clientX));
        }}
        onPointerUp={onRelease}
        onPointerCancel={onRelease}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {looped && <rect class="loop" x={share(loop.from ?? strip.from) * WIDTH} width={Math.max(0, share(loop.to ?? strip.to) - share(loop.from ?? strip.from)) * WIDTH} y="0" height={BASE} />}
          <Bins bins={bins} />
          {marks.filter(inStrip).map((t) => (
            <path key={t} class="own-mark" d={`M${share(t) * WIDTH} 0v${BASE}`} />
          ))}
        </svg>
        <span class="strip-hand" style={{ left: `${100 * Math.max(0, Math.min(1, share(at)))}%` }} />
        {bounds.to < strip.to && <span class="strip-rest" style={{ left: `${100 * share(bounds.to)}%` }} />}
      </div>
      <div class="strip-axis figure muted" aria-hidden="true">
        {axisTimes(strip, 10).map((t) => (
          <span key={t} style={{ left: `${100 * share(t)}%` }}>
            {width > 7_200_000 || t % 60_000 === 0 ? clockText(t).slice(0, 5) : clockText(t).slice(0, -1)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Bins({ bins }: { bins: readonly Bin[] }) {
  const width = WIDTH / bins.length;
  return (
    <>
      {bins.map((bin, i) => {
        const x = i * width;
        const height = (Math.min(FULL, bin.alerts) / FULL) * (BASE - 10);
        return (
          <g key={i}>
            {bin.recorded && <rect class="recorded" x={x} width={width + 0.3} y={BASE + 1} height="4" />}
            {bin.alerts > 0 && <rect class="alert-bar" data-priority={bin.worst ?? undefined} x={x + width * 0.12} width={width * 0.76} y={BASE - height} height={height} />}
            {bin.reports > 0 && <rect class="report-dot" x={x + width * 0.25} width={width * 0.5} y="1" height="5" />}
          </g>
        );
      })}
    </>
  );
}
