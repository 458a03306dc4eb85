import { z } from 'zod';
import type { EngineLink } from '../../engine/link.ts';
import type { ControlLog } from '../../journal/contract.ts';
import type { Rooms } from '../../rooms/contract.ts';
import type { Shelf } from '../../shelf/contract.ts';
import { CutBody, MOST_RECORDING_BYTES, RecordingId, RecordingView, UploadQuery } from '../../../shared/wire/recordings.ts';
import { fromRest } from '../../../shared/wire/rest-form.ts';
import type { ControlBody } from '../../../shared/words/entry.ts';
import { invalid, problem, type Problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { RoomId } from '../../../shared/words/room.ts';
import type { Caller } from '../caller.ts';
import { led } from '../led.ts';
import { ok, param, type Answer, type Route } from '../route.ts';

const RECORDING_TYPE = 'application/vnd.varne.recording';

export interface RecordingRouteParts {
  readonly shelf: Shelf;
  readonly rooms: Rooms | null;
  readonly controlOf: (room: RoomId) => ControlLog | null;
  readonly now: () => Time;
}

type Handle = (request: Parameters<Route['handle']>[0], caller: Caller) => Promise<Answer | Problem>;

/** A recording has what was seen and said: those have it who also lead exercises from it. */
const entrusted = (handle: Handle): Handle => led(handle, 'Recordings are for trainers, and for supervisors of the live watch.');

const isView = (answer: RecordingView | Problem): answer is RecordingView => !('type' in answer);
const noSuch = (): Problem => problem('not-found', 'There is no such recording.');

/** Who took what away is asked later. */
const noteIn = ({ controlOf, now }: RecordingRouteParts, { person, room }: Caller, act: Omit<Extract<ControlBody, { kind: 'recording' }>, 'kind'>): Promise<void> | undefined =>
  controlOf(room)?.append(now(), person.name, { kind: 'recording', ...act });

/** A stretch of the room's own watch. */
export const cutRoutes = (link: EngineLink, parts: RecordingRouteParts): Route[] => [
  {
    method: 'post',
    path: '/recordings',
    access: 'signed-in',
    summary: 'Begins to cut a stretch out of what is kept of this watch, pseudonymised when asked for; how far it is, GET says; trainers and supervisors',
    body: CutBody,
    status: 202,
    answer: RecordingView,
    problems: ['role-not-allowed', 'too-long', 'too-many-requests', 'not-possible', 'journal-unavailable'],
    handle: entrusted(async (request, caller) => {
      const wish = readCut(request.body);
      if ('refused' in wish) return wish.refused;
      const { watch } = await link.snapshot();
      const view = await parts.shelf.cut(watch, wish.read);
      if (!isView(view)) return view;
      const { from, to, pseudonymise } = wish.read;
      await noteIn(parts, caller, { act: 'cut', id: null, from, to, pseudonymised: pseudonymise !== null });
      return { status: 202, body: view };
    }),
  },
];

/** What is on the shelf: the same from everywhere. */
export const recordingRoutes = (parts: RecordingRouteParts): Route[] => {
  const { shelf, rooms } = parts;
  const named = (request: Parameters<Handle>[0]): RecordingId | null => RecordingId.safeParse(param(request, 'id')).data ?? null;
  return [
    {
      method: 'get',
      path: '/recordings',
      access: 'signed-in',
      summary: 'Recordings that are kept here, and what is being cut; trainers and supervisors',
      status: 200,
      answer: z.array(RecordingView),
      problems: ['role-not-allowed'],
      handle: entrusted(async () => ok(await shelf.list())),
    },
    {
      method: 'post',
      path: '/recordings/upload',
      access: 'signed-in',
      summary: `Takes in a recording from elsewhere: its bytes, at most ${MOST_RECORDING_BYTES / 1024 / 1024} MB. It is looked through first, and refused when it is not whole`,
      query: UploadQuery,
      status: 201,
      answer: RecordingView,
      problems: ['role-not-allowed', 'invalid', 'too-large', 'not-possible', 'journal-unavailable'],
      handle: entrusted(async (request, caller) => {
        const query = UploadQuery.safeParse(request.query);
        if (!query.success) return invalid(query.error);
        const refused = (why: Problem): Answer => ({ problem: why, status: why.status, headers: { Connection: 'close' } });
        if (Number(request.headers['content-length'] ?? 0) > MOST_RECORDING_BYTES) return refused(problem('too-large', `At most ${MOST_RECORDING_BYTES / 1024 / 1024} MB. Nothing was kept; cut a shorter stretch.`));
        const view = await shelf.receive(request.iterator({ destroyOnReturn: false }), query.data.name);
        // What was not read of it is not waited for.
        if (!isView(view)) return refused(view);
        await noteIn(parts, caller, { act: 'uploaded', id: view.id, from: view.from, to: view.to, pseudonymised: view.pseudonymised });
        return { status: 201, body: view };
      }),
    },
    {
      method: 'get',
      path: '/recordings/:id',
      access: 'signed-in',
      summary: 'How a recording stands: how much of it is made, or why it could not be',
      status: 200,
      answer: RecordingView,
      problems: ['role-not-allowed', 'not-found'],
      handle: entrusted(async (request) => {
        const id = named(request);
        const view = id === null ? null : await shelf.get(id);
        return view === null ? noSuch() : ok(view);
      }),
    },
    {
      method: 'get',
      path: '/recordings/:id/file',
      access: 'signed-in',
      summary: 'The recording itself, a .varne file',
      status: 200,
      answer: 'bytes',
      problems: ['role-not-allowed', 'not-found', 'journal-unavailable'],
      handle: entrusted(async (request, caller) => {
        const id = named(request);
        const path = id === null ? null : await shelf.pathOf(id);
        const view = id === null ? null : await shelf.get(id);
        if (path === null || view === null) return noSuch();
        if (request.method !== 'HEAD') await noteIn(parts, caller, { act: 'fetched', id: view.id, from: view.from, to: view.to, pseudonymised: view.pseudonymised });
        const name = `${view.title.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80) || view.id}.varne`;
        return { status: 200, headers: { 'Content-Disposition': `attachment; filename="${name}"` }, file: { type: RECORDING_TYPE, path, bytes: view.bytes } };
      }),
    },
    {
      method: 'delete',
      path: '/recordings/:id',
      access: 'signed-in',
      summary: 'Takes a recording off the shelf; one that is being made is not made',
      status: 204,
      answer: 'nothing',
      problems: ['role-not-allowed', 'not-found', 'not-possible', 'journal-unavailable'],
      handle: entrusted(async (request, caller) => {
        const id = named(request);
        const view = id === null ? null : await shelf.get(id);
        if (id === null || view === null) return noSuch();
        const by = rooms?.playing(id) ?? null;
        if (by !== null) return problem('not-possible', `The exercise ${by} plays it. It was left where it is; close that exercise first.`);
        const why = await shelf.remove(id);
        if (why !== null) return why;
        await noteIn(parts, caller, { act: 'removed', id, from: view.from, to: view.to, pseudonymised: view.pseudonymised });
        return { status: 204 };
      }),
    },
  ];
};

/** A body whose times are ISO 8601. */
function readCut(body: unknown): { read: CutBody } | { refused: Problem } {
  try {
    return { read: fromRest(CutBody, body) };
  } catch (error) {
    if (error instanceof z.ZodError) return { refused: invalid(error) };
    throw error;
  }
}
