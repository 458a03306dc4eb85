/** `1 alert`, `1,204 tracks`. */
export const countText = (n: number, one: string): string => `${n.toLocaleString('en-GB')} ${one}${n === 1 ? '' : 's'}`;

/** Names that do not say themselves. */
const NAMES: Readonly<Record<string, string>> = {
  cpa: 'closest approach',
  tcpa: 'closest in',
  cpa_nm: 'closest approach',
  tcpa_min: 'closest in',
  sog: 'speed',
  cog: 'course',
  dwell: 'inside for',
  inside: 'inside for',
  lane: 'in the lane for',
  age: 'position is old by',
  eta: 'there in',
  enters: 'enters in',
  above: 'limit above',
  below: 'limit below',
  ships: 'ships to pass',
  next_ship: 'next ship in',
  apart: 'places apart',
  jump: 'jumped',
  off_flow: 'off the flow by',
  turn: 'turned by',
  covered: 'vessels covered',
  alerts_10min: 'new in 10 min',
  ashore: 'ashore in',
};
const UNITS: Readonly<Record<string, string>> = { s: 's', min: 'min', nm: 'nm', kn: 'kn', m: 'm', deg: '°' };
/** Figures without their unit in the name (see the words of an alert). */
const UNIT_OF: Readonly<Record<string, string>> = { cpa: 'nm', tcpa: 'min' };

const rounded = (value: number, unit: string | undefined): string => (Number.isInteger(value) ? String(value) : value.toFixed(unit === 'nm' && Math.abs(value) < 10 ? 2 : 1));

/** One figure for a person: `closest approach 0.21 nm`, `inside for 2 min 10 s`. The last part of the name is its unit. */
export function figureText(name: string, value: number): string {
  const cut = name.lastIndexOf('_');
  const unit = UNIT_OF[name] ?? (cut > 0 ? UNITS[name.slice(cut + 1)] : undefined);
  const bare = unit !== undefined && cut > 0 ? name.slice(0, cut) : name;
  const words = NAMES[name] ?? NAMES[bare] ?? bare.replaceAll('_', ' ');
  if (unit === 's' && value >= 60) return `${words} ${Math.floor(value / 60)} min${value % 60 === 0 ? '' : ` ${Math.round(value % 60)} s`}`;
  return unit === undefined ? `${words} ${rounded(value, unit)}` : `${words} ${rounded(value, unit)}${unit === '°' ? '' : ' '}${unit}`;
}

export const figuresText = (figures: Readonly<Record<string, number>>): string =>
  Object.entries(figures)
    .map(([name, value]) => figureText(name, value))
    .join(' · ');
