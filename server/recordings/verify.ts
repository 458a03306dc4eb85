import type { Sighting } from '../../shared/words/sighting.ts';
import { canonicalJson, chainHash } from '../journal/chain.ts';
import { readLine } from './file/entry-line.ts';
import { RecordingBroken, type Recording } from './file/recording.ts';

/**
 * Looks at everything that a recording holds, beyond the checksums that opening it has checked: every chunk can be
 * opened and has what the index says, and the entries are a whole stretch of one chain. What is wrong, in words.
 */
export async function verifyRecording(recording: Recording, told: (chunk: number, of: number) => void = () => undefined): Promise<string[]> {
  const findings: string[] = [];
  const { traffic, counts } = recording.index;
  let sightings = 0;
  for (const [number, place] of traffic.entries()) {
    told(number, traffic.length);
    try {
      const chunk = await recording.chunk(number);
      const found = chunk.runs.reduce((sum, run) => sum + run.sightings.length, 0);
      const odd = chunk.runs.flatMap((run) => run.sightings).find((s) => !isPossible(s));
      if (odd !== undefined) findings.push(`chunk ${number + 1} has a ${odd.kind} of ${odd.trackId} that is nowhere, or at no time`);
      sightings += found;
      if (found !== place.sightings) findings.push(`chunk ${number + 1} has ${found} sightings, and the index says ${place.sightings}`);
    } catch (error) {
      if (!(error instanceof RecordingBroken)) throw error;
      findings.push(`chunk ${number + 1}: ${error.message}`);
    }
  }
  if (sightings !== counts.sightings) findings.push(`it has ${sightings} sightings, and the index says ${counts.sightings}`);
  return [...findings, ...(await brokenLinks(recording))];
}

/** On the globe, and at a time that a watch can have. */
const isPossible = (s: Sighting): boolean =>
  Number.isSafeInteger(s.observedAt) && s.observedAt >= 0 && (s.kind !== 'position' || (Math.abs(s.lon) <= 180 && Math.abs(s.lat) <= 90));

async function brokenLinks(recording: Recording): Promise<string[]> {
  const { chain } = recording.head;
  let count = 0;
  let previous = chain?.hash ?? null;
  let seq = chain?.seq ?? 0;
  for await (const entry of recording.entries()) {
    count += 1;
    seq += 1;
    if (chain === null) return ['it has entries, and does not say of which chain they are links'];
    if (entry.seq !== seq) return [`entry ${seq} is missing: ${entry.seq} comes after ${seq - 1}`];
    if (chainHash({ log: 'journal', watch: chain.watch, seq, previous }, entry.line) !== entry.hash) return [`entry ${seq} was changed, or the one before it: its hash is another`];
    if (!isEntry(entry.line)) return [`entry ${seq} cannot be read; a newer Varne may have made it`];
    previous = entry.hash;
  }
  return count === recording.index.counts.entries ? [] : [`it has ${count} entries, and the index says ${recording.index.counts.entries}`];
}

const isEntry = (line: string): boolean => 'draft' in readLine(line) && canonicalJson(JSON.parse(line)) === line;
