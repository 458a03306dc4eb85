import type { Random } from './draw.ts';

const HOW = ['AMBER', 'BRIGHT', 'CALM', 'CLEAR', 'COPPER', 'EARLY', 'FAIR', 'FROST', 'GENTLE', 'GREY', 'HOLLOW', 'IVORY', 'LATE', 'LONG', 'MELLOW', 'MISTY', 'NIMBLE', 'PALE', 'QUIET', 'RUSTY', 'SALTY', 'SILVER', 'SLATE', 'STEADY', 'SWIFT', 'TAWNY', 'WINDY', 'YOUNG'];
const WHAT = ['ANVIL', 'BARLEY', 'BEACON', 'BRAMBLE', 'CLOVER', 'CURLEW', 'DRIFT', 'DUNLIN', 'EMBER', 'FENNEL', 'FERN', 'FLINT', 'GANNET', 'GORSE', 'HARROW', 'HEATHER', 'KELP', 'LANTERN', 'MARRAM', 'OYSTER', 'PEBBLE', 'PETREL', 'PLOVER', 'QUARRY', 'RAZORBILL', 'SAMPHIRE', 'SHINGLE', 'TERN', 'THRIFT', 'TURNSTONE', 'WHIMBREL', 'YARROW'];
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

const pick = (of: readonly string[] | string, random: Random): string => of[random(of.length)] ?? '';
const letters = (count: number, random: Random): string => Array.from({ length: count }, () => pick(LETTERS, random)).join('');

/** A ship's name, at most 20 letters: two words and a number. */
export const drawName = (random: Random): string => `${pick(HOW, random)} ${pick(WHAT, random)} ${10 + random(90)}`.slice(0, 20);
/** When words do not do, because the originals are full of them. */
export const drawCode = (random: Random): string => `${letters(5, random)} ${1000 + random(9000)}`;
/** Call signs that begin with Q are given to nobody (ITU Radio Regulations, appendix 42). */
export const drawCallsign = (random: Random): string => `Q${letters(3, random)}${100 + random(900)}`;
export const drawDestination = (random: Random): string => `PORT ${letters(2, random)}${10 + random(90)}`;

/** An IMO number with its check digit (resolution A.1117(30)), from 2,000,000 to 4,999,999, where no ship has one. */
export function drawImo(random: Random): number {
  const six = 200_000 + random(300_000);
  const sum = Array.from(String(six), Number).reduce((total, digit, i) => total + digit * (7 - i), 0);
  return six * 10 + (sum % 10);
}
