import type { Request } from 'express';
import type { z } from 'zod';
import type { Problem, ProblemName } from '../../shared/words/problem.ts';
import type { Caller } from './caller.ts';

/** What a route answers: a body in JSON (or text, when it says so), or a problem. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is ready as it is, of this content type. */
  readonly text?: { readonly type: string; readonly value: string };
  /** The same of bytes. */
  readonly bytes?: { readonly type: string; readonly value: Uint8Array };
  /** A file, which is sent piece by piece. */
  readonly file?: { readonly type: string; readonly path: string; readonly bytes: number };
  /** Why it could not be done, where headers are to go with it. */
  readonly problem?: Problem;
}

interface RouteWords {
  readonly method: 'get' | 'post' | 'delete';
  /** Under `/api/v1` unless it says otherwise; Express's form, `/tracks/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  /** Bytes that a body may have, where that is more than usual. */
  readonly maxBody?: number;
  readonly query?: z.ZodObject;
  /** What it answers when all goes well. */
  readonly status: number;
  readonly answer: z.ZodType | 'text' | 'bytes' | 'nothing';
  /** Problems of its own, beside those that every route may answer. */
  readonly problems: readonly ProblemName[];
}

/** One thing that can be asked by HTTP. Handlers know requests, not responses: what they return is sent. */
export type Route = RouteWords &
  (
    | { readonly access: 'open'; handle(request: Request): Promise<Answer | Problem> }
    | { readonly access: 'signed-in'; handle(request: Request, caller: Caller): Promise<Answer | Problem> }
  );

export const isProblem = (reply: Answer | Problem): reply is Problem => 'type' in reply && 'name' in reply;

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** Does long work for as long as whoever asked is there. */
export async function whileThere<T>({ socket }: Request, work: (gone: AbortSignal) => Promise<T>): Promise<T> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  if (socket.destroyed) leave();
  socket.once('close', leave);
  try {
    return await work(gone.signal);
  } finally {
    socket.off('close', leave);
  }
}

/** One part of the path; never more than the path pattern lets through. */
export function param(request: Request, name: string): string {
  const value: unknown = request.params[name];
  return typeof value === 'string' ? value : '';
}
