import { createHash } from 'node:crypto';
import type { RecordedSource } from '../sources/source.ts';
import type { Time } from '../../shared/words/position.ts';

/**
 * What the watch is called, and so which journal is its own. All live watching is one watch. A recording is a watch
 * of its own, the same one each time that it is played, so that a restart takes up where it was, unless it was asked
 * for `again`; standard input is never the same twice.
 */
export function watchName(recorded: readonly Pick<RecordedSource, 'name' | 'startsAt' | 'again'>[], wallNow: Time): string {
  if (recorded.length === 0) return 'live';
  const parts = recorded.map(({ name, startsAt, again }) => `${name}@${again === true || name.startsWith('file:-') ? `read ${wallNow}` : (startsAt ?? 'no time')}`);
  return `recording-${createHash('sha256').update(parts.sort().join('\n')).digest('hex').slice(0, 12)}`;
}
