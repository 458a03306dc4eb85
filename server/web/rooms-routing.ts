import type { EngineLink } from '../engine/link.ts';
import type { Rooms } from '../rooms/contract.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import { LIVE_ROOM, type RoomId } from '../../shared/words/room.ts';
import type { Caller } from './caller.ts';
import type { Route } from './route.ts';

/** The same paths for every room, each with handlers that know that room's engine and no other. */
export type RoutesOfRoom = (link: EngineLink, room: RoomId) => Route[];

export interface RoomsRouting {
  /** Which route answers this caller; a problem where that caller's room has none. */
  readonly routeFor: (route: Route, caller: Caller) => { route: Route } | { refused: Problem };
}

/**
 * Gives each caller the routes of the room that its session is bound to. What is not a room's own (`everywhere`) is
 * asked as it is; everything else belongs to the live watch, and an exercise has it only when `ofRoom` makes it one of its own.
 */
export function roomsRouting(everywhere: readonly Route[], ofRoom: RoutesOfRoom, rooms: Rooms | null): RoomsRouting {
  const shared = new Set<Route>(everywhere);
  const made = new WeakMap<EngineLink, ReadonlyMap<string, Route>>();
  const routesOf = (link: EngineLink, room: RoomId): ReadonlyMap<string, Route> => {
    const known = made.get(link) ?? new Map(ofRoom(link, room).map((route) => [keyOf(route), route]));
    made.set(link, known);
    return known;
  };
  return {
    routeFor(route, { room }) {
      if (room === LIVE_ROOM || shared.has(route)) return { route };
      const exercise = rooms?.exercise(room) ?? null;
      if (exercise === null) return { refused: problem('room-closed', 'This exercise is closed. Its journal is kept for the debrief.') };
      const own = routesOf(exercise.link, room).get(keyOf(route));
      return own === undefined ? { refused: problem('not-found', 'That belongs to the live watch, which cannot be reached from an exercise.') } : { route: own };
    },
  };
}

const keyOf = ({ method, path }: Route): string => `${method} ${path}`;
