import { z } from 'zod';
import type { People } from '../../journal/contract.ts';
import type { Rooms } from '../../rooms/contract.ts';
import { scoreCsv } from '../../../shared/scenario/score/csv.ts';
import { DebriefQuery, DebriefView } from '../../../shared/wire/debrief.ts';
import { fromRest } from '../../../shared/wire/rest-form.ts';
import { Invite, InviteInput } from '../../../shared/wire/rest.ts';
import { ExerciseInput, ExerciseOrder, ExerciseView } from '../../../shared/words/exercise.ts';
import { invalid, problem, type Problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import { RoomId } from '../../../shared/words/room.ts';
import type { Caller } from '../caller.ts';
import { tooMany } from '../command-gate.ts';
import { led } from '../led.ts';
import type { Limit } from '../limits.ts';
import type { LinkPast } from '../../engine/link.ts';
import { OVERVIEW_WORDS, overviewOf, STRETCH_WORDS, stretchOf } from './past.route.ts';
import { ok, param, type Route } from '../route.ts';
import { signInUrl } from '../sign-in-url.ts';

/** An exercise takes a morning to gather. */
const INVITE_VALID_MS = 12 * 3_600_000;

export interface ExerciseRouteParts {
  readonly rooms: Rooms;
  readonly people: People;
  readonly now: () => Time;
  /** How often one person may ask for the past. */
  readonly limit: Limit;
  /** Moves the caller's browser into a room: the `Set-Cookie` of its new session. The old one ends. */
  readonly enter: (request: Parameters<Route['handle']>[0], caller: Caller, room: RoomId) => Promise<string>;
}

export const exerciseRoutes = ({ rooms, people, now, limit, enter }: ExerciseRouteParts): Route[] => {
  const named = (request: Parameters<Route['handle']>[0]) => {
    const id = RoomId.safeParse(param(request, 'id'));
    return id.success ? rooms.exercise(id.data) : null;
  };
  const debriefFor = async (request: Parameters<Route['handle']>[0]): Promise<DebriefView | Problem> => {
    const id = RoomId.safeParse(param(request, 'id'));
    const query = DebriefQuery.safeParse(request.query);
    if (!query.success) return invalid(query.error);
    return id.success ? rooms.debrief(id.data, query.data.take ?? null) : noSuch();
  };
  const pastFor = async (request: Parameters<Route['handle']>[0], name: string): Promise<LinkPast | Problem> => {
    const wait = await limit.take(name);
    if (wait > 0) return tooMany(wait);
    const id = RoomId.safeParse(param(request, 'id'));
    const take = DebriefQuery.shape.take.safeParse(param(request, 'take'));
    const past = id.success && take.success && take.data !== undefined ? await rooms.past(id.data, take.data) : null;
    return past ?? problem('not-found', 'There is no such take of an exercise.');
  };
  return [
    {
      method: 'get',
      path: '/exercises',
      access: 'signed-in',
      summary: 'Every exercise, open ones first; trainers and supervisors',
      status: 200,
      answer: z.array(ExerciseView),
      problems: ['role-not-allowed'],
      handle: led(async () => ok(await rooms.list())),
    },
    {
      method: 'post',
      path: '/exercises',
      access: 'signed-in',
      summary: 'Opens an exercise, standing: from its beginning, or from a moment of another; trainers and supervisors',
      body: ExerciseInput,
      status: 201,
      answer: ExerciseView,
      problems: ['role-not-allowed', 'not-found', 'not-possible', 'journal-unavailable'],
      handle: led(async (request, { person }) => {
        const input = readBody(ExerciseInput, request.body);
        if ('refused' in input) return input.refused;
        const view = await rooms.open(input.read, person);
        return isView(view) ? { status: 201, body: view } : view;
      }),
    },
    {
      method: 'get',
      path: '/exercises/:id',
      access: 'signed-in',
      summary: 'How an exercise stands',
      status: 200,
      answer: ExerciseView,
      problems: ['role-not-allowed'],
      handle: led(async (request) => {
        const id = param(request, 'id');
        const view = (await rooms.list()).find((each) => each.id === id);
        return view === undefined ? noSuch() : ok(view);
      }),
    },
    {
      method: 'get',
      path: '/exercises/:id/debrief',
      access: 'signed-in',
      summary: 'What a take came to: expected against actual, with every moment',
      query: DebriefQuery,
      status: 200,
      answer: DebriefView,
      problems: ['role-not-allowed', 'not-found', 'journal-unavailable'],
      handle: led(async (request) => {
        const debrief = await debriefFor(request);
        return isDebrief(debrief) ? ok(debrief) : debrief;
      }),
    },
    {
      method: 'get',
      path: '/exercises/:id/debrief.csv',
      access: 'signed-in',
      summary: 'The figures of a take, one line a moment, for a spreadsheet',
      query: DebriefQuery,
      status: 200,
      answer: 'text',
      problems: ['role-not-allowed', 'not-found', 'journal-unavailable'],
      handle: led(async (request) => {
        const debrief = await debriefFor(request);
        if (!isDebrief(debrief)) return debrief;
        const file = `${debrief.exercise}-take-${debrief.take}.csv`;
        return { status: 200, headers: { 'Content-Disposition': `attachment; filename="${file}"` }, text: { type: 'text/csv; charset=utf-8', value: scoreCsv(debrief.score) } };
      }),
    },
    {
      ...OVERVIEW_WORDS,
      path: '/exercises/:id/takes/:take/past',
      summary: 'What is recorded of one take, open or closed, as GET /past says it of the room that one is in',
      problems: ['role-not-allowed', 'invalid', 'not-found', 'too-long', 'too-many-requests'],
      handle: led(async (request, { person }) => {
        const past = await pastFor(request, person.name);
        return 'type' in past ? past : overviewOf(past, request);
      }),
    },
    {
      ...STRETCH_WORDS,
      path: '/exercises/:id/takes/:take/past/stretches/:number',
      summary: 'All that is needed to show any moment of one stretch of a take',
      problems: ['role-not-allowed', 'invalid', 'not-found', 'too-many-requests'],
      handle: led(async (request, { person }) => {
        const past = await pastFor(request, person.name);
        return 'type' in past ? past : stretchOf(past, request, person);
      }),
    },
    {
      method: 'post',
      path: '/exercises/:id/orders',
      access: 'signed-in',
      summary: 'Leads an exercise: its pace, going forward, retaking from a moment, marks, closing it',
      body: ExerciseOrder,
      status: 200,
      answer: ExerciseView,
      problems: ['role-not-allowed', 'not-found', 'not-possible', 'room-closed', 'journal-unavailable'],
      handle: led(async (request, { person }) => {
        const exercise = named(request);
        if (exercise === null) return noSuch();
        const order = readBody(ExerciseOrder, request.body);
        if ('refused' in order) return order.refused;
        const view = await exercise.order(order.read, person);
        return isView(view) ? ok(view) : view;
      }),
    },
    {
      method: 'post',
      path: '/exercises/:id/links',
      access: 'signed-in',
      summary: 'Makes a link that signs a person in to an exercise once, within twelve hours',
      body: InviteInput,
      status: 201,
      answer: Invite,
      problems: ['role-not-allowed', 'not-found', 'journal-unavailable'],
      handle: led(async (request, { person }) => {
        const exercise = named(request);
        if (exercise === null) return noSuch();
        const body = InviteInput.safeParse(request.body);
        if (!body.success) return invalid(body.error);
        const at = now();
        const secret = await people.createLink({ ...body.data, room: exercise.id }, INVITE_VALID_MS);
        await exercise.control.append(at, person.name, { kind: 'invited', ...body.data });
        const url = signInUrl(`${request.protocol}://${request.host}`, secret);
        return { status: 201, body: { ...body.data, url, expiresAt: new Date(at + INVITE_VALID_MS).toISOString() } };
      }),
    },
    {
      method: 'post',
      path: '/exercises/:id/enter',
      access: 'signed-in',
      summary: 'Takes the caller\'s browser into an exercise, as its trainer; its session elsewhere ends',
      status: 204,
      answer: 'nothing',
      problems: ['role-not-allowed', 'not-found', 'not-possible', 'journal-unavailable'],
      handle: led(async (request, caller) => {
        const exercise = named(request);
        if (exercise === null) return noSuch();
        if (caller.by !== 'session') return problem('not-possible', 'A token does not move: a browser enters an exercise.');
        return { status: 204, headers: { 'Set-Cookie': await enter(request, caller, exercise.id) } };
      }),
    },
  ];
};

const isView = (answer: ExerciseView | Problem): answer is ExerciseView => !('type' in answer);
const isDebrief = (answer: DebriefView | Problem): answer is DebriefView => !('type' in answer);
const noSuch = (): Problem => problem('not-found', 'There is no such exercise that is open.');

/** A body whose times are ISO 8601, as one of our words. */
function readBody<S extends z.ZodType>(schema: S, body: unknown): { read: z.output<S> } | { refused: Problem } {
  try {
    return { read: fromRest(schema, body) };
  } catch (error) {
    if (error instanceof z.ZodError) return { refused: invalid(error) };
    throw error;
  }
}
