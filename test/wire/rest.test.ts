import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Health } from '../../shared/wire/health.ts';
import { Invite, SessionView } from '../../shared/wire/rest.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { Alert } from '../../shared/words/alert.ts';
import { Entry } from '../../shared/words/entry.ts';
import { Problem, type ProblemName } from '../../shared/words/problem.ts';
import { Report } from '../../shared/words/report.ts';
import { SourceHealth } from '../../shared/words/source.ts';
import { TrackCollection, TrackWithTrail } from '../../shared/words/track.ts';
import { ZoneCollection } from '../../shared/words/zone.ts';
import { Room } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await Room.open();
  room.engine.addTracks(40);
  room.engine.raise();
});
afterEach(() => room.close());

const api = '/api/v1';
const aReport = { position: [1.4, 51], observedAt: '2026-06-01T05:59:00Z', channel: 'vhf', seen: 'A small boat with many people' };
const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

/** The problem that an answer carries, which must be one in every respect. */
async function problemOf(response: Response): Promise<Problem & { name: ProblemName }> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:varne:problem:${problem.name}`);
  return problem;
}

describe('what can be read', () => {
  it.each<[string, z.ZodType]>([
    [`${api}/tracks`, TrackCollection],
    [`${api}/tracks/235000001`, TrackWithTrail],
    [`${api}/alerts`, z.array(Alert).length(1)],
    [`${api}/alerts/a1`, Alert],
    [`${api}/zones`, ZoneCollection],
    [`${api}/entries`, z.array(Entry).length(1)],
    [`${api}/entries?after=1&limit=10`, z.array(Entry).length(0)],
    [`${api}/sources`, z.array(SourceHealth).length(1)],
    [`${api}/session`, SessionView],
    ['/healthz', Health],
  ])('%s is as its schema says', async (path, schema) => {
    const response = await room.ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    fromRest(schema, await response.json());
  });

  it('a large answer is packed, and not sent again when it has not changed', async () => {
    const first = await room.ask(`${api}/tracks`);
    expect(first.headers.get('content-encoding')).toBe('gzip');
    const etag = first.headers.get('etag') ?? '';
    expect((await room.ask(`${api}/tracks`, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304);
  });

  it('the metrics are Prometheus text and name nobody', async () => {
    await room.connect('Ada Officer');
    const response = await room.ask('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    const text = await response.text();
    expect(text).toContain('varne_stream_clients 1');
    expect(text).toContain('varne_source_errors_total{source="sim:",reason="checksum"} 3');
    expect(text).not.toContain('Ada');
  });

  it('the OpenAPI document tells of every route, and every schema that it points to is there', async () => {
    const document = await (await room.ask(`${api}/openapi.json`)).json();
    expect(Object.keys(document.paths).toSorted()).toEqual([
      `${api}/alert-report`,
      `${api}/alerts`,
      `${api}/alerts/silence`,
      `${api}/alerts/{id}`,
      `${api}/alerts/{id}/accept`,
      `${api}/alerts/{id}/acknowledge`,
      `${api}/alerts/{id}/in-service`,
      `${api}/alerts/{id}/log`,
      `${api}/alerts/{id}/out-of-service`,
      `${api}/alerts/{id}/refuse`,
      `${api}/alerts/{id}/release`,
      `${api}/alerts/{id}/seen`,
      `${api}/alerts/{id}/shelve`,
      `${api}/alerts/{id}/silence`,
      `${api}/alerts/{id}/suppress`,
      `${api}/alerts/{id}/transfer`,
      `${api}/alerts/{id}/unshelve`,
      `${api}/alerts/{id}/unsuppress`,
      `${api}/entries`,
      `${api}/links`,
      `${api}/live-emergencies`,
      `${api}/openapi.json`,
      `${api}/past`,
      `${api}/past/stretches/{number}`,
      `${api}/reports`,
      `${api}/session`,
      `${api}/settings`,
      `${api}/settings/dry-run`,
      `${api}/sources`,
      `${api}/tracks`,
      `${api}/tracks/{id}`,
      `${api}/zones`,
      '/healthz',
      '/metrics',
    ]);
    const pointed = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref?.replace('#/components/schemas/', ''));
    expect(pointed.length).toBeGreaterThan(20);
    expect(pointed.filter((name) => !Object.hasOwn(document.components.schemas, name ?? ''))).toEqual([]);
  });
});

describe('without a session', () => {
  it('every route but health and signing in answers 401, whatever is asked', async () => {
    const document = await (await room.ask(`${api}/openapi.json`)).json();
    const open: string[] = [];
    const refused = new Set<string>();
    for (const [path, operations] of Object.entries<object>(document.paths)) {
      for (const method of Object.keys(operations)) {
        for (const token of ['', 'wrong']) {
          const response = await room.ask(path.replace('{id}', 'a1'), { method: method.toUpperCase(), token, ...(method === 'post' && { body: '{}' }) });
          if (response.status === 401) refused.add((await problemOf(response)).name);
          else open.push(`${method} ${path}`);
        }
      }
    }
    expect([...refused]).toEqual(['not-signed-in']);
    expect([...new Set(open)]).toEqual([`post ${api}/session`, 'get /healthz']);
  });

  it('not even which addresses exist can be found out', async () => {
    expect((await room.ask(`${api}/nothing`, { token: '' })).status).toBe(401);
    expect((await room.ask(`${api}/tracks`, { token: '', method: 'PUT' })).status).toBe(401);
  });

  it('the page sends to where one signs in', async () => {
    const response = await room.ask('/', { token: '' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in']);
  });
});

describe('an act upon an alert', () => {
  it.each([
    ['silence', {}],
    ['transfer', { to: { kind: 'desk', name: 'Ben' } }],
    ['accept', { theirName: 'Duty officer' }],
    ['refuse', { reason: 'busy' }],
    ['shelve', { minutes: 10, reason: 'known' }],
    ['unshelve', {}],
    ['suppress', { minutes: 10, reason: 'planned', rule: 'exercise-7' }],
    ['unsuppress', {}],
    ['out-of-service', { minutes: 10, reason: 'radar down' }],
    ['in-service', {}],
    ['release', { reason: 'found', confirm: true }],
    ['log', { what: 'called on 16' }],
    ['seen', {}],
  ])('%s is the command of that name, and a refusal says how the alert stands', async (act, body) => {
    const response = await room.ask(`${api}/alerts/a1/${act}`, post({ key: 'key-12345', ...body }));
    expect(room.engine.commands).toEqual([{ kind: `alert.${act}`, alertId: 'a1', key: 'key-12345', ...body }]);
    expect(await problemOf(response)).toMatchObject({ status: 409, name: 'not-possible' });
  });

  it.each([
    ['shelve', { minutes: 10 }, 'reason'],
    ['shelve', { minutes: 0, reason: 'known' }, 'minutes'],
    ['transfer', { to: { kind: 'boat', name: 'Ben' } }, 'to.kind'],
    ['log', { what: ' ' }, 'what'],
    ['silence', { all: true }, null],
  ])('%s with %j is refused by name', async (act, body, field) => {
    expect(await problemOf(await room.ask(`${api}/alerts/a1/${act}`, post(body)))).toMatchObject({ status: 400, name: 'invalid', field });
    expect(room.engine.commands).toEqual([]);
  });

  it('silences all by one command', async () => {
    await room.ask(`${api}/alerts/silence`, post({ key: 'key-12345' }));
    expect(room.engine.commands).toEqual([{ kind: 'alert.silence', all: true, key: 'key-12345' }]);
  });
});

describe('an acknowledgement', () => {
  it('answers the alert as it then stands, with who and when', async () => {
    const response = await room.ask(`${api}/alerts/a1/acknowledge`, post({ revision: 1, note: 'seen' }));
    expect(response.status).toBe(200);
    expect(fromRest(Alert, await response.json())).toMatchObject({ state: 'ack', revision: 2, acknowledged: { by: 'Officer', note: 'seen' } });
  });

  it('needs no body', async () => {
    expect((await room.ask(`${api}/alerts/a1/acknowledge`, { method: 'POST' })).status).toBe(200);
  });

  it('that comes second is told who was first and how the alert stands', async () => {
    const [ada, ben] = [await room.token('Ada'), await room.token('Ben')];
    const answers = await Promise.all([ada, ben].map((token) => room.ask(`${api}/alerts/a1/acknowledge`, { ...post({ revision: 1 }), token })));
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    const { acknowledged } = fromRest(Alert, await won?.json());
    const problem = await problemOf(lost ?? new Response());
    expect(problem).toMatchObject({ status: 409, name: 'already-acknowledged', by: acknowledged?.by, at: '2026-06-01T06:00:00.000Z' });
    expect(fromRest(Alert, problem.alert).state).toBe('ack');
  });

  it('sent twice under one key is done once', async () => {
    const token = await room.token();
    const send = () => room.ask(`${api}/alerts/a1/acknowledge`, { ...post({ key: 'key-12345' }), token });
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
    expect(room.engine.journal).toHaveLength(2);
  });

  it('that the journal cannot keep is refused, and says so', async () => {
    room.engine.journalTrouble = 'The disk is full. Nothing was kept.';
    const problem = await problemOf(await room.ask(`${api}/alerts/a1/acknowledge`, { method: 'POST' }));
    expect(problem).toMatchObject({ status: 503, name: 'journal-unavailable', detail: 'The disk is full. Nothing was kept.' });
    expect(Health.parse(await (await room.ask('/healthz')).json())).toMatchObject({ status: 'degraded', journal: 'failing' });
  });
});

describe('a report', () => {
  it('is answered as kept, with where its track is, and sent again under its key is kept once', async () => {
    const token = await room.token();
    const send = () => room.ask(`${api}/reports`, { ...post(aReport), token, headers: { 'idempotency-key': 'report-key-1' } });
    const response = await send();
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`${api}/tracks/report:1`);
    expect(fromRest(Report, await response.json())).toMatchObject({ id: 'r1', seen: aReport.seen });
    expect((await send()).status).toBe(201);
    expect(room.engine.journal).toHaveLength(2);
  });
});

describe('what is asked wrongly', () => {
  it.each<[string, string, RequestInit, number, ProblemName]>([
    ['a track that is not there', `${api}/tracks/1`, {}, 404, 'unknown-track'],
    ['an alert that is not there', `${api}/alerts/a9`, {}, 404, 'unknown-alert'],
    ['to acknowledge what is no alert', `${api}/alerts/x/acknowledge`, post({}), 404, 'unknown-alert'],
    ['an unknown address', `${api}/nothing`, {}, 404, 'not-found'],
    ['a page that is not there', '/nothing', {}, 404, 'not-found'],
    ['an address that cannot be decoded', `${api}/tracks/%ff`, {}, 400, 'invalid'],
    ['with the wrong method', `${api}/tracks`, { method: 'DELETE' }, 405, 'wrong-method'],
    ['what is no JSON', `${api}/reports`, { method: 'POST', body: '{"a":' }, 400, 'invalid'],
    ['a bare value', `${api}/reports`, { method: 'POST', body: '7' }, 400, 'invalid'],
    ['another type', `${api}/reports`, { method: 'POST', body: 'a=1', headers: { 'content-type': 'text/plain' } }, 415, 'wrong-content-type'],
    ['another character set', `${api}/reports`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json; charset=x' } }, 415, 'wrong-content-type'],
    ['too much', `${api}/reports`, post({ ...aReport, seen: 'x'.repeat(110 * 1024) }), 413, 'too-large'],
    ['a field too many', `${api}/reports`, post({ ...aReport, nationality: '-' }), 400, 'invalid'],
    ['a key that is none', `${api}/reports`, { ...post(aReport), headers: { 'idempotency-key': '?' } }, 400, 'invalid'],
    ['a stretch that is none', `${api}/entries?limit=0`, {}, 400, 'invalid'],
    ['by a page of another site', `${api}/reports`, { ...post(aReport), headers: { origin: 'https://example.org' } }, 403, 'other-origin'],
  ])('%s: a problem that says so', async (_what, path, init, status, name) => {
    const { headers, ...rest } = init;
    expect(await problemOf(await room.ask(path, { ...rest, ...(headers && { headers }) }))).toMatchObject({ status, name });
    expect(room.engine.journal).toHaveLength(1);
  });

  it('names the field', async () => {
    const problem = await problemOf(await room.ask(`${api}/reports`, post({ ...aReport, position: [200, 51] })));
    expect(problem.field).toBe('position.0');
  });

  it('says in Allow what can be asked', async () => {
    expect((await room.ask(`${api}/session`, { method: 'PUT' })).headers.get('allow')).toBe('POST, GET, HEAD, DELETE');
  });

  it('too often by one person is slowed, and says until when', async () => {
    await room.close();
    room = await Room.open({ allowances: { signIn: { points: 1, seconds: 60 }, commands: { points: 1, seconds: 60 }, asks: { points: 1, seconds: 60 }, past: { points: 100, seconds: 10 } } });
    await room.ask(`${api}/reports`, post(aReport));
    const response = await room.ask(`${api}/reports`, post(aReport));
    expect((await problemOf(response)).name).toBe('too-many-requests');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await room.ask(`${api}/reports`, { ...post(aReport), token: await room.token('Another') })).status).toBe(201);
  });
});

describe('a supervisor', () => {
  it('lets another person in, and nobody else does', async () => {
    const token = await room.token('Sue', 'supervisor');
    const response = await room.ask(`${api}/links`, { ...post({ name: 'New Officer', role: 'operator' }), token });
    expect(response.status).toBe(201);
    const { url } = Invite.parse(await response.json());
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
    expect(room.control.lines).toEqual([
      { actor: 'Sue', body: { kind: 'invited', name: 'New Officer', role: 'operator' } },
      { actor: 'New Officer', body: { kind: 'signed-in', name: 'New Officer', role: 'operator', by: 'link' } },
    ]);
    const refused = await room.ask(`${api}/links`, post({ name: 'Friend', role: 'supervisor' }));
    expect((await problemOf(refused)).name).toBe('role-not-allowed');
  });
});

describe('the logs', () => {
  it('hold no secret, body or position', async () => {
    const token = await room.token('Sue', 'supervisor');
    const { url } = Invite.parse(await (await room.ask(`${api}/links`, { ...post({ name: 'New', role: 'viewer' }), token })).json());
    await fetch(url, { redirect: 'manual' });
    await room.ask(`${api}/reports`, { ...post(aReport), token });
    await room.ask(`${api}/reports`, { method: 'POST', body: '{"seen": "a secret thing', token });
    room.engine.slow = () => Promise.reject(new Error('away'));
    await room.ask(`${api}/tracks`, { token });
    const all = room.log.join('');
    expect(all).toContain('"route":"/api/v1/reports"');
    expect(all).toContain('away');
    for (const secret of ['secret', 'small boat', '1.4', 'cookie', token]) expect(all).not.toContain(secret);
  });
});
