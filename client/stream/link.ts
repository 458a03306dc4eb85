import type { Command } from '../../shared/wire/command.ts';
import { Connection, type Sent, type StreamHearer } from './connection.ts';

let connection: Connection | null = null;

/** Joins the watch. */
export function openLink(hearer: StreamHearer): void {
  connection ??= new Connection(hearer);
}

/** Sends what a person does; `no-link` when it could not be sent or no answer came. */
export async function sendCommand(command: Command): Promise<Sent> {
  return connection === null ? { kind: 'no-link' } : connection.command(command);
}
