import { nextRate, RATES } from '../replay/transport.ts';
import { Icon } from './icon.tsx';

/** How far a step goes. */
export const STEPS = [
  { ms: 1_000, name: '1 s' },
  { ms: 10_000, name: '10 s' },
  { ms: 60_000, name: '1 min' },
] as const;

/** What moves time: whoever keeps the time says what each press does. */
export interface TransportButtonsProps {
  readonly running: boolean;
  readonly rate: number;
  readonly step: number;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onRate: (rate: number) => void;
  /** How far Back and Forward go from now on, ms. */
  readonly onStepSize: (ms: number) => void;
  readonly onStep: (ms: number) => void;
}

/** Play, pause, step and pace. */
export function TransportButtons({ running, rate, step, onPlay, onPause, onRate, onStepSize, onStep }: TransportButtonsProps) {
  const name = STEPS.find(({ ms }) => ms === step)?.name ?? '';
  return (
    <div class="transport" role="group" aria-label="Time">
      <button type="button" class="square" aria-label={`Back ${name}`} aria-keyshortcuts="," onClick={() => onStep(-step)}>
        <Icon name="step-back" />
      </button>
      <button type="button" class="square play" aria-label={running ? 'Pause' : 'Play'} aria-keyshortcuts="Space" onClick={running ? onPause : onPlay}>
        <Icon name={running ? 'pause' : 'play'} />
      </button>
      <button type="button" class="square" aria-label={`Forward ${name}`} aria-keyshortcuts="." onClick={() => onStep(step)}>
        <Icon name="step-forward" />
      </button>
      <select aria-label="How far a step goes" value={String(step)} onChange={(e) => onStepSize(Number(e.currentTarget.value))}>
        {STEPS.map(({ ms, name }) => (
          <option key={ms} value={String(ms)}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" class="square" aria-label="Slower" aria-keyshortcuts="-" disabled={rate <= (RATES[0] ?? 0)} onClick={() => onRate(nextRate(rate, -1))}>
        −
      </button>
      <select class="figure" aria-label="Pace" value={String(rate)} onChange={(e) => onRate(Number(e.currentTarget.value))}>
        {RATES.map((r) => (
          <option key={r} value={String(r)}>
            {r}×
          </option>
        ))}
      </select>
      <button type="button" class="square" aria-label="Faster" aria-keyshortcuts="+" disabled={rate >= (RATES.at(-1) ?? 60)} onClick={() => onRate(nextRate(rate, 1))}>
        +
      </button>
    </div>
  );
}
