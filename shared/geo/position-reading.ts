import { positionText, type PositionNotation } from './position-text.ts';

/** One way to understand what was typed. */
export interface PositionMeant {
  readonly lat: number;
  readonly lon: number;
  readonly notation: PositionNotation;
}

/** Why a typed position cannot be taken. */
type NotUnderstood =
  | 'empty'
  | 'no-position'
  | 'one-number'
  | 'cannot-split'
  | 'two-of-a-kind'
  | 'sixty'
  | 'part-degree'
  | 'sign-and-letter'
  | 'letter-o'
  | 'off-the-globe';

/** Why a person must say which reading is meant. */
type PositionDoubt = 'swapped' | 'which-side' | 'outside';

/**
 * What was typed, as understood. `question` is never answered by the program: the readings are offered, the most
 * likely first, and a person takes one.
 */
export type PositionReading =
  | { readonly kind: 'understood'; readonly meant: PositionMeant }
  | { readonly kind: 'question'; readonly doubt: PositionDoubt; readonly ask: string; readonly readings: readonly PositionMeant[] }
  | { readonly kind: 'not-understood'; readonly why: NotUnderstood; readonly message: string };

/** West, south, east, north in degrees. */
export type Area = readonly [number, number, number, number];

/** The English Channel, its western approaches and the southern North Sea: a position outside it is asked about. */
const CHANNEL_AREA: Area = [-7, 48, 4.5, 53];

const MESSAGES: Readonly<Record<NotUnderstood, string>> = {
  empty: 'Type a position, or pick it on the chart.',
  'no-position': 'This does not read as a position. For example: 51 01.30 N 1 23.92 E',
  'one-number': 'Only one of latitude and longitude is here. For example: 51.0217 1.3987',
  'cannot-split': 'It is not clear where the latitude ends. Put N or S, E or W after each, or a comma between them.',
  'two-of-a-kind': 'Both numbers read as latitude, or both as longitude. One needs N or S, the other E or W.',
  sixty: 'Minutes and seconds go up to 59.99.',
  'part-degree': 'Degrees, or minutes, have a fraction and are followed by smaller parts. Only the last part can have a fraction.',
  'sign-and-letter': 'There is a minus sign and a letter. Use one of them.',
  'letter-o': 'O can mean west (ouest) or east (Ost). Write W or E.',
  'off-the-globe': 'Latitude goes to 90 degrees and longitude to 180.',
};

/**
 * Reads a position in any usual notation: decimal degrees, degrees and minutes, degrees, minutes and seconds, with
 * marks, spaces, hyphens or run together (`5101.30N 00123.92E`); letters before or after; sign or letter; point or
 * comma; latitude first, or the letters say. Where two readings are possible it asks.
 */
export function readPosition(text: string, area: Area = CHANNEL_AREA): PositionReading {
  if (text.trim() === '') return no('empty');
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return no(tokens);
  const groups = groupsOf(tokens);
  if (typeof groups === 'string') return no(groups);
  const [a, b] = [angleOf(groups[0]), angleOf(groups[1])];
  if (typeof a === 'string') return no(a);
  if (typeof b === 'string') return no(b);
  return judge(a, b, area);
}

type Letter = 'N' | 'S' | 'E' | 'W';
type Mark = 'd' | 'm' | 's' | null;
type Token = { t: 'number'; digits: string; minus: boolean; mark: Mark } | { t: 'letter'; letter: Letter } | { t: 'comma' };
type NumberToken = Extract<Token, { t: 'number' }>;

interface Group {
  numbers: NumberToken[];
  letter: Letter | null;
}

interface Angle {
  /** Degrees, not negative when a letter stands for the side. */
  degrees: number;
  minus: boolean;
  letter: Letter | null;
  notation: PositionNotation;
}

const no = (why: NotUnderstood): PositionReading => ({ kind: 'not-understood', why, message: MESSAGES[why] });

/** One spelling for every mark, minus and word; decimal commas to points; hyphens that join parts to spaces. */
function plain(text: string): string {
  let s = text
    .toUpperCase()
    .replace(/[−‒–—]/g, '-')
    .replace(/[°º˚]/g, 'd')
    .replace(/''|′′|’’|[″”“"]/g, 's')
    .replace(/[′’‘´`']/g, 'm')
    .replace(/\b(NORTH|SOUTH|EAST|WEST)\b/g, (w) => w.charAt(0))
    .replace(/(?<![A-Z])(LATITUDE|LONGITUDE|LAT|LONG|LON|POSITION|POS)(?![A-Z])\.?\s*[:=]?/g, ' ')
    .replace(/(?<![A-Z])(DEGREES|DEGREE|DEG|(?<=\d)D)(?![A-Z])/g, 'd')
    .replace(/(?<![A-Z])(MINUTES|MINUTE|MIN|(?<=\d)M)(?![A-Z])/g, 'm')
    .replace(/(?<![A-Z])(SECONDS|SECOND|SEC)(?![A-Z])/g, 's');
  const inner = s.match(/\d,\d/g)?.length ?? 0;
  const numbers = s.match(/\d+(?:,\d+)?/g)?.length ?? 0;
  if (!s.includes('.') && inner > 0 && numbers > 1) s = s.replace(/(\d),(\d)/g, '$1.$2');
  return s.replace(/(?<=[\ddms])-(?=\d)/g, ' ').replace(/(?<=\d)\s*:\s*(?=\d)/g, ' ');
}

function tokensOf(text: string): Token[] | NotUnderstood {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(-)?(\d+(?:\.\d*)?|\.\d+)\s*([dms])?|([NSEWO])(?![A-Z])|([,;/|()[\]]))/y;
  const s = plain(text).trim();
  let at = 0;
  while (at < s.length) {
    pattern.lastIndex = at;
    const m = pattern.exec(s);
    if (!m) return s.slice(at).trim() === '' ? tokens : 'no-position';
    at = pattern.lastIndex;
    const [, minus, digits, mark, letter] = m;
    if (digits !== undefined) tokens.push({ t: 'number', digits, minus: minus === '-', mark: markOf(mark) });
    else if (letter === 'O') return 'letter-o';
    else if (letter === 'N' || letter === 'S' || letter === 'E' || letter === 'W') tokens.push({ t: 'letter', letter });
    else tokens.push({ t: 'comma' });
  }
  return tokens.some((t) => t.t === 'number') ? tokens : 'no-position';
}

const markOf = (m: string | undefined): Mark => (m === 'd' || m === 'm' || m === 's' ? m : null);

/** Which numbers belong to the first angle and which to the second. */
function groupsOf(tokens: readonly Token[]): [Group, Group] | NotUnderstood {
  const groups = tokens.some((t) => t.t === 'letter') ? byLetters(tokens) : byCommas(tokens);
  const [a, b, more] = groups;
  if (a && b && !more) return [a, b];
  if (groups.length === 1 && a && a.letter === null) return evenly(a.numbers);
  if (groups.length === 1 && a && a.numbers.length === 1) return 'one-number';
  return 'cannot-split';
}

function byLetters(tokens: readonly Token[]): Group[] {
  const lettersFirst = tokens.find((t) => t.t !== 'comma')?.t === 'letter';
  const groups: Group[] = [];
  let open: Group = { numbers: [], letter: null };
  const close = () => {
    if (open.numbers.length > 0) groups.push(open);
    open = { numbers: [], letter: null };
  };
  for (const token of tokens) {
    if (token.t === 'number') open.numbers.push(token);
    else if (token.t === 'comma') close();
    else if (lettersFirst) {
      close();
      open.letter = token.letter;
    } else if (open.numbers.length > 0) {
      open.letter = token.letter;
      close();
    } else {
      // A letter after a comma, or a second letter: it belongs to nothing.
      groups.push({ numbers: [], letter: token.letter });
    }
  }
  close();
  return groups;
}

function byCommas(tokens: readonly Token[]): Group[] {
  const groups: Group[] = [];
  let numbers: NumberToken[] = [];
  for (const token of tokens) {
    if (token.t === 'number') numbers.push(token);
    else if (numbers.length > 0) {
      groups.push({ numbers, letter: null });
      numbers = [];
    }
  }
  if (numbers.length > 0) groups.push({ numbers, letter: null });
  return groups;
}

/** Without letters or a comma: at the second degree mark or sign, else in two halves. */
function evenly(numbers: NumberToken[]): [Group, Group] | NotUnderstood {
  if (numbers.length === 1) return 'one-number';
  const mark = numbers.findIndex((n, i) => i > 0 && n.mark === 'd');
  const sign = numbers.findIndex((n, i) => i > 0 && n.minus);
  const half = numbers.length % 2 === 0 && numbers.length <= 6 ? numbers.length / 2 : -1;
  const at = mark > 0 ? mark : sign > 0 ? sign : half;
  if (at < 1) return 'cannot-split';
  return [
    { numbers: numbers.slice(0, at), letter: null },
    { numbers: numbers.slice(at), letter: null },
  ];
}

function angleOf(group: Group): Angle | NotUnderstood {
  const [first, ...rest] = group.numbers;
  if (!first || rest.length > 2) return 'cannot-split';
  if (rest.some((n) => n.minus)) return 'cannot-split';
  if (first.minus && group.letter !== null) return 'sign-and-letter';
  const expected: Mark[] = ['d', 'm', 's'];
  if (group.numbers.some((n, i) => n.mark !== null && n.mark !== expected[i])) return 'cannot-split';
  const parts = rest.length === 0 && first.mark === null ? runTogether(first.digits) : group.numbers.map((n) => n.digits);
  const values = parts.map(Number);
  const [d = 0, m = 0, s = 0] = values;
  if (values.slice(0, -1).some((v) => !Number.isInteger(v)) || parts.slice(0, -1).some((p) => p.includes('.'))) return 'part-degree';
  if (m >= 60 || s >= 60) return 'sixty';
  const notation: PositionNotation = parts.length === 1 ? 'decimal' : parts.length === 2 ? 'minutes' : 'seconds';
  return { degrees: d + m / 60 + s / 3600, minus: first.minus, letter: group.letter, notation };
}

/** `5101.30` is 51°01.30', `0012355` is 1°23'55": as on receivers and in NMEA. Three digits or fewer are degrees. */
function runTogether(digits: string): string[] {
  const [whole = '', fraction] = digits.split('.');
  const tail = fraction === undefined ? '' : `.${fraction}`;
  if (whole.length === 4 || whole.length === 5) return [whole.slice(0, -2), whole.slice(-2) + tail];
  if (whole.length === 6 || whole.length === 7) return [whole.slice(0, -4), whole.slice(-4, -2), whole.slice(-2) + tail];
  return [digits];
}

function judge(a: Angle, b: Angle, area: Area): PositionReading {
  const lonFirst = isEastWest(a.letter) || isNorthSouth(b.letter);
  const [lat, lon] = lonFirst ? [b, a] : [a, b];
  if (isEastWest(lat.letter) || isNorthSouth(lon.letter)) return no('two-of-a-kind');
  const notation = lat.notation === 'decimal' ? lon.notation : lat.notation;
  const meant: PositionMeant = { lat: signed(lat), lon: signed(lon), notation };
  const swapped: PositionMeant = { lat: meant.lon, lon: meant.lat, notation };
  if (!within(meant, area) && within(swapped, area)) {
    const readings = onGlobe(meant) ? [swapped, meant] : [swapped];
    return ask('swapped', 'Are latitude and longitude the wrong way round?', readings);
  }
  if (!onGlobe(meant)) return no('off-the-globe');
  const mirrored: PositionMeant = { ...meant, lon: -meant.lon };
  const sideIsOpen = lon.letter === null && !lon.minus && lon.notation !== 'decimal';
  if (sideIsOpen && meant.lon !== 0 && (within(meant, area) || within(mirrored, area))) {
    return ask('which-side', 'East or west of Greenwich?', [meant, mirrored]);
  }
  if (!within(meant, area)) {
    const readings = within(mirrored, area) ? [mirrored, meant] : [meant];
    return ask('outside', `${positionText(meant.lat, meant.lon)} is outside the Channel. Is it right?`, readings);
  }
  return { kind: 'understood', meant };
}

const ask = (doubt: PositionDoubt, question: string, readings: PositionMeant[]): PositionReading => ({ kind: 'question', doubt, ask: question, readings });
const isEastWest = (l: Letter | null): boolean => l === 'E' || l === 'W';
const isNorthSouth = (l: Letter | null): boolean => l === 'N' || l === 'S';
const signed = (a: Angle): number => (a.minus || a.letter === 'S' || a.letter === 'W' ? -a.degrees : a.degrees);
const onGlobe = (p: PositionMeant): boolean => Math.abs(p.lat) <= 90 && Math.abs(p.lon) <= 180;
const within = (p: PositionMeant, [w, s, e, n]: Area): boolean => p.lon >= w && p.lon <= e && p.lat >= s && p.lat <= n;
