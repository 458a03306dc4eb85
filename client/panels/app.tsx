import { effect, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { applyPalette } from '../palette/apply.ts';
import { forgetEnded } from '../state/acting.ts';
import { keepTitle } from '../state/exercise.ts';
import { keepLayout, palette, railOpen, railWidth } from '../state/layout.ts';
import { followSounds, soundingNow } from '../sound/sounding.ts';
import { bringBackTheStanding } from './alert-walk.ts';
import { live, phase } from '../state/watch.ts';
import { followReview } from '../replay/review.ts';
import { Calls } from '../training/calls.tsx';
import { openNamedMoment } from '../training/open-at.ts';
import { tellWhatIsShown } from '../stream/tell-shown.ts';
import { Banner } from './banner.tsx';
import { Bar } from './bar.tsx';
import { ChartPane } from './chart-pane.tsx';
import { ExerciseFrame } from './exercise-frame.tsx';
import { GlassFrame } from './glass-frame.tsx';
import { Conductor } from './conductor.tsx';
import { Help } from './help.tsx';
import { HoverCard } from './hover-card.tsx';
import { listenToKeys } from './keys.ts';
import { LayersPanel } from './layers.tsx';
import { LiveRegion } from './live-region.tsx';
import { Rail } from './rail.tsx';
import { ReviewSign } from './review-sign.tsx';
import { Search } from './search.tsx';
import { FloatingCard } from './selection-card.tsx';
import { SettingsDrawer } from './settings-drawer.tsx';
import { TableView } from './table.tsx';
import { TrainerDesk } from '../training/trainer-desk.tsx';

/** The whole screen. Nothing in it is modal. */
export function App() {
  useEffect(listenToKeys, []);
  useEffect(keepLayout, []);
  useEffect(keepTitle, []);
  useEffect(followSounds, []);
  useEffect(bringBackTheStanding, []);
  useEffect(followReview, []);
  useEffect(tellWhatIsShown, []);
  useEffect(openNamedMoment, []);
  useEffect(() => effect(() => applyPalette(palette.value)), []);
  useSignalEffect(() => forgetEnded(live.alertsById.value));
  useSignalEffect(() => {
    document.documentElement.dataset.connection = phase.value;
  });
  useSignalEffect(() => {
    document.documentElement.dataset.sounding = soundingNow.value ?? 'nothing';
  });
  return (
    <div class="screen" style={{ '--rail': railOpen.value ? `${railWidth.value}px` : '56px' }}>
      <Bar />
      <SettingsDrawer />
      <main class="middle" aria-label="Chart">
        <div class="chart-area">
          <ChartPane />
          <GlassFrame />
          <div class="chart-top">
            <Search />
            <LayersPanel />
          </div>
          <Banner />
          <Calls />
          <ReviewSign />
          <FloatingCard />
          <HoverCard />
          <Help />
        </div>
        <TableView />
      </main>
      <TrainerDesk />
      <Rail />
      <Conductor />
      <LiveRegion />
      <ExerciseFrame />
    </div>
  );
}
