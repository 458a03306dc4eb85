import type { Request } from 'express';
import { problem, type Problem } from '../../shared/words/problem.ts';
import { LIVE_ROOM } from '../../shared/words/room.ts';
import type { Caller } from './caller.ts';
import type { Answer } from './route.ts';

/** Trainers anywhere, and supervisors of the live watch. One who plays a supervisor in an exercise is none. */
export const leadsExercises = ({ person, room }: Pick<Caller, 'person' | 'room'>): boolean => person.role === 'trainer' || (person.role === 'supervisor' && room === LIVE_ROOM);

type Handle = (request: Request, caller: Caller) => Promise<Answer | Problem>;

/** What only those who lead exercises may ask; `who` says so to anybody else. */
export const led =
  (handle: Handle, who = 'Trainers lead exercises, and supervisors of the live watch.'): Handle =>
  async (request, caller) =>
    leadsExercises(caller) ? handle(request, caller) : problem('role-not-allowed', `${who} Nothing was done.`, { role: caller.person.role });
