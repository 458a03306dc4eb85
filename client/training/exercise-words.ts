import type { ExerciseView } from '../../shared/words/exercise.ts';

const STATE: Readonly<Record<ExerciseView['state'], string>> = { running: 'Running', paused: 'Paused', hurrying: 'Going forward', over: 'Played to its end', closed: 'Closed' };

/** How it stands: `Running at 10×`. */
export const stateText = ({ state, speed }: Pick<ExerciseView, 'state' | 'speed'>): string => (state === 'running' && speed !== 1 ? `${STATE.running} at ${speed}×` : STATE[state]);

/** Where it is in its own time: `+00:12:30`. */
export function elapsedText(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  return `+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}
