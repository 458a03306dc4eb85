import Database from 'libsql';
import { Kysely } from 'kysely';
import { z } from 'zod';
import { LibsqlDialect } from './dialect.ts';
import type { Db } from './schema.ts';

/** How long a write waits for another process's write, ms. */
const BUSY_MS = 5_000;

/** A database file opened as the store needs it: the kysely view, and the connection itself for what kysely lacks. */
export interface OpenDatabase {
  readonly db: Db;
  readonly connection: Database.Database;
}

/**
 * Opens or makes the file. WAL lets others read and write beside us; FULL syncs every commit before it is answered.
 * Throws what libsql throws.
 */
export function openDatabase(path: string): OpenDatabase {
  const connection = new Database(path, { timeout: BUSY_MS });
  // exec, not pragma: a prepared statement that stays open keeps a closed connection's locks.
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA foreign_keys = ON');
  return { connection, db: new Kysely({ dialect: new LibsqlDialect(connection) }) };
}

/** A BLOB as it comes back: an ArrayBuffer from libsql, a Uint8Array from other drivers. */
export const Blob = z
  .union([z.instanceof(ArrayBuffer), z.instanceof(Uint8Array)])
  .transform((bytes) => (bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes));
