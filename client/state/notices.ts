import { signal } from '@preact/signals';

/** A line for the person that needs nothing of them; read out politely, gone after a while. */
export const notice = signal<{ text: string; number: number } | null>(null);
/** What must be read out at once: a new alert. */
export const urgent = signal<{ text: string; number: number } | null>(null);

const NOTICE_MS = 12_000;
let number = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function tell(text: string): void {
  notice.value = { text, number: ++number };
  clearTimeout(timer);
  timer = setTimeout(() => {
    notice.value = null;
  }, NOTICE_MS);
}

export function tellAtOnce(text: string): void {
  urgent.value = { text, number: ++number };
}
