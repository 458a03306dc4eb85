import type { Field } from './form.ts';

/** What every report says. */
export const SAID: readonly Field[] = [
  { key: 'channel', label: 'Channel', look: 'choice' },
  { key: 'about', label: 'About', look: 'inject', kinds: ['vessel', 'person-in-water'] },
  { key: 'position', label: 'Position', look: 'place' },
  { key: 'off.bearing', label: 'Off, bearing', look: 'quantity' },
  { key: 'off.distance', label: 'Off, distance', look: 'quantity' },
  { key: 'seen', label: 'Said', look: 'words' },
  { key: 'people', label: 'People', look: 'people' },
  { key: 'accuracy', label: 'Accuracy', look: 'quantity' },
  { key: 'course', label: 'Course', look: 'quantity' },
  { key: 'speed', label: 'Speed', look: 'quantity' },
  { key: 'ago', label: 'Seen ago', look: 'length' },
  { key: 'arrives', label: 'Arrives', look: 'choice' },
];
