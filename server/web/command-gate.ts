import type { EngineLink } from '../engine/link.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { RoomId } from '../../shared/words/room.ts';
import { limitKey, type Limit } from './limits.ts';

type Done = Extract<CommandAnswer, { ok: true }>;

/** The way of a REST command to the engine: counted, and its refusal made a problem that says how things stand. */
export interface CommandGate {
  command(command: Command, person: Person): Promise<{ done: Done } | { refused: Problem }>;
}

export const commandGate = (link: EngineLink, limit: Limit, room: RoomId): CommandGate => ({
  async command(command, person) {
    const wait = await limit.take(limitKey(room, person.name));
    if (wait > 0) return { refused: tooMany(wait) };
    const answer = await link.command(command, person);
    if (answer.ok) return { done: answer };
    const { problem, alert, settings } = answer;
    if (settings !== undefined) return { refused: { ...problem, settings } };
    if (alert === undefined) return { refused: problem };
    const first = alert.acknowledged;
    // Who was first stands beside the problem, so that nobody need look for it in the alert.
    const by = first === null ? {} : { by: first.by, at: new Date(first.at).toISOString() };
    return { refused: { ...by, ...problem, alert } };
  },
});

export const tooMany = (seconds: number): Problem => problem('too-many-requests', `Try again in ${seconds} s.`, { retryAfterS: seconds });
