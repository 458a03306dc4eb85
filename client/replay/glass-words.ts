import type { GlassMoment, GlassScreen } from '../../shared/glass/moment.ts';
import type { ChartLayer, ScreenShows } from '../../shared/words/screen-note.ts';
import { clockText } from '../state/time-text.ts';
import { CLASS_TEXT } from '../state/vessel-text.ts';

/** `Ada · operator · screen 14`. */
export const screenText = ({ name, role, screen }: Pick<GlassScreen, 'name' | 'role' | 'screen'>): string => `${name} · ${role} · screen ${screen}`;

/** How ids are called at that moment; null for what is not known then. */
export interface Names {
  track(id: string): string | null;
  alert(id: string): string | null;
}

const LAYER: Readonly<Record<ChartLayer, string>> = { routeing: 'routeing', geofences: 'geofences', lights: 'lights and buoys', labels: 'names', vectors: 'vectors', trails: 'trails', graticule: 'latitude and longitude' };

/** What must be known of that screen before its picture is believed, in a plain sentence; null where it simply showed the watch. */
export function glassSentence({ name }: Pick<GlassScreen, 'name'>, moment: GlassMoment): string | null {
  if (moment.kind === 'nothing') return nothing(name, moment);
  const { still, shows, pictureAt } = moment;
  const sentences: string[] = [];
  if (still?.why === 'cut') {
    const then = shows?.past == null ? 'the picture of then' : 'the past that it looked at';
    sentences.push(`${name}'s screen was cut off from ${clockText(still.since)}: it showed ${then}${still.until === null ? '. When it came back is not known' : ` until ${clockText(still.until)}`}.`);
    if (still.byItself) sentences.push('It said so itself when it came back; the server had not noticed yet.');
  } else if (still?.why === 'behind') {
    sentences.push(`${name}'s screen skipped frames from ${clockText(still.since)}${still.until === null ? '' : ` until ${clockText(still.until)}`}: its network took no more, so that it showed the picture of then.`);
  } else if (shows !== null && shows.past !== null) {
    sentences.push(`${name}'s screen showed the past itself, ${clockText(pictureAt)}, and not the present. That is what is drawn.`);
  }
  if (shows === null) sentences.push('It did not say what part of the chart it showed: yours is drawn.');
  return sentences.length === 0 ? null : sentences.join(' ');
}

function nothing(name: string, { since, until }: Extract<GlassMoment, { kind: 'nothing' }>): string {
  const came = until === null ? '' : ` until ${name} ${since === null ? 'signed in on it' : 'came back to it'} at ${clockText(until)}`;
  return since === null ? `Nothing was on this screen${came}: nobody was signed in there.` : `Nothing was on this screen from ${clockText(since)}${came}: it was closed.`;
}

/** What was on it besides vessels, part by part. */
export function glassParts(shows: ScreenShows, names: Names): string[] {
  const { zoom, view, track, alert, open, palette, hidden } = shows;
  // Off unless it was wanted: nothing is missed without it.
  const layersOff = shows.layersOff.filter((name) => name !== 'graticule');
  return [
    view === null || zoom === null ? 'No chart' : `Zoom ${zoom.toFixed(1)}`,
    track === null ? 'nothing selected' : `selected: ${names.track(track) ?? track}`,
    ...(alert === null ? [] : [`alert marked: ${names.alert(alert) ?? alert}`]),
    ...(open.length === 0 ? [] : [`open: ${open.join(', ')}`]),
    ...(hidden.length === 0 ? [] : [`not drawn: ${hidden.map((name) => CLASS_TEXT[name].toLowerCase()).join(', ')}`]),
    ...(layersOff.length === 0 ? [] : [`layers off: ${layersOff.map((name) => LAYER[name]).join(', ')}`]),
    ...(palette === null ? [] : [`palette: ${palette}`]),
  ];
}
