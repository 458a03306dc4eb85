import { RuleSettings } from '../../../shared/words/rules.ts';
import { limitsOf, type Limit } from './limits.ts';

/** The rules by their names in the settings, as a person calls them. */
const TITLES: Readonly<Record<string, string>> = {
  sea: 'What several rules go by',
  'closest-approach': 'Closest approach',
  'contact-lost': 'Contact lost',
  'feed-lost': 'Source lost',
  'ais-distress': 'AIS distress beacon',
  'safety-text': 'Safety text',
  'lane-against-flow': 'Against the flow of a lane',
  'lane-stopped': 'Stopped in a lane',
  'lane-time': 'Small craft in the lanes',
  'separation-zone-lingering': 'Lingering in a separation zone',
  'identity-conflict': 'One identity, two vessels',
  'position-jump': 'Position jump',
  'impossible-speed': 'Impossible speed',
  'not-under-command': 'Not under command',
  aground: 'Aground',
  'sudden-stop': 'Sudden stop',
  'sudden-turn': 'Sudden turn',
  'drifting-ashore': 'Drifting ashore',
};

const PARTS: Readonly<Record<string, string>> = {
  shipAndShip: 'Ship and ship',
  shipAndSmallCraft: 'Ship and small craft',
  smallCraftAndSmallCraft: 'Two small craft',
  distress: 'Ship and something in distress',
};

type Words = readonly [label: string, why: string];

/** By the limit's own name; where a rule means something else by it, by rule and name. */
const FIELDS: Readonly<Record<string, Words>> = {
  on: ['Watched', 'Off, this rule raises nothing for anyone.'],
  holdS: ['Delay', 'It must hold so long before the alert is raised.'],
  releaseS: ['Over after', 'The alert ends when the condition has been gone for so long.'],
  priority: ['Priority', 'How pressing the alert is when it is raised.'],
  smallCraftM: ['Small craft: shorter than', 'A vessel shorter than this is a small craft.'],
  stillKn: ['Still: slower than', 'Slower than this, something lies still.'],
  harbourNm: ['Harbour: within', 'So near to a port a vessel is in harbour.'],
  largeShipM: ['Large ship: from', 'From this length on a ship is large.'],
  holdPart: ['Longest delay: part of the time left', 'Nothing waits longer than this part of the time that is left, so that what is near is told soon.'],
  soonHoldS: ['Shortest delay', 'However little time is left, it must be predicted for so long.'],
  cpaNm: ['Passes within', 'The closest approach that is too near.'],
  tcpaMin: ['In less than', 'Only approaches so soon count.'],
  deadband: ['Over beyond, times', 'It is over only beyond the limits times this.'],
  alongsideM: ['Alongside: within', 'So near and moving together, two vessels are alongside and no danger to each other.'],
  togetherKn: ['Together: within', 'No faster than this against each other, two vessels move together.'],
  towM: ['In tow: within', 'So far behind a tug a vessel that moves with it is in tow.'],
  closeOnPurpose: ['Come close on purpose', 'These raise no more than a caution.'],
  maxAgeS: ['Oldest position', 'A moving vessel whose position is older cannot be reckoned with.'],
  smallCraftHoldS: ['Delay for small craft', 'A small craft that speaks for itself is often only out of reach.'],
  'contact-lost.distress': ['Beacon in distress', 'Its priority when a beacon in distress is no longer heard.'],
  inAlert: ['Vessel in an alert', 'Its priority when a vessel in a live alert is lost.'],
  unidentified: ['Contact without identity', 'Its priority when a radar contact or a reported position is lost.'],
  smallCraft: ['Small craft', 'Its priority when a small craft with AIS is lost.'],
  'feed-lost.distress': ['With a beacon in distress', 'Its priority when the source alone covered a beacon in distress.'],
  offFlowDeg: ['Against: beyond', 'Crossing is done at about 90° to the flow; beyond this it is against it.'],
  backDeg: ['With it again: within', 'It is over only when the course is within this of the flow.'],
  makingWayKn: ['Making way: from', 'Slower than this a ship is not said to go against the flow.'],
  movingKn: ['Moving again: from', 'It is over only from this speed on.'],
  crossingKn: ['Crossing: from', 'A small craft with AIS that makes this way crosses: a caution only.'],
  trafficMin: ['Counts ships for', 'How far ahead ships are counted that will pass.'],
  trafficNm: ['... that pass within', 'How near a ship must pass to be counted.'],
  except: ['Not for', 'Classes that it does not look at.'],
  times: ['Positions out of reach', 'So many of them are two vessels and no error.'],
  withinS: ['Within', 'In so short a time.'],
  fromKn: ['From', 'The speed before.'],
  toKn: ['To below', 'The speed after.'],
  'sudden-turn.fromKn': ['At more than', 'Slower ships turn as they please.'],
  turnDeg: ['Turns by', 'The change of course that is sudden.'],
  'drifting-ashore.fromKn': ['Drifts at least at', 'Slower than this a vessel lies still.'],
  'drifting-ashore.toKn': ['... and at most at', 'Faster than this it is under way.'],
  'drifting-ashore.withinMin': ['Ashore within', 'So soon it would be ashore, or at a light vessel.'],
  offHeadingDeg: ['Off its heading by', 'A vessel that moves so far off where it points is carried.'],
  lightVesselNm: ['At a light vessel: within', 'So near to a light vessel is upon it.'],
};

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/Min$/, 'min'],
  [/Deg$/, '°'],
  [/Nm$/, 'nm'],
  [/Kn$/, 'kn'],
  [/M$/, 'm'],
  [/S$/, 's'],
];

/** The unit of a limit by the end of its name, as shared/words/rules.ts writes it. */
export const unitOf = (name: string): string => UNITS.find(([ends]) => ends.test(name))?.[1] ?? '';

/** `smallCraftHoldS` as `Small craft hold`: for a limit that nobody has described yet. */
const spelt = (name: string): string => {
  const words = name.replace(/(Min|Deg|Nm|Kn|M|S)$/, '').replaceAll('-', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export interface LimitWords {
  readonly label: string;
  readonly unit: string;
  readonly why: string;
}

/** A limit in plain words; null where nobody has described it. */
export function limitWords(path: readonly string[]): LimitWords | null {
  const name = path.at(-1) ?? '';
  const words = FIELDS[`${path[0]}.${name}`] ?? FIELDS[name];
  return words ? { label: words[0], unit: unitOf(name), why: words[1] } : null;
}

export const limitLabel = (path: readonly string[]): LimitWords => limitWords(path) ?? { label: spelt(path.at(-1) ?? ''), unit: unitOf(path.at(-1) ?? ''), why: '' };

export const ruleTitle = (name: string): string => TITLES[name] ?? spelt(name);
export const partTitle = (name: string): string => PARTS[name] ?? spelt(name);

export interface RuleGroup {
  readonly name: string;
  readonly limits: readonly Limit[];
}

/** Every rule that is no zone's, with all its limits. */
export const RULE_GROUPS: readonly RuleGroup[] = Object.keys(RuleSettings.shape).map((name) => ({ name, limits: limitsOf(RuleSettings).filter((limit) => limit.path[0] === name) }));
