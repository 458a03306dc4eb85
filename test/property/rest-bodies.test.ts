import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../shared/words/problem.ts';
import { Room } from '../wire/room.ts';

let room: Room;
let token = '';
const plenty = { points: 1_000_000, seconds: 1 };
beforeAll(async () => {
  room = await Room.open({ allowances: { signIn: plenty, commands: plenty, asks: plenty, past: { points: 100, seconds: 10 } } });
  room.engine.raise();
  token = await room.token('Sue', 'supervisor');
});
afterAll(() => room.close());

const path = fc.constantFrom('/api/v1/reports', '/api/v1/alerts/a1/acknowledge', '/api/v1/alerts/a1/shelve', '/api/v1/alerts/a1/transfer', '/api/v1/alerts/silence', '/api/v1/session', '/api/v1/links');
const oddNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-0, Number.MAX_VALUE, 1e-320, 2 ** 53, -1, 181, 91));
const odd = fc.oneof(fc.jsonValue({ maxDepth: 3 }), oddNumber, fc.string({ unit: 'binary' }), fc.constant(null));
/** A body that is almost right: every field now and then of another kind, absent, or joined by one too many. */
const almost = fc
  .record(
    {
      position: fc.oneof(fc.constant([1.4, 51]), fc.tuple(oddNumber, oddNumber), odd),
      observedAt: fc.oneof(fc.constant('2026-06-01T05:59:00Z'), odd),
      channel: fc.oneof(fc.constantFrom('vhf', '999', 'VHF'), odd),
      seen: fc.oneof(fc.constant('a boat'), odd),
      accuracyM: odd,
      sog: odd,
      cog: odd,
      peopleMin: odd,
      peopleMax: odd,
      revision: odd,
      key: fc.oneof(fc.constant('key-12345'), odd),
      note: odd,
      minutes: fc.oneof(fc.constant(10), odd),
      reason: odd,
      to: fc.oneof(fc.constant({ kind: 'desk', name: 'Ben' }), odd),
      secret: odd,
      name: fc.oneof(fc.constant('Ada'), odd),
      role: fc.oneof(fc.constant('viewer'), odd),
      ['__proto__']: odd,
    },
    { requiredKeys: [] },
  )
  .map((body) => JSON.stringify(body));
const body = fc.oneof(almost, odd.map((value) => JSON.stringify(value)), fc.string({ unit: 'binary' }), almost.map((text) => text.slice(0, -1)));
const type = fc.constantFrom('application/json', 'application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense');

describe('whatever is sent as a body', () => {
  it('is taken or refused by a problem document, and never breaks the server', async () => {
    await fc.assert(
      fc.asyncProperty(path, body, type, async (path, body, type) => {
        const response = await fetch(`${room.url}${path}`, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': type } });
        expect(response.status).toBeLessThan(500);
        const answer: unknown = await response.json();
        const refused = response.status >= 400;
        expect(response.headers.get('content-type')?.split(';')[0]).toBe(refused ? 'application/problem+json' : 'application/json');
        expect(refused ? Problem.parse(answer).status : response.status).toBe(response.status);
      }),
      { numRuns: 600 },
    );
    expect(room.log.filter((line) => line.includes('unexpected'))).toEqual([]);
  });
});
