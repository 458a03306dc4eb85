import { sql, type Kysely } from 'kysely';

/** The scenarios that trainers write: every version stays, whoever writes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE scenario (
    id TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    act TEXT NOT NULL CHECK (act IN ('made', 'saved', 'put-aside', 'brought-back')),
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id, revision)
  ) STRICT`,
  `CREATE TRIGGER scenario_without_gap BEFORE INSERT ON scenario
    WHEN NEW.revision <> (SELECT coalesce(max(revision), 0) + 1 FROM scenario WHERE id = NEW.id)
    BEGIN SELECT raise(ABORT, 'versions are numbered without a gap'); END`,
  `CREATE TRIGGER scenario_never_changes BEFORE UPDATE ON scenario
    BEGIN SELECT raise(ABORT, 'versions are never changed'); END`,
  `CREATE TRIGGER scenario_never_goes BEFORE DELETE ON scenario
    BEGIN SELECT raise(ABORT, 'versions are never removed'); END`,
];
