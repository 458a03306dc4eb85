/** What the first digit says (ITU-R M.1371-5, table 53). */
const TENS: Readonly<Record<number, string>> = { 2: 'Wing in ground', 4: 'High-speed craft', 6: 'Passenger', 7: 'Cargo', 8: 'Tanker', 9: 'Other' };
/** Numbers with a meaning of their own, in the same table. */
const OWN: Readonly<Record<number, string>> = {
  30: 'Fishing',
  31: 'Towing',
  32: 'Towing, long or wide',
  33: 'Dredging or underwater work',
  34: 'Diving',
  35: 'Military',
  36: 'Sailing',
  37: 'Pleasure craft',
  50: 'Pilot vessel',
  51: 'Search and rescue',
  52: 'Tug',
  53: 'Port tender',
  54: 'Anti-pollution',
  55: 'Law enforcement',
  56: 'Local use',
  57: 'Local use',
  58: 'Medical transport',
  59: 'Not party to a conflict',
};
/** The second digit, of the types that carry cargo. */
const CARGO: Readonly<Record<number, string>> = { 1: 'category X', 2: 'category Y', 3: 'category Z', 4: 'category OS' };

/** An AIS ship-type number in words, with the number, which is what was sent: `Tanker, category X (81)`. Null where AIS says "not available". */
export function shipTypeText(shiptype: number | null): string | null {
  if (shiptype === null || shiptype === 0) return null;
  const tens = Math.floor(shiptype / 10);
  const words = OWN[shiptype] ?? TENS[tens];
  if (words === undefined) return String(shiptype);
  const cargo = TENS[tens] === undefined ? undefined : CARGO[shiptype % 10];
  return `${words}${cargo === undefined ? '' : `, ${cargo}`} (${shiptype})`;
}
