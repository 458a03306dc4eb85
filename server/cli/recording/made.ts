import type { RecordingHead } from '../../../shared/recording/words.ts';

/** By this program, now. */
export const madeNow = (): Pick<RecordingHead, 'madeBy' | 'madeAt'> => ({ madeBy: `Varne ${__VARNE_VERSION__}`, madeAt: new Date().toISOString() });
