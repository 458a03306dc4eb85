/** Words of published tables for AIS's numbers: navigational status (ITU-R M.1371-5, table 45), as the Danish Maritime Authority writes it. */
const STATUSES: readonly (readonly [begins: string, status: number])[] = [
  ['under way using engine', 0],
  ['at anchor', 1],
  ['not under command', 2],
  ['restricted man', 3],
  ['constrained by her dra', 4],
  ['moored', 5],
  ['aground', 6],
  ['engaged in fishing', 7],
  ['under way sailing', 8],
  ['reserved for future amendment', 9],
  ['power-driven vessel towing', 11],
  ['power-driven vessel pushing', 12],
  ['reserved for future use', 13],
  ['ais-sart', 14],
];

/** Ship and cargo type (table 53), the first number of each kind. */
const SHIPTYPES: readonly (readonly [begins: string, shiptype: number])[] = [
  ['wig', 20],
  ['fishing', 30],
  ['towing long', 32],
  ['towing', 31],
  ['dredging', 33],
  ['diving', 34],
  ['military', 35],
  ['sailing', 36],
  ['pleasure', 37],
  ['hsc', 40],
  ['pilot', 50],
  ['sar', 51],
  ['tug', 52],
  ['port tender', 53],
  ['anti-pollution', 54],
  ['law enforcement', 55],
  ['spare 1', 56],
  ['spare 2', 57],
  ['medical', 58],
  ['not party to conflict', 59],
  ['passenger', 60],
  ['cargo', 70],
  ['tanker', 80],
  ['other', 90],
];

const numberIn = (words: readonly (readonly [string, number])[], text: string, most: number): number | null => {
  const said = text.trim().toLowerCase();
  if (/^\d{1,3}$/.test(said)) return Number(said) <= most ? Number(said) : null;
  return words.find(([begins]) => said.startsWith(begins))?.[1] ?? null;
};

/** A number, or its words; null for what is unknown. */
export const statusOf = (text: string): number | null => numberIn(STATUSES, text, 15);
export const shiptypeOf = (text: string): number | null => numberIn(SHIPTYPES, text, 99) || null;

/** Which message type a station of that kind sends, and so of which kind and class it is. */
export function messageTypeOf(mobile: string): 1 | 4 | 9 | 18 | 21 {
  const said = mobile.trim().toLowerCase();
  if (said === 'b' || said.startsWith('class b')) return 18;
  if (said.startsWith('base')) return 4;
  if (said.startsWith('aton') || said.startsWith('aid')) return 21;
  return said.startsWith('sar airborne') || said.startsWith('sar aircraft') ? 9 : 1;
}
