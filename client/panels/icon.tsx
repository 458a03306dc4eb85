import type { AlertPriority } from '../../shared/words/alert.ts';

const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3 5 8l5 5',
  right: 'M6 3l5 5-5 5',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5 14 14',
  layers: 'M8 2 2 5.5 8 9l6-3.5zM2 8.5 8 12l6-3.5M2 11.5 8 15l6-3.5',
  table: 'M2 3h12v10H2zM2 6.5h12M2 9.8h12M6 3v10',
  target: 'M8 2v3M8 11v3M2 8h3M11 8h3M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  sound: 'M2.5 6v4h2.5L9 13V3L5 6zM11 5.5a3.5 3.5 0 0 1 0 5M13 3.5a6.3 6.3 0 0 1 0 9',
  soundless: 'M2.5 6v4h2.5L9 13V3L5 6zM11 6l4 4M15 6l-4 4',
  play: 'M4.5 2.5v11l9-5.5z',
  pause: 'M5 2.5v11M11 2.5v11',
  'step-back': 'M11.5 3 6 8l5.5 5M4 3v10',
  'step-forward': 'M4.5 3 10 8l-5.5 5M12 3v10',
  flag: 'M4 14V2.5h8L9.8 5.2 12 8H4',
  zone: 'M3 4.5 9 2.5l4.5 5L10 13.5 4 12z',
  pin: 'M8 14V9M4.5 9h7L10 6.5V2.5H6v4z',
} as const;

/** A drawn sign beside words; it says nothing alone. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Priority by shape as well as colour: octagon, triangle, circle, square (after IEC 62288's alert icons). */
const SHAPES: Readonly<Record<AlertPriority, string>> = {
  emergency: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z',
  alarm: 'M8 1.6 15 14H1z',
  warning: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  caution: 'M2 2h12v12H2z',
};

export function PriorityMark({ priority, filled }: { priority: AlertPriority; filled: boolean }) {
  return (
    <svg class={`mark ${filled ? 'filled' : ''}`} data-priority={priority} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path class="shape" d={SHAPES[priority]} />
      <path class="sign" d="M8 5.2v4M8 11v1.4" />
    </svg>
  );
}
