import { useComputed } from '@preact/signals';
import { clockText, sinceText, spanText } from '../state/time-text.ts';
import { second } from '../state/watch.ts';

/** Since when: relative under an hour, then the clock. */
export function Since({ at }: { at: number }) {
  const text = useComputed(() => sinceText(at, second.value ?? at));
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}

/** `03:12:41Z`. */
export function At({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{clockText(at)}</time>;
}

/** How long until then: `42 s`. Null time is never. */
export function Until({ at }: { at: number }) {
  const text = useComputed(() => spanText(at - (second.value ?? at)));
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
