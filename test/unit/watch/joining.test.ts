import { describe, expect, it } from 'vitest';
import type { AlertFacts } from '../../../server/watch/alerts/book.ts';
import { AlertRoom, ANNA, MINUTE, SECOND } from '../../stand-ins/alert-room.ts';

const SHIP = { tracks: ['235000001'] };
const OTHER = { tracks: ['235000002'] };
const fence = (more: Partial<AlertFacts> = {}): Partial<AlertFacts> => ({ ...SHIP, ...more });
const meeting: Partial<AlertFacts> = { tracks: ['235000001', '235000003'], rule: 'closest-approach', category: 'A', what: 'm', figures: { cpa: 0.1 } };

function standing(): AlertRoom {
  const room = new AlertRoom();
  room.tell('true', fence(), 'fence');
  room.wait(10 * SECOND);
  return room;
}

const events = (room: AlertRoom): string[] => room.happened.map(({ event, alert }) => `${event} ${alert.id}`);

describe('a further condition of a vessel', () => {
  it('joins the alert that stands for it, with its own rule, tracks and figures, and raises the counter', () => {
    const room = standing();
    room.tell('true', meeting, 'meet');
    expect(events(room)).toEqual(['raised a1', 'joined a1']);
    expect(room.alert()).toMatchObject({
      situation: 'fence',
      repeats: 1,
      category: 'A',
      tracks: ['235000001', '235000003'],
      joinedNow: 'meet',
      joined: [{ situation: 'meet', rule: 'closest-approach', tracks: ['235000001', '235000003'], figures: { cpa: 0.1 }, condition: 'true' }],
    });
  });

  it('leaves an approach both its vessels, also when it goes while another condition holds', () => {
    const room = new AlertRoom();
    room.tell('true', meeting, 'meet');
    room.tell('true', fence(), 'fence');
    room.tell('false', meeting, 'meet');
    const { joined, joinedNow } = room.alert();
    expect(joined.find(({ situation }) => situation === joinedNow)).toMatchObject({ situation: 'meet', condition: 'false', tracks: meeting.tracks, figures: meeting.figures });
  });

  it('is an alert of its own for another vessel, and in an emergency', () => {
    const room = standing();
    room.tell('true', OTHER, 'other');
    room.tell('true', { ...SHIP, priority: 'emergency', category: 'A' }, 'sos');
    expect(events(room)).toEqual(['raised a1', 'raised a2', 'raised a3']);
  });

  it('is an alert of its own where the one that stands is put away, or is about a source', () => {
    const room = standing();
    room.do({ kind: 'alert.acknowledge', alertId: 'a1' }, ANNA);
    room.do({ kind: 'alert.shelve', alertId: 'a1', minutes: 20, reason: 'known' }, ANNA);
    room.tell('true', meeting, 'meet');
    expect(room.alert('a2')).toMatchObject({ situation: 'meet', state: 'unack' });
    const other = new AlertRoom();
    other.tell('true', { ...SHIP, rule: 'feed-lost' }, 'feed');
    other.tell('true', meeting, 'meet');
    expect(events(other)).toEqual(['raised a1', 'raised a2']);
  });

  it('does not sound anew while the alert asks for somebody, unless its priority is higher', () => {
    const room = standing();
    const before = room.alert().soundedAt;
    room.tell('true', meeting, 'meet');
    expect(room.alert()).toMatchObject({ soundedAt: before, priority: 'warning' });
    room.tell('true', { ...meeting, priority: 'alarm' }, 'lost');
    expect(room.alert()).toMatchObject({ soundedAt: room.now, priority: 'alarm', repeats: 2 });
  });

  it('asks anew when somebody had acknowledged what was known; a caution does not', () => {
    const room = standing();
    room.do({ kind: 'alert.acknowledge', alertId: 'a1' }, ANNA);
    room.tell('true', fence({ priority: 'caution' }), 'text');
    expect(room.alert().state).toBe('ack');
    room.tell('true', meeting, 'meet');
    expect(room.alert()).toMatchObject({ state: 'unack', acknowledged: null, joinedNow: 'meet' });
  });

  it('keeps the alert when the first condition goes, and ends it when it was the last', () => {
    const room = standing();
    room.tell('true', meeting, 'meet');
    room.tell('false', fence(), 'fence');
    expect(room.alert()).toMatchObject({ state: 'unack', condition: 'true', clearedAt: null, joinedNow: 'fence' });
    room.tell('false', meeting, 'meet');
    expect(room.alert()).toMatchObject({ state: 'runack', condition: 'false', joinedNow: 'meet' });
    expect(events(room)).toEqual(['raised a1', 'joined a1', 'joined-changed a1', 'cleared a1']);
  });

  it('leaves it one that cannot be checked while none holds and one is unknown, and never clears it so', () => {
    const room = standing();
    room.tell('true', meeting, 'meet');
    room.tell('unknown', fence(), 'fence');
    expect(room.alert().condition).toBe('true');
    room.tell('false', meeting, 'meet');
    expect(room.alert()).toMatchObject({ state: 'unack', condition: 'unknown' });
    room.tell('false', fence(), 'fence');
    expect(room.alert()).toMatchObject({ state: 'runack', condition: 'false' });
  });

  it('renews the alert when it is back within five minutes, and is a new one later', () => {
    const room = standing();
    room.tell('true', meeting, 'meet');
    room.tell('false', fence(), 'fence');
    room.tell('false', meeting, 'meet');
    room.wait(4 * MINUTE);
    room.tell('true', meeting, 'meet');
    expect(room.alert()).toMatchObject({ state: 'unack', condition: 'true' });
    room.tell('false', meeting, 'meet');
    room.wait(6 * MINUTE);
    room.tell('true', meeting, 'meet');
    expect(room.alert('a2')).toMatchObject({ situation: 'meet', state: 'unack' });
    room.tell('false', meeting, 'meet');
    expect(room.alert('a2')).toMatchObject({ state: 'runack' });
  });

  it('comes back from what was kept as it was', () => {
    const room = standing();
    room.tell('true', meeting, 'meet');
    room.tell('unknown', fence(), 'fence');
    const again = room.restarted();
    for (const each of [room, again]) {
      each.tell('false', meeting, 'meet');
      each.tell('true', fence(), 'fence');
    }
    expect(again.book.toState()).toEqual(room.book.toState());
  });
});
