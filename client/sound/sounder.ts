import type { SoundPattern } from './patterns.ts';

/** How the browser stands to sound: it may hold it back until a person has touched the page. */
export type SoundState = 'ready' | 'blocked' | 'absent';

/** Seconds over which a tone swells and fades: without them it clicks. */
const EDGE = 0.012;

/** Plays patterns by Web Audio, one at a time. */
export class Sounder {
  readonly #context: AudioContext | null;
  readonly #out: GainNode | null = null;
  readonly #playing = new Set<OscillatorNode>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(changed: (state: SoundState) => void) {
    this.#context = 'AudioContext' in globalThis ? new AudioContext({ latencyHint: 'interactive' }) : null;
    if (this.#context) {
      this.#out = this.#context.createGain();
      this.#out.connect(this.#context.destination);
      this.#context.addEventListener('statechange', () => changed(this.state));
    }
  }

  get state(): SoundState {
    return this.#context === null || this.#context.state === 'closed' ? 'absent' : this.#context.state === 'running' ? 'ready' : 'blocked';
  }

  /** Asks the browser to let it sound; it does after a click or a key, and waits until then. */
  async enable(): Promise<void> {
    if (this.state === 'blocked') await this.#context?.resume();
  }

  /** From 0 to 1. */
  set volume(volume: number) {
    if (this.#context && this.#out) this.#out.gain.setTargetAtTime(volume ** 2, this.#context.currentTime, 0.01);
  }

  /** Plays this instead of whatever plays. */
  play(pattern: SoundPattern): void {
    this.stop();
    this.#strike(pattern);
    if (pattern.every !== null) this.#timer = setInterval(() => this.#strike(pattern), pattern.every * 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const oscillator of this.#playing) oscillator.stop();
    this.#playing.clear();
  }

  close(): void {
    this.stop();
    void this.#context?.close();
  }

  /** While the browser blocks, nothing is queued: it would all come out at once later. */
  #strike({ tones }: SoundPattern): void {
    const [context, out] = [this.#context, this.#out];
    if (!context || !out || context.state !== 'running') return;
    const begin = context.currentTime + 0.02;
    for (const { at, lasts, hz } of tones) {
      const oscillator = context.createOscillator();
      const envelope = context.createGain();
      oscillator.type = 'triangle';
      oscillator.frequency.value = hz;
      const [from, to] = [begin + at, begin + at + lasts];
      envelope.gain.setValueAtTime(0, from);
      envelope.gain.linearRampToValueAtTime(0.5, from + EDGE);
      envelope.gain.setValueAtTime(0.5, to - EDGE);
      envelope.gain.linearRampToValueAtTime(0, to);
      oscillator.connect(envelope).connect(out);
      oscillator.start(from);
      oscillator.stop(to);
      oscillator.addEventListener('ended', () => {
        this.#playing.delete(oscillator);
        envelope.disconnect();
      });
      this.#playing.add(oscillator);
    }
  }
}
