import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { builtInSea } from '../../../server/sources/simulator/land.ts';
import { simulateNmea, stampedLines } from '../../../server/sources/simulator/sentences.ts';
import { openWorld } from '../../../server/sources/simulator/world.ts';

const START = Date.UTC(2026, 2, 1, 22, 30);
const options = { seed: 7, ships: 60, boats: 12, start: START };
const fingerprint = (lines: Iterable<string>): string => {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line).update('\n');
  return hash.digest('hex');
};

/** Everything that comes of a quarter of an hour, when time is let pass in steps of these many milliseconds, over and over. */
function inSteps(...steps: number[]): string {
  const world = openWorld({ ...options, sea: builtInSea() });
  const end = START + 900_000;
  const lines: string[] = [];
  for (let i = 0; world.now < end; i++) {
    const { heard, calls } = world.step(Math.min(end, world.now + (steps[i % steps.length] ?? 1000)));
    lines.push(...stampedLines(heard), ...calls.map((call) => JSON.stringify(call)));
  }
  return fingerprint(lines.filter((line) => !line.startsWith('{'))) + fingerprint(lines.filter((line) => line.startsWith('{')));
}

it('gives the same bytes for the same seed', () => {
  expect(fingerprint(simulateNmea({ ...options, hours: 0.2 }))).toBe(fingerprint(simulateNmea({ ...options, hours: 0.2 })));
});

it('gives another world for another seed', () => {
  const one = [...simulateNmea({ ...options, hours: 0.05 })];
  const other = [...simulateNmea({ ...options, seed: 8, hours: 0.05 })];
  expect(one.length).toBeGreaterThan(300);
  expect(one.filter((line) => other.includes(line)).length).toBeLessThan(one.length / 5);
});

it('does not care into what steps its time is cut', () => {
  const whole = inSteps(900_000);
  expect(inSteps(1000)).toBe(whole);
  expect(inSteps(200, 137, 1, 4321)).toBe(whole);
});

it('stamps every line, in order, within the stretch', () => {
  let last = 0;
  for (const line of simulateNmea({ ...options, hours: 0.1 })) {
    const time = Number(/^\\(?:s:[A-Z]+,)?c:(\d+)\*[0-9A-F]{2}\\[!$]/.exec(line)?.[1]) * 1000;
    expect(time).toBeGreaterThanOrEqual(last);
    last = time;
  }
  expect(last).toBeGreaterThan(START + 350_000);
  expect(last).toBeLessThanOrEqual(START + 360_000);
});
