import type { Generated, Insertable, Kysely } from 'kysely';

/** The tables as the migrations make them. What is read back is checked by zod all the same. */
interface Tables {
  entry: { log: string; watch: string; seq: number; line: string; hash: string };
  head: { log: string; watch: string; seq: number; hash: string };
  token: { hash: string; name: string; role: string; room: string; created_at: number };
  link: { hash: string; name: string; role: string; room: string; created_at: number; valid_until: number; spent_at: number | null };
  session: { hash: string; name: string; role: string; room: string; created_at: number; seen_at: number };
  traffic: {
    watch: string;
    chunk: number;
    /** 0 for a whole chunk; 1, 2, ... for the parts of the open one. */
    part: number;
    /** The recording clock when its first sighting came, and when its last did. */
    opened_at: number;
    closed_at: number;
    observed_from: number;
    observed_to: number;
    sightings: number;
    positions: number;
    book: number;
    bytes: Uint8Array;
  };
  traffic_book: { watch: string; book: number; number: number; content: string };
  glass: {
    watch: string;
    chunk: number;
    /** 0 for a whole chunk; 1, 2, ... for the parts of the open one. */
    part: number;
    /** When its first note and its last were made, watch time; `from_at` is the chunk's in every part. */
    from_at: number;
    to_at: number;
    notes: number;
    /** The highest number of a screen so far. */
    highest: number;
    bytes: Uint8Array;
  };
  scenario: { id: string; revision: number; act: string; at: number; by: string; title: string; text: string };
  snapshot: { id: Generated<number>; watch: string; at: number; seq: number; version: number; checksum: string; state: Uint8Array };
}

export type Db = Kysely<Tables>;
export type NewGlass = Insertable<Tables['glass']>;
export type NewTraffic = Insertable<Tables['traffic']>;
