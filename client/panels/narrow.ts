import { signal } from '@preact/signals';

/** Below this the chart has no room for a card beside a symbol: cards stand in the rail. */
const query = matchMedia('(max-width: 1099px)');
export const narrow = signal(query.matches);
query.addEventListener('change', () => void (narrow.value = query.matches));
