import { faultText } from '../../../shared/recording/faults.ts';
import { Recording } from '../../recordings/file/recording.ts';
import type { Progress } from '../progress.ts';

/** Opens a recording, which is read once from end to end; what is wrong with it comes back in one sentence. */
export async function opened(path: string, progress: Progress): Promise<Recording | { problem: string }> {
  const recording = await Recording.open(path, (done, total) => progress.tell(() => `checking ${path}, ${Math.floor((100 * done) / total)} %`));
  progress.end();
  return 'fault' in recording ? { problem: faultText(path, recording) } : recording;
}
