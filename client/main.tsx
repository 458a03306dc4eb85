import { schemasAreInterpreted } from './stream/schema-policy.ts';
import { render } from 'preact';
import '@fontsource-variable/inter/index.css';
import './style/base.css';
import './style/bar.css';
import './style/rail.css';
import './style/cards.css';
import './style/chart.css';
import './style/table.css';
import './style/form.css';
import './style/exercise.css';
import './style/review.css';
import { App } from './panels/app.tsx';
import { applyPalette } from './palette/apply.ts';
import { palette } from './state/layout.ts';
import { chart } from './state/selection.ts';
import { isPast } from './state/watch.ts';
import { openLink } from './stream/link.ts';

const root = document.getElementById('app');
if (!root || !schemasAreInterpreted) throw new Error('the page has no element #app');
applyPalette(palette.value);
// The pages of exercises and scenarios have no link to a watch; they ask for its emergencies (`LiveNotice`).
if (location.pathname.startsWith('/exercises')) void import('./training/page.tsx').then(({ showTraining }) => showTraining(root));
else if (location.pathname.startsWith('/scenarios')) void import('./scenarios/page.tsx').then(({ showScenarios }) => showScenarios(root));
else {
  render(<App />, root);
  openLink({
    // While the past is shown the present goes on behind it.
    pictureChanged: () => isPast.value || chart.value?.pictureChanged(),
    clock: (now, rate) => isPast.value || chart.value?.setClock(now, rate),
  });
}
