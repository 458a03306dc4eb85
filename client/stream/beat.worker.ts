/** In a worker, for the timers of a page that is hidden behind another are held back for up to a minute. */
const BEAT_MS = 2_000;

setInterval(() => postMessage(null), BEAT_MS);

export {};
