import { z } from 'zod';
import { Position, Time } from './position.ts';
import { ReportChannel, ReportInput } from './report.ts';
import { UserName } from './role.ts';
import { RoomId } from './room.ts';
import { ScreenNote } from './screen-note.ts';

/** From a tenth of the pace of life to sixty times it; 0 stands still. */
export const SPEED_MIN = 0.1;
export const SPEED_MAX = 60;
export const Speed = z.number().refine((speed) => speed === 0 || (speed >= SPEED_MIN && speed <= SPEED_MAX), `0 to stand still, else ${SPEED_MIN} to ${SPEED_MAX}`);

export const ExerciseName = z.string().trim().min(1, 'a name is needed').max(80, 'at most 80 characters');
const TakeNumber = z.number().int().min(1);
const Words = z.string().trim().min(1, 'say what').max(500);

/** What is known of a recording without opening it: its exercise is told of after it was taken off the shelf, too. */
const KnownRecording = z.object({ title: z.string(), from: Time, to: Time });
/** A scenario's text is no longer: the six that are shipped have some 5 000 characters each. */
export const MOST_SCENARIO_CHARS = 90_000;

/** A scenario that is kept, or shipped (revision 0), in one of its versions. */
const ScenarioOf = z.object({ id: z.string().max(64), revision: z.number().int().min(0) });

/** What an exercise plays: a scenario's text, a recording of the shelf, or traffic that repeats itself exactly, `sim:?seed=1&ships=200&start=...&hours=2`. */
export const ExercisePlay = z.discriminatedUnion('kind', [
  /** `of`: whose text it is; kept only where the server finds the very text there. */
  z.object({ kind: z.literal('scenario'), text: z.string().max(MOST_SCENARIO_CHARS, 'at most 90 000 characters'), of: ScenarioOf.optional() }),
  /** `known` is the server's own: what is sent of it is not looked at. */
  z.object({ kind: z.literal('recording'), id: z.string().max(64), known: KnownRecording.optional() }),
  z.object({ kind: z.literal('source'), url: z.string().max(2_000) }),
]);
export type ExercisePlay = z.infer<typeof ExercisePlay>;

/** One line of time of an exercise: the first take, or one that was retaken from a moment of an earlier take. */
export const Take = z.object({
  /** 1, 2, 3, ... */
  number: z.number().int().min(1),
  /** The take that it goes on from, and from when (scenario time); null for the first of a room that begins at the beginning. */
  from: z.object({ room: RoomId, take: z.number().int().min(1), at: Time }).nullable(),
});
export type Take = z.infer<typeof Take>;

/** A moment that the trainer wants to come back to, in the take that it was set in. */
export const Mark = z.object({ take: z.number().int().min(1), at: Time, text: Words, by: z.string(), markedAt: Time });
export type Mark = z.infer<typeof Mark>;

/** An inject in its text form, as JSON: the words of scenarios are not these. */
const InjectJson = z.string().max(10_000);

/** What was done to the room, and what happened in it. Kept in its control log, on wall time; `at` is the scenario's. */
export const ExerciseAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('opened'), name: ExerciseName, play: ExercisePlay, first: Take }),
  z.object({ act: z.literal('speed'), at: Time, speed: Speed }),
  z.object({ act: z.literal('hurried'), at: Time, to: Time }),
  z.object({ act: z.literal('retaken'), take: Take }),
  /** An inject was fired by hand; `inject` is its text form in JSON, `at` when it takes effect. */
  z.object({ act: z.literal('fired'), take: TakeNumber, at: Time, inject: InjectJson }),
  /** An inject happened, of the scenario or by hand, and what somebody said by it. */
  z.object({ act: z.literal('happened'), take: TakeNumber, at: Time, inject: InjectJson, report: ReportInput.nullable() }),
  /** A track turned out to be one of the scenario's own. */
  z.object({ act: z.literal('recognised'), take: TakeNumber, at: Time, track: z.string(), id: z.string() }),
  /** What screens showed, some seconds together. */
  z.object({ act: z.literal('screens'), take: TakeNumber, at: Time, notes: z.array(ScreenNote) }),
  z.object({ act: z.literal('marked'), take: z.number().int().min(1), at: Time, text: Words }),
  /** `at`: how far it had come. */
  z.object({ act: z.literal('closed'), at: Time.optional() }),
]);
export type ExerciseAct = z.infer<typeof ExerciseAct>;

/** An inject as the trainer sees it in the list. */
export const InjectView = z.object({
  id: z.string(),
  kind: z.string(),
  /** In words: what is said, what happens, the trainer's note. */
  what: z.string(),
  /** When it comes by itself; null: it is fired by hand. */
  at: Time.nullable(),
  /** When it last happened in this take. */
  happenedAt: Time.nullable(),
});
export type InjectView = z.infer<typeof InjectView>;

/** Somebody calls, in an exercise: what a call-taker hears, to be taken down and plotted. */
export const ExerciseCall = z.object({
  id: z.string(),
  at: Time,
  channel: ReportChannel,
  said: z.string(),
  position: Position,
  peopleMin: z.number().int().nullable(),
  peopleMax: z.number().int().nullable(),
});
export type ExerciseCall = z.infer<typeof ExerciseCall>;

export const ExerciseState = z.enum(['running', 'paused', 'hurrying', 'over', 'closed']);

/** How an exercise stands. */
export const ExerciseView = z.object({
  id: RoomId,
  name: ExerciseName,
  /** `over`: all that it plays was played. `closed`: nobody is in it; its journal stays for the debrief. */
  state: ExerciseState,
  /** Asked for; 0 while it stands. */
  speed: Speed,
  /** Scenario time; where it began; where it ends, when that is known. */
  now: Time,
  startsAt: Time,
  endsAt: Time.nullable(),
  /** `hurrying`: the moment that it goes forward to; else null. */
  goingTo: Time.nullable(),
  take: Take,
  takes: z.array(Take),
  marks: z.array(Mark),
  /** Of the scenario's own and of the trainer's hand, in order. */
  injects: z.array(InjectView),
  brief: z.string().nullable(),
  objectives: z.array(z.string()),
  /** The kept scenario that it plays; null for traffic, a recording, or a text of somebody's own. */
  scenario: ScenarioOf.nullable(),
  openedAt: Time,
  openedBy: z.string(),
  /** Who has a screen open in it. */
  present: z.array(UserName),
});
export type ExerciseView = z.infer<typeof ExerciseView>;

/** What every screen in an exercise is told of it. */
export const ExerciseBadge = z.object({ id: RoomId, name: ExerciseName, take: z.number().int().min(1) });
export type ExerciseBadge = z.infer<typeof ExerciseBadge>;

/** What the trainer may order. */
export const ExerciseOrder = z.discriminatedUnion('order', [
  z.object({ order: z.literal('pause') }).strict(),
  z.object({ order: z.literal('go'), speed: Speed.refine((speed) => speed > 0, 'to stand still, order a pause') }).strict(),
  /** As fast as it goes to a later moment, and then on at the pace from before. */
  z.object({ order: z.literal('forward'), to: Time }).strict(),
  /** Back to an earlier moment of a take (the present one unless said): everything as it was then, in a new take, standing. */
  z.object({ order: z.literal('retake'), at: Time, take: z.number().int().min(1).optional() }).strict(),
  /** To the second before the next inject that comes by itself, or to it. */
  z.object({ order: z.literal('next-inject') }).strict(),
  /** Fires one of the scenario's by its id. */
  z.object({ order: z.literal('fire'), id: z.string() }).strict(),
  /** Fires one that the trainer made, in its text form (shared/scenario/inject.ts) without `at`. */
  z.object({ order: z.literal('inject'), inject: z.looseObject({ kind: z.string() }) }).strict(),
  /** Of the present moment unless said otherwise. */
  z.object({ order: z.literal('mark'), text: Words, at: Time.optional() }).strict(),
  z.object({ order: z.literal('close') }).strict(),
]);
export type ExerciseOrder = z.infer<typeof ExerciseOrder>;

/** What a new exercise is to be: from its beginning, or from a moment of another. */
export const ExerciseInput = z.union([
  z.object({ name: ExerciseName, play: ExercisePlay }).strict(),
  z.object({ name: ExerciseName, from: z.object({ id: RoomId, take: z.number().int().min(1).optional(), at: Time }).strict() }).strict(),
]);
export type ExerciseInput = z.infer<typeof ExerciseInput>;
