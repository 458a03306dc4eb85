import { signal } from '@preact/signals';
import { backToLive, changeGlass, dispatch, fixed, goTo, isRunning, mark, openPast } from './review.ts';
import { nextRate } from './transport.ts';

/** How far Back and Forward go, ms. */
export const stepSize = signal(10_000);
/** Goes up when the field for a time is to take the focus. */
export const timeAsked = signal(0);

const MINUTE = 60_000;
const step = (ms: number): void => dispatch({ kind: 'step', ms });
const faster = (by: 1 | -1): void => {
  if (fixed.value !== null) dispatch({ kind: 'rate', rate: nextRate(fixed.value.rate, by) });
};

/** Keys of the past: but for the first they act only while it is looked at. */
export const REVIEW_KEYS: readonly { readonly key: string; readonly does: string; run(): void }[] = [
  { key: 'o', does: 'Open the past', run: () => void openPast() },
  { key: 'q', does: 'Back to live', run: backToLive },
  { key: ' ', does: 'Play or pause', run: () => dispatch({ kind: isRunning.value ? 'pause' : 'play' }) },
  { key: ',', does: 'Back a step', run: () => step(-stepSize.value) },
  { key: '.', does: 'Forward a step', run: () => step(stepSize.value) },
  { key: '<', does: 'Back a minute', run: () => step(-MINUTE) },
  { key: '>', does: 'Forward a minute', run: () => step(MINUTE) },
  { key: '-', does: 'Slower', run: () => faster(-1) },
  { key: '+', does: 'Faster', run: () => faster(1) },
  { key: '[', does: 'The alert before', run: () => goTo('alert', -1) },
  { key: ']', does: 'The next alert', run: () => goTo('alert', 1) },
  { key: '{', does: 'The report before', run: () => goTo('report', -1) },
  { key: '}', does: 'The next report', run: () => goTo('report', 1) },
  { key: '(', does: 'The mark before', run: () => goTo('mark', -1) },
  { key: ')', does: 'The next mark', run: () => goTo('mark', 1) },
  { key: 'n', does: 'Set a mark, or take it away', run: mark },
  { key: 'f', does: 'Through the wall, or at the glass of a screen', run: changeGlass },
  { key: 'i', does: 'Loop from here', run: () => dispatch({ kind: 'loop-from' }) },
  { key: 'u', does: 'Loop until here', run: () => dispatch({ kind: 'loop-to' }) },
  { key: 'g', does: 'Go to a time', run: () => void timeAsked.value++ },
];
