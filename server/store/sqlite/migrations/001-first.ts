import { sql, type Kysely } from 'kysely';

/** Everything that the first version keeps. A later change is a new migration; this file never changes again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The journal and the control log of every watch. Append-only and without a gap, whoever writes.
  `CREATE TABLE entry (
    log TEXT NOT NULL CHECK (log IN ('journal', 'control')),
    watch TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    line TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (log, watch, seq)
  ) STRICT`,
  `CREATE TRIGGER entry_without_gap BEFORE INSERT ON entry
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE log = NEW.log AND watch = NEW.watch)
    BEGIN SELECT raise(ABORT, 'entries are numbered without a gap'); END`,
  `CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
    BEGIN SELECT raise(ABORT, 'entries are never changed'); END`,
  `CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
    BEGIN SELECT raise(ABORT, 'entries are never removed'); END`,
  // The newest number and hash of every log, kept apart so that a removed last entry is missed.
  `CREATE TABLE head (
    log TEXT NOT NULL,
    watch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (log, watch)
  ) STRICT`,
  `CREATE TRIGGER head_only_forward BEFORE UPDATE ON head WHEN NEW.seq <= OLD.seq
    BEGIN SELECT raise(ABORT, 'a log only grows'); END`,
  `CREATE TRIGGER head_never_goes BEFORE DELETE ON head
    BEGIN SELECT raise(ABORT, 'a log is never removed'); END`,

  // Who may come in. Only SHA-256 hashes of the secrets.
  `CREATE TABLE token (
    hash TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE link (
    hash TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, created_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL, spent_at INTEGER
  ) STRICT`,
  `CREATE TABLE session (
    hash TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL
  ) STRICT`,

  // Positions in bulk: whole chunks (part 0) and the parts of the open one.
  `CREATE TABLE traffic (
    watch TEXT NOT NULL,
    chunk INTEGER NOT NULL,
    part INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    observed_from INTEGER NOT NULL,
    observed_to INTEGER NOT NULL,
    sightings INTEGER NOT NULL,
    positions INTEGER NOT NULL,
    book INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (watch, chunk, part)
  ) STRICT`,
  `CREATE INDEX traffic_by_time ON traffic (watch, observed_to)`,
  // What chunks refer to by number: who speaks, and what was said in words.
  `CREATE TABLE traffic_book (
    watch TEXT NOT NULL,
    book INTEGER NOT NULL,
    number INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (watch, book, number)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    watch TEXT NOT NULL,
    at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    version INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    state BLOB NOT NULL
  ) STRICT`,
];
