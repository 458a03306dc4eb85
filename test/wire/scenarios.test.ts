import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wallTimers } from '../../server/engine/timers.ts';
import { openScenario } from '../../server/scenario/open.ts';
import { runScenario } from '../../server/scenario/run.ts';
import { readScenario } from '../../shared/scenario/read.ts';
import { ScenarioTrial } from '../../shared/wire/scenario-trial.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { ScenarioCard, ScenarioVersion, ScenarioView } from '../../shared/wire/scenarios.ts';
import { ExerciseView } from '../../shared/words/exercise.ts';
import { Problem } from '../../shared/words/problem.ts';
import type { Role } from '../../shared/words/role.ts';
import { SHORT_SCENARIO } from '../stand-ins/short-scenario.ts';
import { watchroom } from './watchroom.ts';

const here = watchroom();

const ask = async (name: string, path: string, body?: unknown, role: Role = 'trainer'): Promise<Response> =>
  here.room.ask(`/api/v1${path}`, { token: await here.room.token(name, role), ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) });
const viewOf = async (answer: Response): Promise<ScenarioView> => {
  expect(answer.status).toBeLessThan(300);
  return fromRest(ScenarioView, await answer.json());
};
const problemOf = async (answer: Response): Promise<Problem> => {
  const problem = Problem.parse(await answer.json());
  expect(answer.status).toBe(problem.status);
  return problem;
};
const cards = async (query = ''): Promise<ScenarioCard[]> => fromRest(z.array(ScenarioCard), await (await ask('Ada', `/scenarios${query}`)).json());
const made = async (text = SHORT_SCENARIO): Promise<ScenarioView> => viewOf(await ask('Ada', '/scenarios', { text }));

describe('the scenarios of a centre', () => {
  it('stand beside the six that are shipped, which can be read and not changed', async () => {
    const shipped = await cards();
    expect(shipped.map(({ id }) => id)).toEqual(['quiet-night', 'busy-day', 'feed-lost', 'collision-course', 'drift-over-boundary', 'against-flow-in-fog']);
    expect(shipped.every(({ shipped, faults, revision }) => shipped && faults === 0 && revision === 0)).toBe(true);
    const { text } = await viewOf(await ask('Ada', '/scenarios/quiet-night'));
    expect(text).toContain('title: ');
    expect(await problemOf(await ask('Ada', '/scenarios/quiet-night/versions', { text, revision: 1 }))).toMatchObject({ name: 'not-possible', detail: expect.stringContaining('Make a copy') });
    expect(await problemOf(await ask('Ada', '/scenarios/quiet-night/shelf', { aside: true, revision: 1 }))).toMatchObject({ name: 'not-possible' });

    const { id } = await made(text);
    const [last] = (await cards()).slice(-1);
    expect(last).toMatchObject({ id, shipped: false, revision: 1, savedBy: 'Ada', faults: 0, minutes: shipped[0]?.minutes });
  });

  it('are kept version by version, with who and when, and each can be read as it was', async () => {
    const { id } = await made();
    const second = await viewOf(await ask('Ben', `/scenarios/${id}/versions`, { text: SHORT_SCENARIO.replace('A call in the night', 'Another title'), revision: 1 }));
    expect(second).toMatchObject({ revision: 2, title: 'Another title', savedBy: 'Ben' });
    const versions = fromRest(z.array(ScenarioVersion), await (await ask('Ada', `/scenarios/${id}/versions`)).json());
    expect(versions).toMatchObject([
      { revision: 2, act: 'saved', by: 'Ben', title: 'Another title' },
      { revision: 1, act: 'made', by: 'Ada', title: 'A call in the night' },
    ]);
    await here.restart();
    expect((await viewOf(await ask('Ada', `/scenarios/${id}?revision=1`))).text).toBe(SHORT_SCENARIO);
    expect((await viewOf(await ask('Ada', `/scenarios/${id}`))).text).toBe(second.text);
    expect(await problemOf(await ask('Ada', `/scenarios/${id}?revision=3`))).toMatchObject({ name: 'not-found' });
  });

  it('of two who save at once the second is told who was first, and nothing of either is lost', async () => {
    const { id } = await made();
    const texts = ['Of Ada', 'Of Ben'].map((title) => SHORT_SCENARIO.replace('A call in the night', title));
    const answers = await Promise.all(['Ada', 'Ben'].map((name, i) => ask(name, `/scenarios/${id}/versions`, { text: texts[i], revision: 1 })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [won, lost] = answers[0]?.status === 200 ? [0, 1] : [1, 0];
    const first = await viewOf(answers[won]!);
    const problem = await problemOf(answers[lost]!);
    expect(problem).toMatchObject({ name: 'stale-scenario', revision: 2, by: ['Ada', 'Ben'][won], at: expect.stringMatching(/Z$/) });
    expect((await viewOf(await ask('Ada', `/scenarios/${id}`))).text).toBe(first.text);
    expect(await viewOf(await ask('Ben', `/scenarios/${id}/versions`, { text: texts[lost], revision: 2 }))).toMatchObject({ revision: 3 });
  });

  it('are kept with faults as drafts, which say their lines, and from which no exercise is opened', async () => {
    const text = SHORT_SCENARIO.replace('what: cargo', 'what: submarine');
    const draft = await made(text);
    expect(draft).toMatchObject({ faults: 1, found: [{ line: 15, where: 'injects[0].what', message: expect.stringContaining('submarine') }] });
    expect((await cards()).find(({ id }) => id === draft.id)).toMatchObject({ faults: 1 });
    const answer = await ask('Ada', '/exercises', { name: 'Night 1', play: { kind: 'scenario', text } });
    expect(await problemOf(answer)).toMatchObject({ name: 'invalid', detail: expect.stringContaining('line 15') });
    expect(await made('title: "open')).toMatchObject({ title: 'open', minutes: null, faults: 1 });
    expect(await made(': : :')).toMatchObject({ title: 'Without a title' });
  });

  it('are put aside and brought back, and never lost', async () => {
    const { id } = await made();
    const aside = await viewOf(await ask('Ben', `/scenarios/${id}/shelf`, { aside: true, revision: 1 }));
    expect(aside).toMatchObject({ aside: true, revision: 2, text: SHORT_SCENARIO });
    expect((await cards()).map((card) => card.id)).not.toContain(id);
    expect((await cards('?aside=true')).map((card) => card.id)).toEqual([id]);
    expect(await problemOf(await ask('Ada', `/scenarios/${id}/versions`, { text: SHORT_SCENARIO, revision: 2 }))).toMatchObject({ name: 'not-possible', detail: expect.stringContaining('Ben put it aside') });
    expect(await problemOf(await ask('Ada', `/scenarios/${id}/shelf`, { aside: false, revision: 1 }))).toMatchObject({ name: 'stale-scenario' });
    expect(await viewOf(await ask('Ada', `/scenarios/${id}/shelf`, { aside: false, revision: 2 }))).toMatchObject({ aside: false, revision: 3 });
    expect((await cards()).map((card) => card.id)).toContain(id);
  });
});

describe('a trial of a scenario', () => {
  const trialOf = async (answer: Response): Promise<ScenarioTrial> => fromRest(ScenarioTrial, await answer.json());

  it('comes to what a run comes to, keeps nothing, and says which expectations could not be met', async () => {
    const text = `${SHORT_SCENARIO}raises:\n  - { rule: closest-approach, vessel: boat-1, by: +00:10:00 }\n  - { rule: zone-entry, vessel: boat-1, by: +00:10:00 }\n`.replace('expect:', 'expect:\n  - { kind: alert-acknowledged, id: never, what: Acknowledge what never comes, rule: aground, within: 1 min }');
    const read = readScenario(text);
    if ('faults' in read) throw new Error(read.faults[0]?.message);
    const opened = await openScenario(read.scenario, null);
    if ('problem' in opened) throw new Error(opened.problem);
    const run = await runScenario(opened, { timers: wallTimers, signal: new AbortController().signal });

    const trial = await trialOf(await ask('Ada', '/scenario-trials', { text }));
    expect(trial.hash).toBe(run.hash);
    expect(trial.raises).toMatchObject([
      { rule: 'closest-approach', inTime: true },
      { rule: 'zone-entry', at: null, inTime: false },
    ]);
    expect(trial.score.figures.find(({ criterion }) => criterion === 'expectations')?.cases).toMatchObject([{ verdict: 'void' }, { verdict: 'missed' }]);
    expect(trial.lines.map(({ what }) => what)).toContain('first-call: We are taking water');
    expect((await cards()).every(({ shipped }) => shipped)).toBe(true);
    expect(await here.rooms.list()).toEqual([]);
  });

  it('is one at a time for each trainer, at most two at once, and given up when its asker goes', async () => {
    const long = SHORT_SCENARIO.replace('lasts: 10 min', 'lasts: 24 h').replace('from: nothing', 'from: simulator\n  ships: 500');
    const gone = new AbortController();
    const [ada, ben] = [await here.room.token('Ada', 'trainer'), await here.room.token('Ben', 'trainer')];
    const start = (token: string) => here.room.ask('/api/v1/scenario-trials', { token, method: 'POST', body: JSON.stringify({ text: long }), signal: gone.signal }).catch(() => null);
    const both = [start(ada), start(ben)];
    /** They may not have come in yet: a trial of a text with a fault then ends by that. */
    const refusal = async (name: string): Promise<Problem> => {
      for (;;) {
        const problem = await problemOf(await ask(name, '/scenario-trials', { text: SHORT_SCENARIO.replace('lasts: 10 min', 'lasts: ten') }));
        if (problem.name !== 'invalid') return problem;
      }
    };
    for (const name of ['Ada', 'Ben']) expect(await refusal(name)).toMatchObject({ name: 'too-many-requests', detail: expect.stringContaining('of yours') });
    expect(await refusal('Cid')).toMatchObject({ name: 'too-many-requests', detail: expect.stringContaining('Others') });
    gone.abort();
    expect(await Promise.all(both)).toEqual([null, null]);
    let again = await ask('Ada', '/scenario-trials', { text: SHORT_SCENARIO });
    while (again.status === 429) again = await ask('Ada', '/scenario-trials', { text: SHORT_SCENARIO });
    expect(again.status).toBe(200);
  });

  it('is refused where the text has faults, names a file, or the asker is no trainer', async () => {
    expect(await problemOf(await ask('Ada', '/scenario-trials', { text: 'title: 7' }))).toMatchObject({ name: 'invalid', detail: expect.stringContaining('line 1') });
    const file = SHORT_SCENARIO.replace('from: nothing', 'from: recording\n  file: /etc/passwd');
    expect(await problemOf(await ask('Ada', '/scenario-trials', { text: file }))).toMatchObject({ name: 'invalid', detail: expect.stringContaining('only a scenario that is itself a file') });
    expect(await problemOf(await ask('Ada', '/scenario-trials', { text: 7 }))).toMatchObject({ name: 'invalid' });
    expect(await problemOf(await ask('Eve', '/scenario-trials', { text: SHORT_SCENARIO }, 'operator'))).toMatchObject({ name: 'role-not-allowed' });
  });
});

describe('an exercise that is opened from a kept scenario', () => {
  const opened = async (text: string, of: { id: string; revision: number }): Promise<ExerciseView> =>
    fromRest(ExerciseView, await (await ask('Ada', '/exercises', { name: 'Calls', play: { kind: 'scenario', text, of } })).json());

  it('knows which version it plays, after a restart too, and only when its text is the very text of that version', async () => {
    const { id, revision } = await made();
    const right = await opened(SHORT_SCENARIO, { id, revision });
    expect(right.scenario).toEqual({ id, revision });
    expect((await opened(SHORT_SCENARIO.replace('10 min', '9 min'), { id, revision })).scenario).toBeNull();
    expect((await opened(SHORT_SCENARIO, { id: 'own-nothing', revision: 1 })).scenario).toBeNull();
    await here.restart();
    expect((await here.rooms.list()).find((room) => room.id === right.id)?.scenario).toEqual({ id, revision });
  });
});

describe('who asks for scenarios', () => {
  const everything = (id: string): [string, unknown][] => [
    ['/scenarios', undefined],
    [`/scenarios/${id}`, undefined],
    [`/scenarios/${id}/versions`, undefined],
    ['/scenarios', { text: SHORT_SCENARIO }],
    [`/scenarios/${id}/versions`, { text: SHORT_SCENARIO, revision: 1 }],
    [`/scenarios/${id}/shelf`, { aside: true, revision: 1 }],
  ];

  it('must be a trainer, or a supervisor of the live watch', async () => {
    const { id } = await made();
    for (const [path, body] of everything(id)) {
      for (const role of ['viewer', 'operator'] as const) expect(await problemOf(await ask('Eve', path, body, role))).toMatchObject({ name: 'role-not-allowed', detail: expect.stringContaining('Trainers') });
      expect((await here.room.ask(`/api/v1${path}`, { token: '', ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) })).status).toBe(401);
    }
    expect((await ask('Sue', '/scenarios', undefined, 'supervisor')).status).toBe(200);
    expect((await cards()).filter((card) => !card.shipped)).toHaveLength(1);
  });

  it('is told what is wrong with a body, and nothing is kept of it', async () => {
    const { id } = await made();
    const bodies: [string, unknown, string][] = [
      ['/scenarios', {}, 'invalid'],
      ['/scenarios', { text: '' }, 'invalid'],
      ['/scenarios', { text: 7 }, 'invalid'],
      ['/scenarios', { text: SHORT_SCENARIO, title: 'no' }, 'invalid'],
      ['/scenarios', { text: 'x'.repeat(90_001) }, 'invalid'],
      ['/scenarios', { text: 'x'.repeat(1_100_000) }, 'too-large'],
      [`/scenarios/${id}/versions`, { text: SHORT_SCENARIO }, 'invalid'],
      [`/scenarios/${id}/versions`, { text: SHORT_SCENARIO, revision: 0 }, 'invalid'],
      [`/scenarios/${id}/versions`, { text: SHORT_SCENARIO, revision: 7 }, 'stale-scenario'],
      [`/scenarios/${id}/shelf`, { aside: 'yes', revision: 1 }, 'invalid'],
      ['/scenarios/own-00000000/versions', { text: SHORT_SCENARIO, revision: 1 }, 'not-found'],
      ['/scenarios/own-00000000/shelf', { aside: true, revision: 1 }, 'not-found'],
    ];
    for (const [path, body, name] of bodies) expect(await problemOf(await ask('Ada', path, body)), `${path} ${JSON.stringify(body).slice(0, 60)}`).toMatchObject({ name });
    for (const path of ['/scenarios/own-00000000', '/scenarios/own-00000000/versions', `/scenarios/${id}?revision=0`]) expect((await ask('Ada', path)).status).toBeGreaterThanOrEqual(400);
    expect((await cards()).filter((card) => !card.shipped)).toMatchObject([{ id, revision: 1 }]);
  });

  it('may take any text to be kept, and gets it back to the letter', async () => {
    const text = `# ${'é'.repeat(1_000)} 🚢\r\ntitle: "a\\u0000"\n${'x'.repeat(80_000)}`;
    const { id } = await made(text);
    expect((await viewOf(await ask('Ada', `/scenarios/${id}`))).text).toBe(text);
  });

  it('finds all of it in the OpenAPI document, and the schema of the text', async () => {
    const document = (await (await ask('Ada', '/openapi.json')).json()) as { paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>; components: { schemas: object } };
    expect(Object.keys(document.paths).filter((path) => path.includes('scenario'))).toEqual(['/api/v1/scenarios', '/api/v1/scenarios/{id}', '/api/v1/scenarios/{id}/versions', '/api/v1/scenarios/{id}/shelf', '/api/v1/scenario-schema', '/api/v1/scenario-trials']);
    expect(document.paths['/api/v1/scenarios/{id}/versions']?.post?.responses['409']?.description).toContain('stale-scenario');
    expect(document.components.schemas).toHaveProperty('ScenarioView');
    const schema = await ask('Eve', '/scenario-schema', undefined, 'viewer');
    expect(schema.headers.get('content-type')).toContain('application/schema+json');
    expect(await schema.json()).toHaveProperty('properties.injects');
  });
});
