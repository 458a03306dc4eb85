/**
 * The six-bit armour of a payload (IEC 61162-1, table 19; ITU-R M.1371-5 has the six-bit alphabet of texts in its
 * table 47): one printable character for six bits.
 */

/** Not a character of the armour. */
const NO_SIX = 0xff;

/** Six bits of each character code, `NO_SIX` where the character has no place in a payload. */
export const SIX_OF = new Uint8Array(256).fill(NO_SIX);
/** Character code of each six bits. */
export const CHAR_OF = new Uint8Array(64);
for (let six = 0; six < 64; six++) {
  const code = six < 40 ? six + 48 : six + 56;
  CHAR_OF[six] = code;
  SIX_OF[code] = six;
}

/** The alphabet of texts inside a payload; `@` ends a text. */
export const TEXT_ALPHABET = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';
