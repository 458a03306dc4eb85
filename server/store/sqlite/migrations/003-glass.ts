import { sql, type Kysely } from 'kysely';

/** What screens had: chunks of ten minutes (part 0), and the parts of the open one, as traffic is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE glass (
    watch TEXT NOT NULL,
    chunk INTEGER NOT NULL,
    part INTEGER NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    highest INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (watch, chunk, part)
  ) STRICT`,
  `CREATE INDEX glass_by_time ON glass (watch, from_at)`,
];
