import { REVIEW_KEYS } from '../replay/review-keys.ts';
import { closeOne, closeSettings, helpOpen, openReport, openSettings, searchAsked, settingsOpen, tableOpen, toggle } from '../state/open-panels.ts';
import { actsOn, isOfferedTo, silencedUntil, type ActName } from '../state/alert-acts.ts';
import { standingOf } from '../state/alert-order.ts';
import { togglePart, type CardPart } from '../state/current-alert.ts';
import { nextPalette, singleKeys } from '../state/layout.ts';
import { tell } from '../state/notices.ts';
import { mustBeShown, NOTHING_TO_THE_PAST, whyNotAcknowledge } from '../state/permission.ts';
import { chart, showAlert, shownAlert } from '../state/selection.ts';
import { hands, isPast, me, phase } from '../state/watch.ts';
import { acknowledgeNow } from './acknowledge-now.ts';
import { currentOne, goBack, goToWorst, showCurrent, step } from './alert-walk.ts';
import { silenceAll } from './silence-all.ts';

export interface Key {
  readonly key: string;
  readonly does: string;
  run(): void;
}

/** Every single-letter key. They act only where no text is being typed, and can be turned off. */
export const KEYS: readonly Key[] = [
  { key: '/', does: 'Search', run: () => void searchAsked.value++ },
  { key: 's', does: 'Silence all alerts, 30 s', run: () => void silenceAll() },
  { key: 'w', does: 'Show the worst alert', run: goToWorst },
  { key: 'b', does: 'Back to the alert before', run: goBack },
  { key: 'j', does: 'Next alert', run: () => step(1) },
  { key: 'k', does: 'Alert above', run: () => step(-1) },
  { key: 'v', does: 'Show this alert on the chart', run: showCurrent },
  { key: 'a', does: 'Acknowledge this alert', run: acknowledgeCurrent },
  { key: 'x', does: 'Transfer this alert', run: () => unfold('transfer') },
  { key: 'z', does: 'Shelve this alert', run: () => unfold('shelve') },
  { key: 'y', does: 'Why this alert', run: () => unfold('why') },
  { key: 'm', does: 'More about this alert', run: () => unfold('more') },
  { key: 'r', does: 'Report a sighting', run: openReport },
  { key: 't', does: 'Table of vessels, or of alerts', run: () => void (tableOpen.value = !tableOpen.value) },
  { key: 'l', does: 'Layers and classes', run: () => toggle('layers') },
  { key: 'e', does: 'Zones, rules and noise', run: () => (settingsOpen.value === null ? openSettings() : closeSettings()) },
  { key: 'h', does: 'Whole strait', run: () => chart.value?.home() },
  { key: 'p', does: 'Next palette: day, dusk, night', run: nextPalette },
  { key: '?', does: 'This list', run: () => void (helpOpen.value = !helpOpen.value) },
];

/** Acknowledges the current alert; where that cannot be, its card says why. Never one that nobody went to. */
function acknowledgeCurrent(): void {
  const alert = currentOne();
  if (!alert) tell('No alert is chosen: w goes to the worst, j and k walk the list.');
  else if (isOfferedTo(alert, me.value?.name ?? null)) tell('It is offered to you: accept or refuse it on its card.');
  else if (standingOf(alert.state) === 'unacknowledged' || alert.state === 'runack') {
    const why = whyNotAcknowledge(alert, me.value?.role ?? null, phase.value, true);
    if (why !== null) tell(why);
    else if (mustBeShown(alert, shownAlert.value === alert.id)) {
      showAlert(alert);
      tell('Shown on the chart. Look at it, then press a again to acknowledge.');
    } else acknowledgeNow(alert);
  }
}

/** Unfolds a part of the current alert's card, where this person may do that to it. */
function unfold(part: CardPart & (ActName | 'why' | 'more')): void {
  const alert = currentOne();
  if (!alert) tell('No alert is chosen: w goes to the worst, j and k walk the list.');
  else if (part === 'why' || part === 'more' || actsOn(alert, hands.value).includes(part)) togglePart(alert.id, part);
  else if (isPast.value) tell(NOTHING_TO_THE_PAST);
  else if (part === 'transfer' && alert.silencedUntil !== null && actsOn({ ...alert, state: 'unack' }, hands.value).includes(part)) tell(silencedUntil(alert.silencedUntil));
  else tell(`This alert cannot be ${part === 'transfer' ? 'transferred' : 'shelved'} by you as it stands.`);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));

/** A key of the past, where it acts. */
const pastKey = (key: string): Key | undefined => REVIEW_KEYS.find((k, i) => k.key === key.toLowerCase() && (i === 0) !== isPast.value);

const isPressable = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('button, a, summary, input, [role=button], [role=row]');

/** Listens until the function that comes back is called. */
export function listenToKeys(): () => void {
  const down = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      closeOne();
      return;
    }
    if (!singleKeys.value || isTyping(event.target)) return;
    // A button that has the focus is pressed by the space bar, and does not play.
    if (event.key === ' ' && isPressable(event.target)) return;
    const key = KEYS.find((k) => k.key === event.key.toLowerCase()) ?? pastKey(event.key);
    // A key that is held down walks the list, and does nothing else again and again.
    if (event.repeat && event.key !== 'j' && event.key !== 'k') return;
    if (!key) return;
    event.preventDefault();
    key.run();
  };
  addEventListener('keydown', down);
  return () => removeEventListener('keydown', down);
}
