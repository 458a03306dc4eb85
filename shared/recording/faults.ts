/** What is wrong with a file, and where: `at` is the byte at which it was found, or null when the whole is meant. */
export interface RecordingFault {
  readonly fault: 'unreadable' | 'not-a-recording' | 'newer-version' | 'cut-off' | 'damaged';
  readonly at: number | null;
  readonly detail: string;
}

const WORDS: Readonly<Record<RecordingFault['fault'], string>> = {
  unreadable: 'cannot be read',
  'not-a-recording': 'is no recording of Varne',
  'newer-version': 'was made by a newer Varne',
  'cut-off': 'is cut off',
  damaged: 'is damaged',
};

/** The fault in one sentence for a person. */
export const faultText = (name: string, { fault, at, detail }: RecordingFault): string =>
  `${name} ${WORDS[fault]}${at === null ? '' : ` at byte ${at}`}: ${detail}`;
