import { effect } from '@preact/signals';
import { render } from 'preact';
import { applyPalette } from '../palette/apply.ts';
import { LiveNotice } from '../panels/live-notice.tsx';
import { palette } from '../state/layout.ts';
import '../style/training.css';
import { DebriefPage } from './debrief-page.tsx';
import { RoomsPage } from './rooms-page.tsx';

/** Shows the page of this address. */
export function showTraining(root: HTMLElement): void {
  effect(() => applyPalette(palette.value));
  const id = /^\/exercises\/([^/]+)\/debrief$/.exec(location.pathname)?.[1];
  document.title = id === undefined ? 'Exercises · Varne' : 'Debrief · Varne';
  render(
    <>
      <LiveNotice />
      {id === undefined ? <RoomsPage /> : <DebriefPage id={id} />}
    </>,
    root,
  );
}
