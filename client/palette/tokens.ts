/** The three lights of a watch room. */
export const PALETTES = ['day', 'dusk', 'night'] as const;
export type PaletteName = (typeof PALETTES)[number];

/**
 * Every colour of the screen, chart and panels alike. What a colour says is always said by a shape or a word too.
 *
 * `test/unit/client/palette.test.ts` holds the contrasts: text 4.5:1 on panels, symbols 3:1 on every chart fill,
 * edges 3:1 on panels (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export interface Tokens {
  /** Chart fills. */
  readonly sea: string;
  readonly shallow: string;
  readonly land: string;
  readonly lane: string;
  readonly zone: string;
  /** Chart lines. */
  readonly coast: string;
  readonly magenta: string;
  readonly boundary: string;
  readonly geofence: string;
  /** Words. */
  readonly text: string;
  readonly muted: string;
  /** Panels: their ground, what stands on it, and the lines round both. */
  readonly panel: string;
  readonly raised: string;
  readonly edge: string;
  readonly accent: string;
  /** Alert priorities, and all well. */
  readonly emergency: string;
  readonly alarm: string;
  readonly warning: string;
  readonly caution: string;
  readonly ok: string;
  /** Tracks. */
  readonly ship: string;
  readonly smallCraft: string;
  readonly radar: string;
  readonly estimate: string;
}
export type TokenName = keyof Tokens;

const day: Tokens = {
  sea: '#D6E6F2',
  shallow: '#BFD7EA',
  land: '#E9DFC3',
  lane: '#C9C6EE',
  zone: '#E3B8E0',
  coast: '#5B4A2A',
  magenta: '#8E1F86',
  boundary: '#6B3FA0',
  geofence: '#A34700',
  text: '#14212B',
  muted: '#4A5B68',
  panel: '#F7F9FB',
  raised: '#FFFFFF',
  edge: '#748694',
  accent: '#00578A',
  emergency: '#B00020',
  alarm: '#C21E1E',
  warning: '#9A4B00',
  caution: '#6E5A00',
  ok: '#1B6B3A',
  ship: '#0B3D5C',
  smallCraft: '#7A1E5A',
  radar: '#1F5F2F',
  estimate: '#4A5B68',
};

const dusk: Tokens = {
  sea: '#12263A',
  shallow: '#173149',
  land: '#3A3A2C',
  lane: '#24314F',
  zone: '#3D2547',
  coast: '#B8AE86',
  magenta: '#D67BD0',
  boundary: '#B79AE8',
  geofence: '#F2A65A',
  text: '#E6EDF3',
  muted: '#A3B4C2',
  panel: '#0E1B28',
  raised: '#16283A',
  edge: '#6F8498',
  accent: '#6CC3F5',
  emergency: '#FF6B7A',
  alarm: '#FF6B6B',
  warning: '#FFA94D',
  caution: '#F5D547',
  ok: '#63D297',
  ship: '#CFE3F2',
  smallCraft: '#F59AD0',
  radar: '#8FE3A1',
  estimate: '#9DB0C0',
};

const night: Tokens = {
  sea: '#050A0F',
  shallow: '#08131C',
  land: '#15140E',
  lane: '#0E1522',
  zone: '#1B1020',
  coast: '#6E684F',
  magenta: '#A5589F',
  boundary: '#8870B5',
  geofence: '#B0733A',
  text: '#A9B6C0',
  muted: '#7C8C99',
  panel: '#04080C',
  raised: '#0A121A',
  edge: '#566675',
  accent: '#4E92BC',
  emergency: '#E05562',
  alarm: '#D95050',
  warning: '#C98136',
  caution: '#B39A2E',
  ok: '#459A6D',
  ship: '#93A5B3',
  smallCraft: '#B8709A',
  radar: '#65A877',
  estimate: '#728391',
};

export const TOKENS: Readonly<Record<PaletteName, Tokens>> = { day, dusk, night };

/** What words are written in, on panels. */
export const TEXT_TOKENS = ['text', 'muted', 'accent', 'emergency', 'alarm', 'warning', 'caution', 'ok'] as const satisfies readonly TokenName[];
/** What is drawn on the chart and must be seen wherever it lies. */
export const SYMBOL_TOKENS = [
  'coast',
  'magenta',
  'boundary',
  'geofence',
  'text',
  'emergency',
  'alarm',
  'warning',
  'caution',
  'ship',
  'smallCraft',
  'radar',
  'estimate',
] as const satisfies readonly TokenName[];
/** What lies under symbols. */
export const FILL_TOKENS = ['sea', 'shallow', 'lane', 'zone', 'land'] as const satisfies readonly TokenName[];
