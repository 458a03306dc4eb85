import { JournalUnavailable } from '../../journal/contract.ts';
import { NewFile, writeProblem, type ByteSink, type NewFileOptions } from './new-file.ts';
import { NoRoom } from './bounded.ts';
import { RecordingBroken } from './recording.ts';

/** Makes a file whole or not at all. What was expected to go wrong comes back in words; nothing is then left behind. */
export async function written<T extends object>(out: string, options: NewFileOptions, make: (sink: ByteSink) => Promise<T | { problem: string }>): Promise<T | { problem: string }> {
  const file = await NewFile.begin(out, options);
  if ('problem' in file) return file;
  try {
    const made = await make(file);
    if ('problem' in made) await file.discard();
    else await file.commit();
    return made;
  } catch (error) {
    await file.discard();
    if (error instanceof RecordingBroken || error instanceof JournalUnavailable || error instanceof NoRoom) return { problem: error.message };
    if (error instanceof Error && 'code' in error && error.name !== 'AbortError') return { problem: `${out} cannot be written: ${writeProblem(error)}` };
    throw error;
  }
}
