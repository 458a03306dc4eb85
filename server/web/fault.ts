/** What of an error may stand in a log: where it happened, never what it carries along, which may be a body. */
export function faultOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : typeof error;
}
