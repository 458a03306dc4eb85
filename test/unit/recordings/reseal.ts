import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { doneSection, PROLOGUE, readSectionHead, section, SECTION_END, SECTION_HEAD, TRAFFIC_HEAD, type SectionTag } from '../../../shared/recording/layout.ts';
import { crc32 } from '../../../shared/wire/traffic/crc32.ts';

interface Part {
  readonly tag: SectionTag;
  readonly at: number;
  readonly payload: Buffer;
}

export function partsOf(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = PROLOGUE; at < bytes.length; ) {
    const head = readSectionHead(bytes.subarray(at, at + SECTION_HEAD));
    if (head === null) throw new Error('no section there');
    parts.push({ tag: head.tag, at, payload: bytes.subarray(at + SECTION_HEAD, at + SECTION_HEAD + head.length) });
    at += SECTION_HEAD + head.length + SECTION_END;
  }
  return parts;
}

const inflate = (payload: Uint8Array): Buffer => inflateRawSync(payload);
const deflate = (content: Buffer): Buffer => deflateRawSync(content, { level: 1 });
/** A chunk knows its own checksum, too. */
function checked(chunk: Buffer): Buffer {
  if (chunk.length >= 8) chunk.writeUInt32LE(crc32(chunk.subarray(8)), 4);
  return chunk;
}

/** The same recording with other contents in the `n`th section of a kind, and every checksum right: what only somebody makes who wants to. */
export function resealed(bytes: Buffer, tag: SectionTag, n: number, change: (content: Buffer) => Buffer): Buffer {
  const moved = new Map<number, { at: number; bytes: number }>();
  const made: Uint8Array[] = [bytes.subarray(0, PROLOGUE)];
  let end = PROLOGUE;
  let seen = 0;
  let indexAt = 0;
  for (const part of partsOf(bytes)) {
    if (part.tag === 'DONE') continue;
    const mine = part.tag === tag && seen++ === n;
    let payload = part.payload;
    if (part.tag === 'INDX') {
      indexAt = end;
      let content: Buffer = Buffer.from(inflate(payload).toString().replace(/"at":(\d+),"bytes":(\d+)/g, (_, at: string) => {
        const place = moved.get(Number(at));
        return place === undefined ? `"at":${at},"bytes":0` : `"at":${place.at},"bytes":${place.bytes}`;
      }));
      if (mine) content = change(content);
      payload = deflate(content);
    } else if (mine && part.tag === 'TRAF') payload = Buffer.concat([payload.subarray(0, TRAFFIC_HEAD), deflate(checked(change(inflate(payload.subarray(TRAFFIC_HEAD)))))]);
    else if (mine) payload = deflate(change(inflate(payload)));
    const whole = section(part.tag, payload);
    moved.set(part.at, { at: end, bytes: whole.length });
    made.push(whole);
    end += whole.length;
  }
  const body = Buffer.concat(made);
  return Buffer.concat([body, doneSection(indexAt, createHash('sha256').update(body).digest())]);
}
