import { effect } from '@preact/signals';
import { render } from 'preact';
import { applyPalette } from '../palette/apply.ts';
import { LiveNotice } from '../panels/live-notice.tsx';
import { palette } from '../state/layout.ts';
import '../style/training.css';
import '../style/editor.css';
import { EditorPage } from './editor-page.tsx';
import { ListPage } from './list-page.tsx';
import { text } from './state/editing.ts';
import { scenarioOutline } from '../../shared/scenario/outline.ts';

/** Shows the page of this address. */
export function showScenarios(root: HTMLElement): void {
  effect(() => applyPalette(palette.value));
  const id = /^\/scenarios\/([^/]+)$/.exec(location.pathname)?.[1];
  effect(() => void (document.title = id === undefined ? 'Scenarios · Varne' : `${scenarioOutline(text.value).title} · Varne`));
  render(
    <>
      <LiveNotice />
      {id === undefined ? <ListPage /> : <EditorPage id={decodeURIComponent(id)} />}
    </>,
    root,
  );
}
