import type { StreamSocket } from './screen.ts';

/** What carries one socket: engine.io's own. */
export type Connection = StreamSocket['conn'];

/** What waits to be sent on one connection and has not yet been taken by the transport. */
export interface Backlog {
  readonly packets: number;
  readonly bytes: number;
}

const NOTHING: Backlog = { packets: 0, bytes: 0 };

/**
 * Looks into engine.io's own queue: it sends nothing while the transport is still busy with the batch before, so a
 * slow network shows here. The bytes are counted only when something waits, which for most screens is never.
 */
export function backlogOf(connection: Connection): Backlog {
  // Private in the types, but the only place where the queue can be seen; `test/wire/slow.test.ts` guards it.
  const waiting = connection['writeBuffer'];
  if (waiting.length === 0) return NOTHING;
  let bytes = 0;
  for (const { data } of waiting) bytes += sizeOf(data);
  return { packets: waiting.length, bytes };
}

/** Nothing waits, and the transport would take more at once. */
export const isDrained = (connection: Connection): boolean => connection['writeBuffer'].length === 0 && connection.transport.writable;

/**
 * Ends a connection at once. Closing politely would wait behind the backlog, tell the screen not to come back, and
 * then wait half a minute more for a goodbye that a stopped network does not bring.
 */
export function cut(connection: Connection): void {
  const { transport } = connection;
  connection.close(true);
  if ('socket' in transport && canTerminate(transport.socket)) transport.socket.terminate();
}

const canTerminate = (socket: unknown): socket is { terminate(): void } =>
  typeof socket === 'object' && socket !== null && 'terminate' in socket && typeof socket.terminate === 'function';

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data.byteLength;
  return 0;
}
