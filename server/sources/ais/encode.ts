import { encodeAid } from './aid.ts';
import { CHAR_OF } from './armour.ts';
import { encodeAddressedBinary, encodeBroadcastBinary, encodeDgnss, encodeSlotBinary } from './binary.ts';
import { BitWriter } from './bits.ts';
import { encodeStatic, encodeVoyage } from './identity.ts';
import { encodeAcknowledgement, encodeAssignedMode, encodeChannels, encodeDataLink, encodeGroupAssignment, encodeInterrogation } from './link.ts';
import type { AisDraft } from './message.ts';
import { encodeLongRange, encodePositionA } from './position-a.ts';
import { encodeExtendedB, encodePositionB } from './position-b.ts';
import { encodeSarAircraft, encodeStation, encodeTimeInquiry } from './station.ts';
import { encodeAddressedText, encodeBroadcastText } from './text.ts';

export interface SentenceOptions {
  /** The radio channel it was heard on. */
  channel?: 'A' | 'B' | '1' | '2' | '';
  /** 0 to 9: ties the sentences of one message together. Give another one to each message of more than one sentence. */
  sequence?: number;
  /** Talker and formatter, `AIVDM` by default. */
  talker?: string;
}

/** Payload characters a sentence: with them no sentence is longer than the 82 characters of IEC 61162-1. */
const CHARS_PER_SENTENCE = 60;

/** Complete sentences (`!AIVDM,...*hh`, without line ends) of one message; two or more for the long types. */
export function encode(message: AisDraft, options: SentenceOptions = {}): string[] {
  const writer = new BitWriter();
  writer.put(message.type, 6).put(message.repeat ?? 0, 2).put(message.mmsi, 30);
  encodeBody(message, writer);
  const armoured = writer.payload().map((six) => String.fromCharCode(CHAR_OF[six]!)).join('');
  const fill = (6 - (writer.bits % 6)) % 6;
  return sentences(armoured, fill, options);
}

/** Sentences of a payload that is already armoured. */
export function sentences(armoured: string, fill: number, options: SentenceOptions = {}): string[] {
  const { channel = 'A', talker = 'AIVDM' } = options;
  const count = Math.max(1, Math.ceil(armoured.length / CHARS_PER_SENTENCE));
  const sequence = count > 1 ? String(options.sequence ?? 0) : '';
  const made: string[] = [];
  for (let i = 0; i < count; i++) {
    const part = armoured.slice(i * CHARS_PER_SENTENCE, (i + 1) * CHARS_PER_SENTENCE);
    made.push(withChecksum(`!${talker},${count},${i + 1},${sequence},${channel},${part},${i + 1 === count ? fill : 0}`));
  }
  return made;
}

/** Adds `*hh` to a sentence that begins with `!`, `$` or `\`: the exclusive or of what follows that character. */
export function withChecksum(sentence: string): string {
  let sum = 0;
  for (let i = 1; i < sentence.length; i++) sum ^= sentence.charCodeAt(i);
  return `${sentence}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
}

function encodeBody(message: AisDraft, w: BitWriter): void {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      return encodePositionA(message, w);
    case 4:
    case 11:
      return encodeStation(message, w);
    case 5:
      return encodeVoyage(message, w);
    case 6:
      return encodeAddressedBinary(message, w);
    case 7:
    case 13:
      return encodeAcknowledgement(message, w);
    case 8:
      return encodeBroadcastBinary(message, w);
    case 9:
      return encodeSarAircraft(message, w);
    case 10:
      return encodeTimeInquiry(message, w);
    case 12:
      return encodeAddressedText(message, w);
    case 14:
      return encodeBroadcastText(message, w);
    case 15:
      return encodeInterrogation(message, w);
    case 16:
      return encodeAssignedMode(message, w);
    case 17:
      return encodeDgnss(message, w);
    case 18:
      return encodePositionB(message, w);
    case 19:
      return encodeExtendedB(message, w);
    case 20:
      return encodeDataLink(message, w);
    case 21:
      return encodeAid(message, w);
    case 22:
      return encodeChannels(message, w);
    case 23:
      return encodeGroupAssignment(message, w);
    case 24:
      return encodeStatic(message, w);
    case 25:
    case 26:
      return encodeSlotBinary(message, w);
    case 27:
      return encodeLongRange(message, w);
  }
}
