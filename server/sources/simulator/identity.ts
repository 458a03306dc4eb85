import type { Random } from './random.ts';

/** What a vessel calls itself. All of it is invented; that a real ship should have the same number is chance. */
export interface Identity {
  readonly mmsi: number;
  readonly name: string;
  readonly callsign: string;
  /** With its check digit; 0 (not available) for craft that have none. */
  readonly imo: number;
}

/** Maritime identification digits (ITU) by how often a flag is met, with the letters its call signs begin with. */
const FLAGS = {
  ship: [
    [636, 'D5'], [636, 'D5'], [538, 'V7'], [538, 'V7'], [352, 'HP'], [372, '3E'], [477, 'VR'], [563, '9V'], [249, '9H'],
    [215, '9H'], [305, 'V2'], [244, 'PB'], [245, 'PH'], [211, 'DB'], [255, 'CQ'], [209, '5B'], [219, 'OX'], [257, 'LA'],
    [265, 'SE'], [232, 'MB'], [235, '2A'], [226, 'FN'], [205, 'OR'], [230, 'OJ'],
  ],
  british: [[232, 'MB'], [233, 'MG'], [234, 'MP'], [235, '2B']],
  french: [[226, 'FA'], [227, 'FG'], [228, 'FM']],
  local: [[232, 'MC'], [235, '2C'], [235, '2D'], [227, 'FH'], [228, 'FR'], [244, 'PE'], [205, 'OS']],
} as const satisfies Record<string, readonly [readonly [number, string], ...(readonly [number, string])[]]>;

export type FlagGroup = keyof typeof FLAGS;

const HOUSES = [
  'VELDOR', 'TAMARISK', 'OSTERKA', 'KELVARIN', 'MARVENTA', 'SOLBRANA', 'NORDELIS', 'CALVERIS', 'BRANTOR', 'HELVOSA', 'ARDENZA', 'PELLORIA',
  'TORVALLE', 'SANDRIGO', 'WESTELLA', 'GALVANTE', 'ORIMARA', 'LINDESKA', 'FERROVAN', 'ZEEWIND', 'MIRAVOLT', 'AUSTRANE', 'KORVANNA', 'DELMARIS',
] as const;
const SECOND = [
  'ASTER', 'BAY', 'CREST', 'DAWN', 'EAGLE', 'FJORD', 'GRACE', 'HARRIER', 'IRIS', 'JUNO', 'KESTREL', 'LARK', 'MERIDIAN', 'NIMBUS', 'ORCHID',
  'PIONEER', 'QUARTZ', 'RIVER', 'SPIRIT', 'TIDE', 'UNITY', 'VENTURE', 'WILLOW', 'ZENITH', 'AMBER', 'BIRCH', 'CORAL', 'DELTA', 'EMBER', 'FALCON',
] as const;
const SMALL = [
  'SEA', 'BLUE', 'LITTLE', 'SILVER', 'MERRY', 'WILD', 'QUIET', 'NORTHERN', 'SALTY', 'GOLDEN', 'MORNING', 'EVENING', 'LUCKY', 'SWIFT', 'GREY', 'HAPPY',
] as const;
const SMALL_SECOND = [
  'TEAL', 'PETREL', 'OTTER', 'SPRAT', 'WHIMBREL', 'TURNSTONE', 'DUNLIN', 'GANNET', 'PUFFIN', 'LIMPET', 'COCKLE', 'PLOVER', 'SKUA', 'FULMAR', 'CURLEW',
  'SAMPHIRE', 'THRIFT', 'MARRAM', 'SHINGLE', 'BREEZE', 'LANTERN', 'COMPASS', 'HALYARD', 'GENOA',
] as const;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Weights 7 to 2 over the first six digits; the last digit of the sum is the seventh (IMO Res. A.1117(30)). */
export function imoNumber(firstSix: number): number {
  let sum = 0;
  const digits = String(firstSix);
  for (let i = 0; i < 6; i++) sum += Number(digits[i]) * (7 - i);
  return firstSix * 10 + (sum % 10);
}

/** Makes identities that never repeat within one world. */
export interface Registrar {
  ship(flags: FlagGroup): Identity;
  small(flags: FlagGroup): Identity;
}

export function openRegistrar(random: Random): Registrar {
  const numbers = new Set<number>();
  const names = new Set<string>();

  const free = (make: () => number): number => {
    let n = make();
    while (numbers.has(n)) n = make();
    numbers.add(n);
    return n;
  };
  const freeName = (make: () => string): string => {
    let name = make();
    // The words give a few hundred names; after that a number makes the difference, as on real ships.
    for (let again = 2; names.has(name); again++) name = `${make()} ${again}`;
    names.add(name);
    return name;
  };
  const letters = (count: number): string => {
    let out = '';
    for (let i = 0; i < count; i++) out += LETTERS[random.whole(0, 25)] ?? 'A';
    return out;
  };
  const station = (flags: FlagGroup): { mmsi: number; callsign: string } => {
    const [mid, prefix] = random.pick<readonly [number, string]>(FLAGS[flags]);
    return { mmsi: free(() => mid * 1_000_000 + random.whole(10_000, 999_999)), callsign: prefix + letters(2) + String(random.whole(2, 9)) };
  };
  return {
    ship: (flags) => ({
      ...station(flags),
      name: freeName(() => `${random.pick(HOUSES)} ${random.pick(SECOND)}`),
      imo: free(() => imoNumber(random.whole(910_000, 998_999))),
    }),
    small: (flags) => ({
      ...station(flags),
      name: freeName(() => `${random.pick(SMALL)} ${random.pick(SMALL_SECOND)}`),
      imo: 0,
    }),
  };
}
