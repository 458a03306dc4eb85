import type { Command } from '../../shared/wire/command.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import { problem } from '../../shared/words/problem.ts';
import { NOTHING_TO_THE_PAST } from '../state/permission.ts';
import { isPast } from '../state/watch.ts';
import { Connection, type Sent, type StreamHearer } from './connection.ts';

let connection: Connection | null = null;

/** Joins the watch. */
export function openLink(hearer: StreamHearer): void {
  connection ??= new Connection(hearer);
}

/** Tells what is on this screen. */
export const tellShown = (shows: ScreenShows): void => connection?.shows(shows);

/** Sends what a person does; `no-link` when it could not be sent or no answer came. */
export async function sendCommand(command: Command): Promise<Sent> {
  // Whatever a form or a key would do: the past is closed, and the present is not what is seen.
  if (isPast.value) return { kind: 'answered', answer: { ok: false, problem: problem('not-possible', NOTHING_TO_THE_PAST) } };
  return connection === null ? { kind: 'no-link' } : connection.command(command);
}
