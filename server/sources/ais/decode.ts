import { decodeAid } from './aid.ts';
import { decodeAddressedBinary, decodeBroadcastBinary, decodeDgnss, decodeSlotBinary } from './binary.ts';
import type { PayloadBits } from './bits.ts';
import { decodeStaticA, decodeStaticB, decodeVoyage } from './identity.ts';
import { decodeAcknowledgement, decodeAssignedMode, decodeChannels, decodeDataLink, decodeGroupAssignment, decodeInterrogation } from './link.ts';
import type { AisMessage } from './message.ts';
import { decodeLongRange, decodePositionA } from './position-a.ts';
import { decodeExtendedB, decodePositionB } from './position-b.ts';
import { decodeSarAircraft, decodeStation, decodeTimeInquiry } from './station.ts';
import { decodeAddressedText, decodeBroadcastText } from './text.ts';

/** Why a payload is no message: shorter than its type's fields, no such type, or a part of type 24 that nobody defined. */
export type PayloadFault = 'too-short' | 'unknown-type' | 'bad-payload';

/**
 * Bits that a message of each type needs: up to the last one that carries a field. Spare bits and the communication state
 * after it may be missing, and the last two bits of a destination, which many transmitters leave off. 0: no such type.
 */
const NEEDED_BITS: readonly number[] = [
  0, 149, 149, 149, 149, 420, 88, 72, 56, 148, 70, 149, 72, 72, 40, 88, 92, 80, 148, 308, 70, 271, 145, 154, 40, 40, 60, 95,
];
/** Type 24: name, or all that stands before the spare bits. */
const NEEDED_24A = 160;
const NEEDED_24B = 162;

/** One message from a whole payload; a fault in words where there is none. */
export function decodePayload(b: PayloadBits): AisMessage | PayloadFault {
  if (b.length < 6) return 'too-short';
  const type = b.uint(0, 6);
  const needed = NEEDED_BITS[type] ?? 0;
  if (needed === 0) return 'unknown-type';
  if (b.length < needed) return 'too-short';
  switch (type) {
    case 1:
    case 2:
    case 3:
      return decodePositionA(b, type);
    case 4:
    case 11:
      return decodeStation(b, type);
    case 5:
      return decodeVoyage(b);
    case 6:
      return decodeAddressedBinary(b);
    case 7:
    case 13:
      return decodeAcknowledgement(b, type);
    case 8:
      return decodeBroadcastBinary(b);
    case 9:
      return decodeSarAircraft(b);
    case 10:
      return decodeTimeInquiry(b);
    case 12:
      return decodeAddressedText(b);
    case 14:
      return decodeBroadcastText(b);
    case 15:
      return decodeInterrogation(b);
    case 16:
      return decodeAssignedMode(b);
    case 17:
      return decodeDgnss(b);
    case 18:
      return decodePositionB(b);
    case 19:
      return decodeExtendedB(b);
    case 20:
      return decodeDataLink(b);
    case 21:
      return decodeAid(b);
    case 22:
      return decodeChannels(b);
    case 23:
      return decodeGroupAssignment(b);
    case 24:
      return decodeStatic(b);
    case 25:
      return decodeSlotBinary(b, 25) ?? 'too-short';
    case 26:
      return decodeSlotBinary(b, 26) ?? 'too-short';
    default:
      return decodeLongRange(b);
  }
}

function decodeStatic(b: PayloadBits): AisMessage | PayloadFault {
  const part = b.uint(38, 2);
  if (part === 0) return b.length < NEEDED_24A ? 'too-short' : decodeStaticA(b);
  if (part === 1) return b.length < NEEDED_24B ? 'too-short' : decodeStaticB(b);
  return 'bad-payload';
}
