import { describe, expect, test } from 'vitest';
import { isBehind, isSilent, nextPhase, type LinkEvent, type Phase } from '../../../client/stream/phase.ts';

const after = (...events: LinkEvent[]): Phase => events.reduce(nextPhase, 'joining');

describe('how a screen stands to its watch', () => {
  test.each<[LinkEvent[], Phase]>([
    [['link-lost'], 'joining'],
    [['welcome'], 'live'],
    [['welcome', 'silence'], 'stale'],
    [['welcome', 'silence', 'heartbeat'], 'live'],
    [['welcome', 'silence', 'link-lost'], 'reconnecting'],
    [['welcome', 'link-lost', 'heartbeat'], 'reconnecting'],
    [['welcome', 'link-lost', 'silence'], 'reconnecting'],
    [['welcome', 'link-lost', 'welcome'], 'live'],
    [['signed-out', 'welcome', 'heartbeat'], 'signed-out'],
    [['welcome', 'other-version', 'link-lost', 'welcome'], 'other-version'],
  ])('%j leads to %s', (events, phase) => {
    expect(after(...events)).toBe(phase);
  });

  test('five seconds without a word are silence', () => {
    expect([isSilent(1_000, 5_999), isSilent(1_000, 6_000)]).toEqual([false, true]);
  });

  test('only a live picture, or one not yet begun, is not behind', () => {
    const phases: Phase[] = ['joining', 'live', 'stale', 'reconnecting', 'other-version', 'signed-out'];
    expect(phases.filter((p) => !isBehind(p))).toEqual(['joining', 'live']);
  });
});
