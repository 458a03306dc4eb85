import { faultText } from '../../shared/recording/faults.ts';
import type { RecordingCounts } from '../../shared/recording/words.ts';
import type { Time } from '../../shared/words/position.ts';
import { unusableZones, zoneFaults } from '../../shared/wire/zone-faults.ts';
import { Recording, RecordingBroken } from './file/recording.ts';
import { verifyRecording } from './verify.ts';

/** What is said of a recording where there is a choice of them. */
export interface RecordingCard {
  readonly title: string;
  readonly note: string;
  readonly from: Time;
  readonly to: Time;
  readonly counts: RecordingCounts;
  readonly pseudonymised: boolean;
  readonly shifted: boolean;
  readonly madeAt: string;
  readonly bytes: number;
}

export const cardOf = ({ head, index, size }: Recording): RecordingCard => ({
  title: head.title,
  note: head.note,
  from: index.from,
  to: index.to,
  counts: index.counts,
  pseudonymised: head.pseudonymised !== null,
  shifted: head.pseudonymised?.timeShifted === true || head.pseudonymised?.placeShifted === true,
  madeAt: head.madeAt,
  bytes: size,
});

/**
 * Looks at a file that is to be used as a recording; in one sentence what is wrong with it. `thorough`: everything that it holds is opened,
 * as is right for one that comes from elsewhere.
 */
export async function lookAt(path: string, name: string, thorough: boolean): Promise<RecordingCard | { problem: string }> {
  const recording = await Recording.open(path);
  if ('fault' in recording) return { problem: faultText(name, recording) };
  try {
    if (thorough) {
      const [first, ...more] = await verifyRecording(recording);
      if (first !== undefined) return { problem: `${name} is damaged: ${first}${more.length > 0 ? `, and ${more.length} more findings` : ''}` };
      const zones = unusableZones(zoneFaults(recording.laws.zones?.features ?? []));
      if (zones !== null) return { problem: `${name} cannot be played: ${zones.detail}` };
    }
    return cardOf(recording);
  } catch (error) {
    if (error instanceof RecordingBroken) return { problem: `${name}: ${error.message}` };
    throw error;
  } finally {
    await recording.close();
  }
}
