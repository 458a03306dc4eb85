import { signal } from '@preact/signals';

export interface Said {
  readonly text: string;
  readonly number: number;
}

/** A line for the person that needs nothing of them; gone after a while. */
export const notice = signal<Said | null>(null);
/** What is read out in its turn: the newest few, so that two in one moment are both heard. */
export const polite = signal<readonly Said[]>([]);
/** What must be read out at once: an alarm. */
export const urgent = signal<readonly Said[]>([]);

const NOTICE_MS = 12_000;
const KEPT = 6;
let number = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function tell(text: string): void {
  const said = { text, number: ++number };
  notice.value = said;
  polite.value = [...polite.value, said].slice(-KEPT);
  clearTimeout(timer);
  timer = setTimeout(() => {
    notice.value = null;
    polite.value = [];
  }, NOTICE_MS);
}

export function tellAtOnce(text: string): void {
  urgent.value = [...urgent.value, { text, number: ++number }].slice(-KEPT);
}

/** Read out in its turn and not shown: its words stand on the screen already. */
export function announceQuietly(text: string): void {
  const said = { text, number: ++number };
  polite.value = [...polite.value, said].slice(-KEPT);
}
