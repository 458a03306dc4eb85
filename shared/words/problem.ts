import { z } from 'zod';
import { issueWords } from './issue-text.ts';

/** Why a thing could not be done: named, so that a program can tell them apart. */
export const ProblemName = z.enum([
  'invalid',
  'not-signed-in',
  'role-not-allowed',
  'other-origin',
  'not-found',
  'wrong-method',
  'wrong-content-type',
  'unknown-alert',
  'unknown-track',
  'already-acknowledged',
  'already-cleared',
  'not-acknowledgeable',
  'not-shown',
  'not-possible',
  'not-shelvable',
  'not-yours',
  'not-present',
  'same-person',
  'too-long',
  'stale-revision',
  'stale-settings',
  'stale-scenario',
  'unusable-zones',
  'key-reused',
  'observed-in-future',
  'observed-too-long-ago',
  'journal-unavailable',
  'too-many-requests',
  'too-large',
  'too-far-behind',
  'given-up',
  'other-wire-version',
  'link-spent',
  'room-closed',
  'internal',
]);
export type ProblemName = z.infer<typeof ProblemName>;

/** RFC 9457. `type` is `urn:varne:problem:NAME`; what else helps stands beside it. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What happened, what was kept, and what to do. */
  detail: z.string(),
  name: ProblemName,
});
export type Problem = z.infer<typeof Problem>;

/** Title and HTTP status of each problem; the detail is said where it happens. */
const KINDS: Readonly<Record<ProblemName, readonly [status: number, title: string]>> = {
  invalid: [400, 'Something in the request is not as it must be'],
  'not-signed-in': [401, 'Not signed in'],
  'role-not-allowed': [403, 'Not allowed in this role'],
  'other-origin': [403, 'Asked from another site'],
  'not-found': [404, 'No such thing'],
  'wrong-method': [405, 'This cannot be done to it'],
  'wrong-content-type': [415, 'Not JSON'],
  'unknown-alert': [404, 'No such alert'],
  'unknown-track': [404, 'No such track'],
  'already-acknowledged': [409, 'Already acknowledged'],
  'already-cleared': [409, 'Already cleared'],
  'not-acknowledgeable': [409, 'Cannot be acknowledged'],
  'not-shown': [409, 'Its object is not shown'],
  'not-possible': [409, 'Not possible in its present state'],
  'not-shelvable': [409, 'It may not be put away'],
  'not-yours': [409, 'It is in other hands'],
  'not-present': [409, 'Nobody of that name is here'],
  'same-person': [409, 'A second person is needed'],
  'too-long': [422, 'Longer than is allowed'],
  'stale-revision': [409, 'The alert has changed'],
  'stale-settings': [409, 'The settings have changed'],
  'stale-scenario': [409, 'The scenario has changed'],
  'unusable-zones': [422, 'The zones cannot be used'],
  'key-reused': [409, 'The key was used for something else'],
  'observed-in-future': [422, 'Observed in the future'],
  'observed-too-long-ago': [422, 'Observed too long ago'],
  'journal-unavailable': [503, 'The journal cannot be written'],
  'too-many-requests': [429, 'Too many requests'],
  'too-large': [413, 'Too large'],
  'given-up': [409, 'It was given up before it ended'],
  'too-far-behind': [409, 'Too far behind'],
  'other-wire-version': [409, 'Another version of the wire'],
  'link-spent': [410, 'The sign-in link cannot be used'],
  'room-closed': [410, 'The exercise is closed'],
  internal: [500, 'Something went wrong here'],
};

/** Makes a problem. `extra` stands beside the standard members: a field's name, who was first, the state as it is. */
export function problem(name: ProblemName, detail: string, extra: Readonly<Record<string, unknown>> = {}): Problem {
  const [status, title] = KINDS[name];
  return { ...extra, type: `urn:varne:problem:${name}`, title, status, detail, name };
}

/** The problem `invalid` for what a schema refused: it names the first field that is wrong, and says what is. */
export function invalid(error: z.ZodError): Problem {
  const first = error.issues[0];
  const field = first === undefined || first.path.length === 0 ? null : first.path.map(String).join('.');
  const why = first === undefined ? 'not as it must be' : issueWords(first);
  return problem('invalid', `${field === null ? '' : `${field}: `}${why}. Nothing was kept; put it right and send it again.`, {
    field,
    fields: error.issues.slice(0, 20).map((issue) => ({ field: issue.path.map(String).join('.'), why: issueWords(issue) })),
  });
}
