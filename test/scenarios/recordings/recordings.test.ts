import { describe, expect, it } from 'vitest';
import { T0 } from '../../stand-ins/sea.ts';
import { deliveriesOf, runThrough, watchLive, ZONE_RULES_ONLY } from '../../stand-ins/two-paths.ts';
import { alongTheLine } from './along-the-line.recording.ts';
import { kept, keptText } from './kept.ts';
import { nmeaOf, type Situation } from './voyage.ts';
import { zoneApproach } from './zone-approach.recording.ts';
import { zoneDwell } from './zone-dwell.recording.ts';
import { zoneEntry } from './zone-entry.recording.ts';
import { zoneExit } from './zone-exit.recording.ts';

const SITUATIONS: readonly (readonly [name: string, situation: Situation])[] = [
  ['zone-entry', zoneEntry],
  ['zone-exit', zoneExit],
  ['zone-dwell', zoneDwell],
  ['zone-approach', zoneApproach],
  ['along-the-line', alongTheLine],
];

/** What a condition does to an alert; time alone does the rest. */
const OF_CONDITIONS = new Set(['raised', 'renewed', 'joined', 'cleared', 'unverifiable', 'verifiable']);

interface Line {
  readonly at: string;
  readonly event: string;
  readonly rule: string;
  readonly state: string;
}
const told = (lines: readonly string[]): string[] =>
  lines
    .map((line) => JSON.parse(line) as Line)
    .filter(({ event }) => OF_CONDITIONS.has(event))
    .map(({ at, event, rule, state }) => `${(Date.parse(at) - T0) / 1000} ${event} ${rule} ${state}`);

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe.each(SITUATIONS)('the situation %s', (name, situation) => {
  const recording = kept(`${name}.nmea`);
  const rules = { zones: situation.zones, rules: ZONE_RULES_ONLY };
  const until = T0 + situation.untilS * 1000;

  it('is kept as a recording and its zones, as varne run takes them', () => {
    const nmea = nmeaOf(situation);
    expect(nmea).toBe(keptText(`${name}.nmea`, nmea));
    const zones = `${JSON.stringify({ type: 'FeatureCollection', features: situation.zones }, null, 1)}\n`;
    expect(zones).toBe(keptText(`${name}.zones.json`, zones));
  });

  it('raises and ends its alerts when it should, in the very lines that are kept', async () => {
    const lines = await runThrough([`file:${recording}`], rules, until);
    expect(told(lines)).toEqual(situation.tells);
    expect(textOf(lines)).toBe(keptText(`${name}.alerts.jsonl`, textOf(lines)));
  });

  it('gives a live watch the same lines, byte for byte', async () => {
    const nmea = nmeaOf(situation);
    const live = await watchLive('tcp', deliveriesOf(nmea, 'tcp'), rules, T0, until);
    expect(live.length).toBeGreaterThan(0);
    expect(textOf(live)).toBe(textOf(await runThrough([`file:${recording}`], rules, until)));
  });
});
