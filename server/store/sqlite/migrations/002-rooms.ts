import { sql, type Kysely } from 'kysely';

/** Who comes in, comes into one room: the live watch, as everyone did before, or an exercise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['token', 'link', 'session']) await sql.raw(`ALTER TABLE ${table} ADD COLUMN room TEXT NOT NULL DEFAULT 'live'`).execute(db);
}
