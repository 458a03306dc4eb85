import { describe, expect, it } from 'vitest';
import { openStretch } from '../../client/replay/open-stretch.ts';
import { PastStretch } from '../../client/replay/past-stretch.ts';
import { PastOverview } from '../../shared/wire/past/overview.ts';
import { wallTimers } from '../../server/engine/timers.ts';
import { openScenario } from '../../server/scenario/open.ts';
import { runScenario } from '../../server/scenario/run.ts';
import { readScenario } from '../../shared/scenario/read.ts';
import { DebriefView } from '../../shared/wire/debrief.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import type { Command } from '../../shared/wire/command.ts';
import type { Welcome } from '../../shared/wire/events.ts';
import { ExerciseView, type ExerciseCall } from '../../shared/words/exercise.ts';
import type { Role } from '../../shared/words/role.ts';
import type { RoomId } from '../../shared/words/room.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import { SHORT_SCENARIO } from '../stand-ins/short-scenario.ts';
import { joinAs, listenTo, until, type Client } from './room.ts';
import { watchroom } from './watchroom.ts';

const START = Date.UTC(2026, 5, 10, 6, 0, 0);
const PLAY = { kind: 'source', url: 'sim:?seed=7&ships=12&boats=0&start=2026-06-10T06:00:00Z&hours=1' } as const;
const SCENARIO_START = Date.UTC(2026, 5, 10, 2, 0, 0);
const iso = (at: number) => new Date(at).toISOString();

const here = watchroom();

const asks = async (token: string, path: string, body?: unknown): Promise<Response> => here.room.ask(`/api/v1${path}`, { token, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) });
const tokenIn = (id: RoomId, role: Role, name = `The ${role}`) => here.room.people.createToken({ name, role, room: id });
const view = async (answer: Response): Promise<ExerciseView> => fromRest(ExerciseView, await answer.json());

/** A room that its trainer opened from the live side. */
async function opened(name = 'Night 1'): Promise<ExerciseView> {
  const answer = await asks(await here.room.token('Trainer', 'trainer'), '/exercises', { name, play: PLAY });
  expect(answer.status).toBe(201);
  return view(answer);
}

const order = async (id: RoomId, what: unknown): Promise<Response> => asks(await here.room.token('Trainer', 'trainer'), `/exercises/${id}/orders`, what);

/** As fast as it goes to a moment, and waits there. */
async function playedTo(id: RoomId, at: number): Promise<void> {
  expect((await order(id, { order: 'forward', to: iso(at) })).status).toBe(200);
  await until(() => (here.rooms.exercise(id)?.view().now ?? 0) >= at && here.rooms.exercise(id)?.view().state === 'paused', 'the moment is reached');
}

async function screen(id: RoomId, role: Role, name?: string): Promise<{ client: Client; welcome: Welcome }> {
  const client = await here.room.connectWith({ auth: { token: await tokenIn(id, role, name) } });
  const answer = await joinAs(client);
  if (!answer.ok) throw new Error(answer.problem.detail);
  return { client, welcome: answer.welcome };
}

const report = (seen: string, at: number): Command => ({ kind: 'report.add', report: { position: [1.4, 51], observedAt: iso(at), channel: '999', seen } });

describe('an exercise', () => {
  it('is a watch of its own: nothing of the live watch can be reached from it, and nothing of it from there', async () => {
    here.room.engine.addTracks(3);
    const live = here.room.engine.raise();
    const { id } = await opened();
    await playedTo(id, START + 120_000);
    const { client, welcome } = await screen(id, 'supervisor', 'Ada');
    expect(welcome).toMatchObject({ watch: `${id}.1`, mode: 'exercise', exercise: { id, name: 'Night 1', take: 1 }, present: [{ name: 'Ada' }] });
    expect(welcome.roster.length).toBeGreaterThan(5);

    const liveClient = await here.room.connect('Officer', 'operator');
    const told = listenTo(liveClient);
    const liveJoin = await joinAs(liveClient);
    expect(liveJoin).toMatchObject({ ok: true, welcome: { mode: 'live', exercise: null, present: [{ name: 'Officer' }] } });

    const answer = await client.timeout(20_000).emitWithAck('command', report('a boat that is not there', START + 120_000));
    expect(answer).toMatchObject({ ok: true });
    expect(await client.timeout(20_000).emitWithAck('command', { kind: 'alert.acknowledge', alertId: live.id, shown: true })).toMatchObject({ ok: false, problem: { name: 'unknown-alert' } });
    expect(here.room.engine.commands).toEqual([]);

    const token = await tokenIn(id, 'supervisor');
    const tracks = (await (await asks(token, '/tracks')).json()) as { features: { id: string }[] };
    expect(tracks.features.some(({ id }) => id === 'report:1')).toBe(true);
    expect(await (await asks(await here.room.token(), '/tracks')).json()).toMatchObject({ features: [{}, {}, {}] });
    for (const path of ['/alerts', '/zones', '/entries', '/sources', '/session']) expect((await asks(token, path)).status).toBe(200);
    expect((await here.room.ask('/metrics', { token })).status).not.toBe(200);
    expect((await asks(token, '/exercises')).status).toBe(403);
    expect((await asks(token, '/links', { name: 'Eve', role: 'supervisor' })).status).toBe(403);
    expect((await asks(token, '/reports', { position: [1.3, 51], observedAt: iso(START + 120_000), channel: 'vhf', seen: 'another' })).status).toBe(201);
    expect(here.room.engine.commands).toEqual([]);

    here.room.beat(2);
    await until(() => told.some(({ event }) => event === 'heartbeat'), 'a heartbeat of the live watch');
    expect(told.filter(({ event }) => event === 'entries' || event === 'roster')).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('Ada');
  });

  it('is led by trainers, and by supervisors of the live watch; not by who plays one', async () => {
    const { id } = await opened();
    for (const role of ['viewer', 'trainee', 'operator'] as const) expect((await asks(await here.room.token('N', role), '/exercises')).status).toBe(403);
    for (const role of ['trainee', 'operator', 'supervisor'] as const) expect((await asks(await tokenIn(id, role), `/exercises/${id}/orders`, { order: 'go', speed: 1 })).status).toBe(403);
    expect((await asks(await here.room.token('S', 'supervisor'), '/exercises')).status).toBe(200);
    expect((await asks(await tokenIn(id, 'trainer'), `/exercises/${id}/orders`, { order: 'go', speed: 1 })).status).toBe(200);
    expect((await order(id, { order: 'go', speed: 61 })).status).toBe(400);
  });

  it('runs beside another of the same play, each at its own pace and with its own people', async () => {
    const [one, two] = [await opened('One'), await opened('Two')];
    await playedTo(one.id, START + 300_000);
    expect(here.rooms.exercise(two.id)?.view()).toMatchObject({ state: 'paused', now: START });
    const { client } = await screen(one.id, 'operator', 'Ada');
    expect(await client.timeout(20_000).emitWithAck('command', report('in one', START + 300_000))).toMatchObject({ ok: true });
    await playedTo(two.id, START + 300_000);
    const entriesOf = async (id: RoomId) => (await (await asks(await tokenIn(id, 'viewer'), '/entries')).json()) as { body: { kind: string } }[];
    expect((await entriesOf(one.id)).filter(({ body }) => body.kind === 'report')).toHaveLength(1);
    expect((await entriesOf(two.id)).filter(({ body }) => body.kind === 'report')).toHaveLength(0);
    const vessels = async (id: RoomId) => ((await (await asks(await tokenIn(id, 'viewer'), '/tracks')).json()) as { features: { id: string }[] }).features.map(({ id }) => id).filter((id) => !id.startsWith('report:'));
    expect(await vessels(one.id)).toEqual(await vessels(two.id));
  });

  it('is taken back to a moment in a take of its own: screens begin anew, what came after is gone from the picture and stays written', async () => {
    const { id } = await opened();
    await playedTo(id, START + 120_000);
    const { client } = await screen(id, 'operator', 'Ada');
    const told = listenTo(client);
    await client.timeout(20_000).emitWithAck('command', report('kept', START + 120_000));
    await playedTo(id, START + 240_000);
    await client.timeout(20_000).emitWithAck('command', report('taken back', START + 240_000));

    const retaken = await order(id, { order: 'retake', at: iso(START + 180_000) });
    expect(await view(retaken)).toMatchObject({ state: 'paused', now: START + 180_000, take: { number: 2, from: { room: id, take: 1, at: START + 180_000 } } });
    await until(() => told.some(({ event }) => event === 'anew'), 'the screen is told');
    const again = await joinAs(client, { watch: `${id}.1`, seq: 2 });
    expect(again).toMatchObject({ ok: true, welcome: { watch: `${id}.2`, seq: 1, exercise: { take: 2 } } });
    expect(await client.timeout(20_000).emitWithAck('command', report('instead', START + 180_000))).toMatchObject({ ok: true, report: { id: 'r2' } });

    const seen = async (watch: string) => (await (await here.store.watch(watch)).journal.read(0, 100)).flatMap(({ body }) => (body.kind === 'report' ? [body.report.seen] : []));
    expect(await seen(`${id}.1`)).toEqual(['kept', 'taken back']);
    expect(await seen(`${id}.2`)).toEqual(['kept', 'instead']);

    // Before the second take began its past is in the first: from there it goes back as well.
    expect(await view(await order(id, { order: 'retake', at: iso(START + 60_000) }))).toMatchObject({ now: START + 60_000, take: { number: 3, from: { take: 1 } } });
    expect(await seen(`${id}.3`)).toEqual([]);
    expect((await here.store.verify()).findings).toEqual([]);
  });

  it('comes back standing, with all of it, when the server does', async () => {
    const { id } = await opened();
    await playedTo(id, START + 120_000);
    const { client } = await screen(id, 'operator', 'Ada');
    await client.timeout(20_000).emitWithAck('command', report('kept', START + 120_000));
    await order(id, { order: 'mark', text: 'Here' });
    await order(id, { order: 'go', speed: 10 });
    const vessels = here.rooms.exercise(id)?.link.tracks();
    const before = (await vessels)?.features.length;
    await here.restart();
    const back = here.rooms.exercise(id);
    expect(back?.view()).toMatchObject({ name: 'Night 1', state: 'paused', speed: 0, marks: [{ at: START + 120_000, text: 'Here', by: 'Trainer', take: 1 }] });
    expect(back?.view().now).toBeGreaterThanOrEqual(START + 120_000);
    expect((await back?.link.tracks())?.features.length).toBe(before);
    expect(await back?.link.entries(0, 10)).toMatchObject([{ body: { kind: 'report', report: { seen: 'kept' } } }]);
  });

  it('goes on from a moment in a room of its own, and the first stays as it is', async () => {
    const { id } = await opened();
    await playedTo(id, START + 180_000);
    const answer = await asks(await here.room.token('Trainer', 'trainer'), '/exercises', { name: 'Another try', from: { id, at: iso(START + 120_000) } });
    const branch = await view(answer);
    expect(branch).toMatchObject({ now: START + 120_000, take: { number: 1, from: { room: id, take: 1, at: START + 120_000 } } });
    await playedTo(branch.id, START + 180_000);
    expect(here.rooms.exercise(id)?.view()).toMatchObject({ now: START + 180_000, take: { number: 1 } });
    const vessels = async (of: RoomId) => (await here.rooms.exercise(of)?.link.tracks())?.features.map(({ id, geometry }) => [id, geometry]);
    expect(await vessels(branch.id)).toEqual(await vessels(id));
  });

  it('plays a scenario: its injects come by themselves and by the trainer\'s hand, callers are heard, and a retake plays what had been fired', async () => {
    const answer = await asks(await here.room.token('Trainer', 'trainer'), '/exercises', { name: 'Calls', play: { kind: 'scenario', text: SHORT_SCENARIO } });
    const { id, injects, brief } = await view(answer);
    expect(brief).toContain('One boat off Dover');
    expect(injects.map(({ id, at, happenedAt }) => [id, at === null ? null : at - SCENARIO_START, happenedAt])).toEqual([['boat-1', 10_000, null], ['meets-her', 20_000, null], ['first-call', 60_000, null], ['second-call', null, null]]);
    const { client } = await screen(id, 'operator', 'Ada');
    const told = listenTo(client);
    const calls = () => (told.filter(({ event }) => event === 'calls').at(-1)?.value ?? []) as ExerciseCall[];

    expect((await order(id, { order: 'next-inject' })).status).toBe(200);
    await until(() => here.rooms.exercise(id)?.view().state === 'paused' && here.rooms.exercise(id)?.view().now === SCENARIO_START + 10_000, 'the boat comes');
    await playedTo(id, SCENARIO_START + 61_000);
    await until(() => calls().length === 1, 'the call is heard');
    expect(calls()).toMatchObject([{ channel: '999', said: 'We are taking water', peopleMin: 40 }]);

    expect((await order(id, { order: 'fire', id: 'nothing' })).status).toBe(404);
    expect((await order(id, { order: 'fire', id: 'second-call' })).status).toBe(200);
    expect((await order(id, { order: 'inject', inject: { kind: 'move', vessel: 'boat-1', speed: 0 } })).status).toBe(200);
    expect((await order(id, { order: 'inject', inject: { kind: 'move', vessel: 'nobody', speed: 0 } })).status).toBe(409);
    expect((await order(id, { order: 'inject', inject: { kind: 'no-such' } })).status).toBe(400);
    await playedTo(id, SCENARIO_START + 120_000);
    await until(() => calls().length === 2, 'the second call is heard');
    const speedOf = async () => (await here.rooms.exercise(id)?.link.tracks())?.features.find(({ id }) => id === '235999001')?.properties.sog;
    expect(await speedOf()).toBeLessThan(8);

    // Back before the trainer did anything: the first call was heard, the second never rang.
    await order(id, { order: 'retake', at: iso(SCENARIO_START + 61_000) });
    await joinAs(client);
    await until(() => calls().length === 1, 'the second call is taken back');
    await playedTo(id, SCENARIO_START + 120_000);
    expect(calls()).toHaveLength(1);
    expect(await speedOf()).toBeCloseTo(8, 0);
    // Back to after it, in the first take: it is there again, and what was fired is played.
    await order(id, { order: 'retake', at: iso(SCENARIO_START + 100_000), take: 1 });
    await joinAs(client);
    await until(() => calls().length === 2, 'it is heard again');
    await playedTo(id, SCENARIO_START + 120_000);
    expect(await speedOf()).toBeLessThan(8);
  });

  it('concludes the same when it was paused, hurried and taken back as when it is run through at once', async () => {
    const read = readScenario(SHORT_SCENARIO);
    if ('faults' in read) throw new Error(read.faults[0]?.message);
    const scenario = await openScenario(read.scenario, null);
    if ('problem' in scenario) throw new Error(scenario.problem);
    const { hash, facts } = await runScenario(scenario, { timers: wallTimers, signal: new AbortController().signal });
    expect(facts.entries.some(({ body }) => body.kind === 'alert')).toBe(true);

    const { id } = await view(await asks(await here.room.token('Trainer', 'trainer'), '/exercises', { name: 'Same', play: { kind: 'scenario', text: SHORT_SCENARIO } }));
    await playedTo(id, SCENARIO_START + 200_000);
    await order(id, { order: 'go', speed: 60 });
    await until(() => (here.rooms.exercise(id)?.view().now ?? 0) > SCENARIO_START + 230_000, 'some of it is played at sixty times');
    await order(id, { order: 'pause' });
    await order(id, { order: 'retake', at: iso(SCENARIO_START + 150_000) });
    await playedTo(id, SCENARIO_START + 170_000);
    // Where it goes to is told while it goes: a second press at the desk counts from there.
    expect(await view(await order(id, { order: 'forward', to: iso(SCENARIO_START + 600_000) }))).toMatchObject({ state: 'hurrying', goingTo: SCENARIO_START + 600_000 });
    await until(() => here.rooms.exercise(id)?.view().state === 'over', 'its end is reached');
    expect(here.rooms.exercise(id)?.view().goingTo).toBeNull();
    expect(await here.rooms.debrief(id, null)).toMatchObject({ take: 2, hash });
  });

  it('is debriefed: what was expected against what was done, each figure with its moments, while it is open and when it is closed', async () => {
    const { id } = await view(await asks(await here.room.token('Trainer', 'trainer'), '/exercises', { name: 'Calls', play: { kind: 'scenario', text: SHORT_SCENARIO } }));
    const { client } = await screen(id, 'operator', 'Ada');
    await playedTo(id, SCENARIO_START + 90_000);
    await client.timeout(20_000).emitWithAck('command', { kind: 'report.add', report: { position: [1.4165, 51], observedAt: iso(SCENARIO_START + 90_000), channel: '999', seen: 'Taking water' } });
    await order(id, { order: 'mark', text: 'Well done' });
    await playedTo(id, SCENARIO_START + 240_000);
    const trainer = await here.room.token('Trainer', 'trainer');
    const read = async () => fromRest(DebriefView, await (await asks(trainer, `/exercises/${id}/debrief`)).json());
    const debrief = await read();
    expect(debrief).toMatchObject({ name: 'Calls', take: 1, open: true, from: SCENARIO_START, to: SCENARIO_START + 240_000, score: { expectations: { met: 1, late: 0, missed: 0 } } });
    const plotted = debrief.score.figures.find(({ criterion }) => criterion === 'time-to-plot');
    expect(plotted?.cases[0]).toMatchObject({ verdict: 'told', value: 30, moments: expect.arrayContaining([expect.objectContaining({ at: SCENARIO_START + 90_000, by: 'Ada' })]) });
    expect(debrief.lines).toContainEqual({ kind: 'note', at: SCENARIO_START + 90_000, what: 'Well done', seq: null, by: 'Trainer' });
    const csv = await asks(trainer, `/exercises/${id}/debrief.csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain('Plot the first call,met,30,120,s');
    expect((await asks(await tokenIn(id, 'operator'), `/exercises/${id}/debrief`)).status).toBe(403);
    await order(id, { order: 'close' });
    expect(await read()).toEqual({ ...debrief, open: false });
  });

  it('when it is closed, every figure of its debrief still leads to the chart of its moment, of whichever take that is recorded in; after a restart, too', async () => {
    const { id } = await view(await asks(await here.room.token('Trainer', 'trainer'), '/exercises', { name: 'Calls', play: { kind: 'scenario', text: SHORT_SCENARIO } }));
    await playedTo(id, SCENARIO_START + 100_000);
    const { client } = await screen(id, 'operator', 'Ada');
    await client.timeout(20_000).emitWithAck('command', { kind: 'report.add', report: { position: [1.4165, 51], observedAt: iso(SCENARIO_START + 100_000), channel: '999', seen: 'Taking water' } });
    await playedTo(id, SCENARIO_START + 200_000);
    await order(id, { order: 'retake', at: iso(SCENARIO_START + 150_000) });
    await playedTo(id, SCENARIO_START + 400_000);
    await order(id, { order: 'close' });
    await here.restart();
    const trainer = await here.room.token('Trainer', 'trainer');
    const debrief = fromRest(DebriefView, await (await asks(trainer, `/exercises/${id}/debrief`)).json());
    expect(debrief).toMatchObject({ open: false, take: 2, to: SCENARIO_START + 400_000, recordedIn: [{ exercise: id, take: 2, from: SCENARIO_START + 150_000 }, { exercise: id, take: 1, from: SCENARIO_START }] });

    const shownAt = async (at: number, token = trainer): Promise<{ take: number; tracks: string[]; alerts: number }> => {
      const where = debrief.recordedIn.find(({ from }) => at >= from);
      if (where === undefined) throw new Error(`${iso(at)} is recorded nowhere`);
      const path = `/exercises/${where.exercise}/takes/${where.take}/past`;
      const { stretches } = fromRest(PastOverview, await (await asks(token, `${path}?from=${iso(at - 3_600_000)}&to=${iso(at)}`)).json());
      const stretch = stretches.findLast(({ from }) => from <= at) ?? stretches[0];
      const answer = await asks(token, `${path}/stretches/${stretch?.number}?from=${stretch?.from}`);
      expect(answer.status).toBe(200);
      const opened = await openStretch(new Uint8Array(await answer.arrayBuffer()));
      if ('fault' in opened) throw new Error(opened.fault);
      const { roster, alerts } = new PastStretch(opened).seek(at);
      return { take: where.take, tracks: roster.set.map(({ id }) => id), alerts: alerts?.length ?? 0 };
    };
    const moments = debrief.score.figures.flatMap(({ cases }) => cases.flatMap((each) => each.moments.map(({ at }) => at)));
    expect(moments.length).toBeGreaterThan(3);
    const takes = new Set<number>();
    for (const at of new Set(moments)) {
      const shown = await shownAt(at);
      takes.add(shown.take);
      expect(shown.tracks).toContain('235999001');
    }
    expect(takes).toContain(1);
    expect((await shownAt(SCENARIO_START + 120_000)).tracks).toContain('report:1');
    expect(await shownAt(SCENARIO_START + 390_000)).toMatchObject({ take: 2, tracks: expect.arrayContaining(['235999001', '235999002', 'report:1']) });
    const path = `/exercises/${id}/takes/1/past?from=${iso(SCENARIO_START)}&to=${iso(SCENARIO_START + 1_000)}`;
    expect((await asks(await here.room.token('Officer', 'operator'), path)).status).toBe(403);
    for (const none of ['3', '0', 'x']) expect((await asks(trainer, path.replace('takes/1', `takes/${none}`))).status).toBe(404);
  });

  it('shows its trainer what each trainee has on the screen', async () => {
    const { id } = await opened();
    const { client: trainer } = await screen(id, 'trainer', 'Trainer');
    const told = listenTo(trainer);
    const { client: trainee } = await screen(id, 'operator', 'Ada');
    const toldTrainee = listenTo(trainee);
    const shows: ScreenShows = { view: [1, 50.5, 2, 51.5], zoom: 9.5, track: '235000001', alert: null, open: ['table of vessels'], palette: 'night', hidden: ['tanker'], layersOff: [], past: null };
    trainee.emit('screen', shows);
    await until(() => {
      here.room.beat();
      return told.some(({ event, value }) => event === 'screens' && (value as unknown[]).length > 0);
    }, 'the trainer sees it');
    expect(told.findLast(({ event }) => event === 'screens')?.value).toEqual([{ name: 'Ada', role: 'operator', shows }]);
    expect(toldTrainee.some(({ event }) => event === 'screens' || event === 'exercise')).toBe(false);
  });

  it('is broken into by emergencies of the live watch, until somebody there acknowledges them', async () => {
    const { id } = await opened();
    const { client, welcome } = await screen(id, 'trainee');
    expect(welcome.breakthrough).toEqual([]);
    const told = listenTo(client);
    const news = () => told.filter(({ event }) => event === 'breakthrough').map(({ value }) => value);
    here.room.engine.raise();
    const emergency = here.room.engine.raise('emergency');
    await until(() => news().length === 1, 'the emergency breaks through');
    expect(news()).toEqual([[{ id: emergency.id, what: emergency.what, who: emergency.who, where: emergency.where, since: emergency.since, sounds: true }]]);
    expect((await screen(id, 'operator')).welcome.breakthrough).toMatchObject([{ id: emergency.id }]);
    expect(here.room.engine.commands).toEqual([]);
    const officer = await here.room.connect();
    await joinAs(officer);
    expect(await officer.timeout(20_000).emitWithAck('command', { kind: 'alert.acknowledge', alertId: emergency.id, shown: true })).toMatchObject({ ok: true });
    await until(() => news().length === 2, 'it is over');
    expect(news().at(-1)).toEqual([]);
  });

  it('when it is closed, shows everybody out, lets nobody in, and keeps its journal', async () => {
    const { id } = await opened();
    const { client } = await screen(id, 'operator', 'Ada');
    const told = listenTo(client);
    const token = await tokenIn(id, 'operator');
    expect(await view(await order(id, { order: 'close' }))).toMatchObject({ state: 'closed' });
    await until(() => !client.connected, 'the screen is shown out');
    expect(told.map(({ event }) => event)).toContain('room-closed');
    expect((await asks(token, '/tracks')).status).toBe(410);
    await expect(here.room.connectWith({ auth: { token } })).rejects.toMatchObject({ data: { name: 'room-closed' } });
    expect(await (await asks(await here.room.token('Trainer', 'trainer'), '/exercises')).json()).toMatchObject([{ id, state: 'closed' }]);
    expect(await here.store.watches(id)).toContain(id);
    await here.restart();
    expect(await here.rooms.list()).toMatchObject([{ id, state: 'closed' }]);
  });
});
