import { effect } from '@preact/signals';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import { isExercise } from '../state/exercise.ts';
import { asideOpen, helpOpen, reportOpen, tableOpen } from '../state/open-panels.ts';
import { chart, chartMoved, selectedSeen, shownAlert } from '../state/selection.ts';
import { isPast, me, phase } from '../state/watch.ts';
import { tellShown } from '../stream/link.ts';

const AT_MOST_EVERY_MS = 1_000;

/** Tells the trainer what is on this screen, whenever that changes, at most once a second. From now until the function that comes back is called. */
export function tellWhatIsShown(): () => void {
  let told = '';
  let due: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    due = undefined;
    const shows = shown();
    const text = JSON.stringify(shows);
    if (text === told || phase.peek() !== 'live') return;
    told = text;
    tellShown(shows);
  };
  const end = effect(() => {
    // Everything that it is made of, read here so that a change of any is told.
    void [chartMoved.value, chart.value, selectedSeen.value?.item.id, shownAlert.value, openName(), isPast.value];
    if (phase.value !== 'live') told = '';
    if (isExercise.value && me.value?.role !== 'trainer') due ??= setTimeout(tell, AT_MOST_EVERY_MS);
  });
  return () => {
    end();
    clearTimeout(due);
  };
}

function shown(): ScreenShows {
  const view = chart.peek()?.shown() ?? null;
  return {
    view: view?.bounds ?? null,
    zoom: view?.zoom ?? null,
    track: selectedSeen.peek()?.item.id ?? null,
    alert: shownAlert.peek(),
    open: openName(),
  };
}

/** What is open beside the chart, as the trainer reads it. */
const openName = (): string | null =>
  isPast.value ? 'the past' : reportOpen.value ? 'report form' : tableOpen.value ? 'table' : asideOpen.value ? 'alerts put aside' : helpOpen.value ? 'keys' : null;
