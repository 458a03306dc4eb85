import type { BitWriter, PayloadBits } from './bits.ts';
import type { AddressedText, BroadcastText, Draft } from './message.ts';

/** Type 12 (M.1371-5, table 63): at most 156 letters. */
export function decodeAddressedText(b: PayloadBits): AddressedText {
  return {
    type: 12,
    repeat: b.uint(6, 2),
    mmsi: b.uint(8, 30),
    sequence: b.uint(38, 2),
    addressedTo: b.uint(40, 30),
    retransmit: b.flag(70),
    text: b.text(72, 936),
  };
}

export function encodeAddressedText(m: Draft<12>, w: BitWriter): void {
  const text = (m.text ?? '').slice(0, 156);
  w.put(m.sequence ?? 0, 2).put(m.addressedTo ?? 0, 30).flag(m.retransmit).put(0, 1).text(text, text.length * 6);
}

/** Type 14 (M.1371-5, table 65): at most 161 letters. */
export function decodeBroadcastText(b: PayloadBits): BroadcastText {
  return { type: 14, repeat: b.uint(6, 2), mmsi: b.uint(8, 30), text: b.text(40, 966) };
}

export function encodeBroadcastText(m: Draft<14>, w: BitWriter): void {
  const text = (m.text ?? '').slice(0, 161);
  w.put(0, 2).text(text, text.length * 6);
}
