import type { Alert } from '../../shared/words/alert.ts';
import { soundFor, sounds, type Desk, type SoundingPriority } from '../../shared/words/sound.ts';

/** What a desk must hear now. */
export interface SoundPlan {
  readonly priority: SoundingPriority;
  readonly second: boolean;
  /** Watch time of a warning's two pulses: each is given once; null for what sounds without a break. */
  readonly stroke: number | null;
}

/** From the alerts to the sound; null for silence. Which sound it is, `soundFor` alone decides. */
export function planFor(alerts: readonly Alert[], desk: Desk): SoundPlan | null {
  const priority = soundFor(alerts, desk);
  if (priority === null) return null;
  const sounding = alerts.filter((a) => a.priority === priority && sounds(a, desk));
  const second = sounding.some((a) => a.audience === 'everyone');
  if (priority !== 'warning') return { priority, second, stroke: null };
  return { priority, second, stroke: Math.max(...sounding.map((a) => a.soundedAt ?? a.raisedAt)) };
}
