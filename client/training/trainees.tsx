import type { SeenScreen } from '../../shared/wire/events.ts';
import { seenScreens } from '../state/exercise.ts';
import { chart, select } from '../state/selection.ts';
import { alertsById, picture, present } from '../state/watch.ts';

/** Who trains, and what each has before them. */
export function Trainees() {
  const here = present.value.filter(({ role }) => role !== 'trainer');
  return (
    <section aria-label="Trainees" data-testid="trainees">
      <h3>Trainees</h3>
      {here.length === 0 && <p class="muted">Nobody has joined.</p>}
      <ul class="plain trainees">
        {here.map(({ name, role }) => {
          const screens = seenScreens.value.filter((each) => each.name === name && each.role === role);
          return (
            <li key={`${role} ${name}`} data-trainee={name}>
              <strong>{name}</strong> <span class="muted">{role}</span>
              {screens.map((screen, i) => (
                <ScreenLine key={i} screen={screen} />
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ScreenLine({ screen: { shows } }: { screen: SeenScreen }) {
  const { view, zoom, track, alert, open, past } = shows;
  const handle = track === null ? undefined : picture.handleOfId(track);
  const name = handle === undefined ? track : (picture.seen(handle)?.item.name ?? track);
  const parts = [
    zoom === null ? 'no chart' : `zoom ${zoom.toFixed(1)}`,
    ...(name === null ? [] : [`selected ${name}`]),
    ...(alert === null ? [] : [`alert: ${alertsById.value.get(alert)?.what ?? alert}`]),
    ...(open.length === 0 ? [] : [`open: ${open.join(', ')}`]),
    ...(past === null ? [] : ['looks at the past']),
  ];
  const look = () => {
    if (view === null) return;
    const [west, south, east, north] = view;
    chart.value?.show([west, south], [east, north]);
    if (handle !== undefined) select(handle);
  };
  return (
    <p class="muted">
      {parts.join(' · ')}{' '}
      {view !== null && (
        <button type="button" class="link" onClick={look}>
          See what they see
        </button>
      )}
    </p>
  );
}
