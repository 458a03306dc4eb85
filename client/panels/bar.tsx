import { useComputed } from '@preact/signals';
import { PALETTES } from '../palette/tokens.ts';
import { exercise, isExercise } from '../state/exercise.ts';
import { palette } from '../state/layout.ts';
import { clockFace, dateText, shortSpanText } from '../state/time-text.ts';
import { heardAgo, phase, second, trackCount, watchName } from '../state/watch.ts';
import { AccountPanel } from './account.tsx';
import { ModeBadge } from './mode-badge.tsx';
import { PresencePanel } from './presence.tsx';
import { SoundPanel } from './sound-panel.tsx';
import { SourcesPanel } from './sources.tsx';

/** The line along the top: which watch, what time, how fresh, who. */
export function Bar() {
  return (
    <header class="bar">
      <h1 class="brand">
        Varne <span class="watch-name">{exercise.value === null ? watchName : `${exercise.value.name}${exercise.value.take > 1 ? ` · take ${exercise.value.take}` : ''}`}</span>
      </h1>
      <ModeBadge testId="mode" />
      <Clock />
      <DataAge />
      <span class="tracks muted">
        <span class="figure">{trackCount}</span> tracks
      </span>
      <span class="gap" />
      <SourcesPanel />
      <SoundPanel />
      <PresencePanel />
      <PaletteSwitch />
      <AccountPanel />
    </header>
  );
}

function Clock() {
  const face = useComputed(() => (second.value === null ? '--:--:--' : clockFace(second.value)));
  const day = useComputed(() => (second.value === null ? '' : dateText(second.value)));
  return (
    <span class="clock" role="timer" aria-label="Watch time, UTC" data-testid="clock">
      <span class="clock-face">{face}</span> <span class="muted">{isExercise.value ? 'UTC, scenario' : 'UTC'}</span> <span class="muted clock-day">{day}</span>
    </span>
  );
}

const PHASE_TEXT = {
  joining: 'Joining',
  live: 'Link up',
  stale: 'No word',
  reconnecting: 'Link lost, seeking it',
  'other-version': 'Other version: reload the page',
  'signed-out': 'Signed out',
  'room-closed': 'Closed',
} as const;

function DataAge() {
  const words = useComputed(() => {
    if (phase.value === 'live') return `Data ${Math.floor(heardAgo.value / 1000)} s old`;
    if (phase.value === 'stale' || phase.value === 'reconnecting') return `${PHASE_TEXT[phase.value]} for ${shortSpanText(heardAgo.value)}`;
    return PHASE_TEXT[phase.value];
  });
  return (
    <span class={`data-age ${phase.value}`} data-testid="data-age">
      <span class="dot" aria-hidden="true" />
      {words}
    </span>
  );
}

const PALETTE_TEXT = { day: 'Day', dusk: 'Dusk', night: 'Night' } as const;

function PaletteSwitch() {
  return (
    <fieldset class="palette-switch">
      <legend class="unseen">Palette</legend>
      {PALETTES.map((name) => (
        <label key={name} class={palette.value === name ? 'chosen' : ''}>
          <input type="radio" name="palette" checked={palette.value === name} onChange={() => void (palette.value = name)} />
          {PALETTE_TEXT[name]}
        </label>
      ))}
    </fieldset>
  );
}
