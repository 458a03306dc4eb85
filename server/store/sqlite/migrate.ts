import { Migrator, sql } from 'kysely';
import { z } from 'zod';
import { MIGRATIONS } from './migrations/all.ts';
import type { Db } from './schema.ts';

const Names = z.array(z.object({ name: z.string() }));

/**
 * Brings the tables to this version, under the database's own write lock. Null when done, else why not, in words.
 * `MIGRATIONS` may be given by a test.
 */
export async function migrate(db: Db, migrations = MIGRATIONS): Promise<string | null> {
  const newer = (await migrationsDone(db)).filter((name) => !(name in migrations));
  if (newer.length > 0) {
    return `it was written by a newer Varne (it has ${newer.join(', ')}, which this one does not know). Nothing was changed. Use that newer Varne, or another data folder.`;
  }
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error === undefined) return null;
  return `its tables could not be brought to this version: ${error instanceof Error ? error.message : 'for no reason given'}. Nothing was changed.`;
}

/** Names of the migrations that a database has had; none when it is new. */
async function migrationsDone(db: Db): Promise<string[]> {
  const tables = await sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'kysely_migration'`.execute(db);
  if (tables.rows.length === 0) return [];
  const done = await sql`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return Names.parse(done.rows).map((row) => row.name);
}
