/**
 * What a station that does not know where it is says of itself by its AIS navigational status (ITU-R M.1371-5, table 45), as the words of a
 * text sighting: a ship that is not under command (2) or aground (6), a beacon in use (14) or under test (15). AIS has capitals only, so
 * that nobody's own text is one of these.
 */
const CALLS: Readonly<Record<number, string>> = { 2: 'NOT UNDER COMMAND, no position', 6: 'AGROUND, no position', 14: 'ACTIVE, no position', 15: 'TEST, no position' };

const BY_WORDS = new Map(Object.entries(CALLS).map(([status, words]) => [words, Number(status)]));

/** Null for a status that matters to nobody without a place. */
export const statusCall = (status: number): string | null => CALLS[status] ?? null;

/** The status that such words stand for; null for any other text. */
export const calledStatus = (text: string): number | null => BY_WORDS.get(text) ?? null;
