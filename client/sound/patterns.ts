import type { SoundingPriority } from '../../shared/words/sound.ts';

/** One tone: seconds from the pattern's start, length in seconds, pitch in hertz. */
export interface Tone {
  readonly at: number;
  readonly lasts: number;
  readonly hz: number;
}

export interface SoundPattern {
  readonly tones: readonly Tone[];
  /** Seconds from one start to the next; null: it is given once. */
  readonly every: number | null;
}

/**
 * MSC.302(87) 7.3.4 and IEC 62923 (REQUIREMENTS 3.1 and 3.2): impossible to mistake one for another, by rhythm and by pitch.
 * Emergency: two pitches in turn, without a break. Alarm: three short signals every 8 s. Warning: two short ones, lower, given
 * again only when the alert says so (60 s).
 */
const PATTERNS: Readonly<Record<SoundingPriority, SoundPattern>> = {
  emergency: { tones: [0, 0.5, 1, 1.5].flatMap((at) => [tone(at, 0.24, 1_150), tone(at + 0.25, 0.24, 820)]), every: 2 },
  alarm: { tones: [0, 0.35, 0.7].map((at) => tone(at, 0.2, 980)), every: 8 },
  warning: { tones: [0, 0.45].map((at) => tone(at, 0.25, 560)), every: null },
};

function tone(at: number, lasts: number, hz: number): Tone {
  return { at, lasts, hz };
}

export interface Voicing {
  /** 1 in a live watch; an exercise or a replay sounds lower, so that neither is taken for live. */
  readonly pitch: number;
  /** Nobody answered and every desk is called: a second voice joins, a fifth above. */
  readonly second: boolean;
}

/** What a priority sounds like. */
export function patternOf(priority: SoundingPriority, { pitch, second }: Voicing): SoundPattern {
  const { tones, every } = PATTERNS[priority];
  const voiced = tones.map((t) => ({ ...t, hz: t.hz * pitch }));
  return { tones: second ? [...voiced, ...voiced.map((t) => ({ ...t, hz: t.hz * 1.5 }))] : voiced, every };
}
