import { effect } from '@preact/signals';
import { render } from 'preact';
import { applyPalette } from '../palette/apply.ts';
import { palette } from '../state/layout.ts';
import '../style/training.css';
import { RoomsPage } from './rooms-page.tsx';

/** Shows the page of this address. */
export function showTraining(root: HTMLElement): void {
  effect(() => applyPalette(palette.value));
  document.title = 'Exercises · Varne';
  render(<RoomsPage />, root);
}
