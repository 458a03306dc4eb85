import { describe, expect, test } from 'vitest';
import { readObservedTime } from '../../../client/state/observed-time.ts';
import { clockText, shortSpanText, sinceText, spanText } from '../../../client/state/time-text.ts';
import { WatchTime } from '../../../client/state/watch-clock.ts';

const NOW = Date.UTC(2021, 10, 24, 3, 12, 41);
const MIN = 60_000;

describe('how long ago', () => {
  test.each([
    [-5, '0 s'],
    [8_400, '8 s'],
    [2 * MIN, '2 min'],
    [2 * MIN + 7_000, '2 min 07 s'],
    [14 * MIN + 59_000, '14 min'],
    [65 * MIN, '1 h 05 min'],
    [76 * 60 * MIN, '3 d 4 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });
  test('is one unit in tables', () => {
    expect([8_400, 14.9 * MIN, 119 * MIN, 49 * 60 * MIN].map(shortSpanText)).toEqual(['8 s', '14 min', '1 h', '2 d']);
  });
  test('is relative under an hour, then the clock, then with its date', () => {
    expect(sinceText(NOW - 130_000, NOW)).toBe('2 min 10 s');
    expect(sinceText(NOW - 2 * 60 * MIN, NOW)).toBe('since 01:12:41Z');
    expect(sinceText(NOW - 5 * 60 * MIN, NOW)).toBe('since 23 Nov 2021 22:12:41Z');
  });
});

describe("the watch's clock", () => {
  const heard = (time: WatchTime, now: number, at: number, rate = 1) => time.heard({ now, rate, kind: 'wall' }, at);

  test('is not known before the first word, and goes on between heartbeats', () => {
    const time = new WatchTime();
    expect(time.at(5)).toBeNull();
    heard(time, NOW, 1_000);
    expect(time.at(1_750)).toBe(NOW + 750);
  });
  test('of a recording stands five seconds after the last heartbeat, for nobody knows how far it is; the time of day goes on', () => {
    const [played, live] = [new WatchTime(), new WatchTime()];
    played.heard({ now: NOW, rate: 20, kind: 'recording' }, 0);
    live.heard({ now: NOW, rate: 1, kind: 'wall' }, 0);
    expect([4_000, 5_000, 60_000].map((now) => played.at(now))).toEqual([NOW + 80_000, NOW + 100_000, NOW + 100_000]);
    expect(live.at(60_000)).toBe(NOW + 60_000);
  });
  test('is not set back by a heartbeat that came late', () => {
    const time = new WatchTime();
    heard(time, NOW, 1_000);
    heard(time, NOW + 1_000, 2_400);
    expect(Math.abs((time.at(2_400) ?? 0) - (NOW + 1_400))).toBeLessThanOrEqual(2);
  });
  test('follows a jump at once, and a clock of another rate', () => {
    const time = new WatchTime();
    heard(time, NOW, 1_000);
    heard(time, NOW - 60 * MIN, 2_000);
    expect(time.at(2_000)).toBe(NOW - 60 * MIN);
    heard(time, NOW, 3_000, 60);
    expect(time.at(4_000)).toBe(NOW + 60_000);
  });
});

describe('a typed time of observation', () => {
  const at = (text: string) => {
    const r = readObservedTime(text, NOW);
    return r.kind === 'understood' ? `${clockText(r.at)}${r.yesterday ? ' yesterday' : ''}` : r.message;
  };
  test.each([
    ['', '03:12:41Z'],
    ['0305', '03:05:00Z'],
    ['3:05', '03:05:00Z'],
    ['03:05:30Z', '03:05:30Z'],
    ['03.05 utc', '03:05:00Z'],
    ['23:50', '23:50:00Z yesterday'],
    ['03:13', '03:13:00Z'],
    ['03:14', '03:14:00Z yesterday'],
    ['2021-11-23T22:00Z', '22:00:00Z'],
  ])('%s is %s', (text, read) => {
    expect(at(text)).toBe(read);
  });
  test.each([
    ['25:00', 'There is no such time of day.'],
    ['03:60', 'There is no such time of day.'],
    ['soon', 'Type a time in UTC, for example 03:12.'],
    ['2021-11-24T04:00Z', 'This is later than now.'],
    ['2021-02-30T04:00Z', 'There is no such time.'],
  ])('%s is not taken', (text, message) => {
    expect(at(text)).toBe(message);
  });
});
