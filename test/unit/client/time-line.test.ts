import { describe, expect, it } from 'vitest';
import { axisTimes, binsOf, neighbour, stretchAt, stripAround, timesOf } from '../../../client/replay/time-line.ts';
import { timeFromText } from '../../../client/replay/typed-time.ts';
import type { PastEvent, PastStretch } from '../../../shared/wire/past/overview.ts';

const MINUTE = 60_000;
const event = (at: number, kind: PastEvent['kind'], priority: PastEvent['priority'] = null): PastEvent => ({ seq: 1, at, kind, priority, what: '' });
const stretch = (number: number, from: number, to: number): PastStretch => ({ number, from, to, sightings: 1, closed: true });
const events = [event(100, 'alert', 'caution'), event(150, 'alert', 'alarm'), event(160, 'alert', 'warning'), event(520, 'report'), event(900, 'alert', 'caution')];

describe('the time line', () => {
  it('tells of a moment from the newest stretch that had begun', () => {
    const stretches = [stretch(3, 100, 200), stretch(4, 200, 300), stretch(7, 500, 600)];
    expect([99, 100, 250, 400, 9_999].map((at) => stretchAt(stretches, at)?.number ?? null)).toEqual([null, 3, 4, 4, 7]);
  });

  it('counts alerts and reports in each piece, with the worst priority, and what was recorded', () => {
    const bins = binsOf({ events, stretches: [stretch(1, 0, 250), stretch(2, 800, 950)] }, { from: 0, to: 1_000 }, 10);
    expect(bins.map(({ alerts }) => alerts)).toEqual([0, 3, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(bins[1]?.worst).toBe('alarm');
    expect(bins[5]?.reports).toBe(1);
    expect(bins.map(({ recorded }) => Number(recorded)).join('')).toBe('1110000011');
    expect(binsOf({ events, stretches: [] }, { from: 200, to: 500 }, 3).every(({ alerts, reports }) => alerts + reports === 0)).toBe(true);
  });

  it('finds the next and the one before, and not the one that is shown', () => {
    const alerts = timesOf('alert', events, []);
    expect([neighbour(alerts, 150, 1, 5), neighbour(alerts, 150, -1, 5), neighbour(alerts, 900, 1, 5), neighbour(alerts, 100, -1, 5)]).toEqual([160, 100, null, null]);
    expect(timesOf('report', events, [])).toEqual([520]);
    expect(timesOf('mark', events, [700, 300])).toEqual([300, 700]);
  });

  it('leaves the strip where it is while the moment is well inside, and else goes with it', () => {
    const bounds = { from: 0, to: 100 * MINUTE };
    const strip = stripAround(null, 50 * MINUTE, 10 * MINUTE, bounds);
    expect(strip).toEqual({ from: 45 * MINUTE, to: 55 * MINUTE });
    expect(stripAround(strip, 54 * MINUTE, 10 * MINUTE, bounds)).toBe(strip);
    expect(stripAround(strip, 60 * MINUTE, 10 * MINUTE, bounds)).not.toBe(strip);
    expect(stripAround(null, 100 * MINUTE, 10 * MINUTE, bounds).to).toBe(100.5 * MINUTE);
    expect(axisTimes(strip, 11)).toEqual([45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55].map((m) => m * MINUTE));
    expect(axisTimes(strip, 5)).toEqual([46, 48, 50, 52, 54].map((m) => m * MINUTE));
  });

  it('reads times as people type them', () => {
    const now = Date.UTC(2031, 4, 17, 20, 30, 0);
    const read = (text: string, looked = now): string | null => {
      const at = timeFromText(text, looked, now);
      return at === null ? null : new Date(at).toISOString();
    };
    expect(read('3:12')).toBe('2031-05-17T03:12:00.000Z');
    expect(read('03:12:41Z')).toBe('2031-05-17T03:12:41.000Z');
    expect(read('0312')).toBe('2031-05-17T03:12:00.000Z');
    // It is not 23:00 yet today.
    expect(read('23:00')).toBe('2031-05-16T23:00:00.000Z');
    expect(read('03:12', now - 5 * 86_400_000)).toBe('2031-05-12T03:12:00.000Z');
    expect(read('2031-05-16 03:12')).toBe('2031-05-16T03:12:00.000Z');
    expect(read('16 May 03:12:05')).toBe('2031-05-16T03:12:05.000Z');
    expect(read('24 Nov 03:12')).toBe('2030-11-24T03:12:00.000Z');
    expect(read('-5 min')).toBe('2031-05-17T20:25:00.000Z');
    expect([read('25:00'), read('31 Jun 03:12'), read('soon'), read(''), read('12:61')]).toEqual([null, null, null, null, null]);
  });
});
