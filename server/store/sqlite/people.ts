import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Time } from '../../../shared/words/position.ts';
import { Role } from '../../../shared/words/role.ts';
import { LIVE_ROOM } from '../../../shared/words/room.ts';
import type { Grant, NewGrant, People } from '../../journal/contract.ts';
import type { Db } from './schema.ts';
import { databaseTrouble, orUnavailable } from './unavailable.ts';

/**
 * A session ends when its screen has asked for nothing in 12 hours: the length of a watch, so that a screen that was
 * left when its watch went home is out before that watch returns.
 */
export const SESSION_IDLE_MS = 12 * 3_600_000;
/**
 * And after 36 hours in any case: three watches of 12 hours, so that nobody is signed out in the middle of a long
 * night's rescue, and no stolen cookie lives for weeks.
 */
export const SESSION_MAX_MS = 36 * 3_600_000;
/** A session's last use is written at most this often: a busy screen must not cost a disk sync a request. */
const SEEN_EVERY_MS = 60_000;

const GrantRow = z.object({ name: z.string(), role: Role, room: z.string() });
const SessionRow = GrantRow.extend({ created_at: z.number(), seen_at: z.number() });

/** 256 random bits behind two letters that say what kind of secret it is: `vt_` token, `vl_` link, `vs_` session. */
const newSecret = (kind: 'vt' | 'vl' | 'vs'): string => `${kind}_${randomBytes(32).toString('base64url')}`;
/** A fast hash is right here: the secrets are random, there is nothing to guess. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const WRITING = ['The sign-in could not be written', 'Nothing of it was kept.'] as const;
const READING = ['The sign-in could not be read', 'Nothing was changed.'] as const;

/** Who may come in, in SQLite. `clock` is wall time. */
export function openPeople(db: Db, clock: () => Time): People {
  return {
    async createToken(grant) {
      const secret = newSecret('vt');
      await orUnavailable(...WRITING, () =>
        db.insertInto('token').values({ hash: hashOf(secret), ...rowOf(grant), created_at: clock() }).execute(),
      );
      return secret;
    },

    async createLink(grant, validMs) {
      const secret = newSecret('vl');
      const now = clock();
      await orUnavailable(...WRITING, () =>
        db.transaction().execute(async (db) => {
          await db.deleteFrom('link').where('valid_until', '<', now).execute();
          const link = { hash: hashOf(secret), ...rowOf(grant), created_at: now, valid_until: now + validMs, spent_at: null };
          await db.insertInto('link').values(link).execute();
        }),
      );
      return secret;
    },

    async lookAtLink(secret, now) {
      const row = await orUnavailable(...READING, () =>
        db
          .selectFrom('link')
          .select(['name', 'role', 'room'])
          .where('hash', '=', hashOf(secret))
          .where('spent_at', 'is', null)
          .where('valid_until', '>=', now)
          .executeTakeFirst(),
      );
      return granted(row);
    },

    async spendLink(secret, now) {
      // One statement: of two that spend it at once, one finds it unspent.
      const row = await orUnavailable(...WRITING, () =>
        db
          .updateTable('link')
          .set({ spent_at: now })
          .where('hash', '=', hashOf(secret))
          .where('spent_at', 'is', null)
          .where('valid_until', '>=', now)
          .returning(['name', 'role', 'room'])
          .executeTakeFirst(),
      );
      return granted(row);
    },

    async createSession(grant, now) {
      const secret = newSecret('vs');
      await orUnavailable(...WRITING, () =>
        db.transaction().execute(async (db) => {
          await db
            .deleteFrom('session')
            .where((where) => where.or([where('seen_at', '<', now - SESSION_IDLE_MS), where('created_at', '<', now - SESSION_MAX_MS)]))
            .execute();
          const session = { hash: hashOf(secret), ...rowOf(grant), created_at: now, seen_at: now };
          await db.insertInto('session').values(session).execute();
        }),
      );
      return secret;
    },

    async whoHasSession(secret, now) {
      if (!secret.startsWith('vs_')) return null;
      const hash = hashOf(secret);
      const found = await orUnavailable(...READING, () => db.selectFrom('session').selectAll().where('hash', '=', hash).executeTakeFirst());
      const session = SessionRow.optional().parse(found);
      if (session === undefined || now - session.seen_at > SESSION_IDLE_MS || now - session.created_at > SESSION_MAX_MS) return null;
      if (now - session.seen_at >= SEEN_EVERY_MS) await noteSeen(db, hash, now);
      return { name: session.name, role: session.role, room: session.room };
    },

    async whoHasToken(secret) {
      if (!secret.startsWith('vt_')) return null;
      const row = await orUnavailable(...READING, () =>
        db.selectFrom('token').select(['name', 'role', 'room']).where('hash', '=', hashOf(secret)).executeTakeFirst(),
      );
      return granted(row);
    },

    async endSession(secret) {
      await orUnavailable(...WRITING, () => db.deleteFrom('session').where('hash', '=', hashOf(secret)).execute());
    },
  };
}

const rowOf = ({ name, role, room }: NewGrant) => ({ name, role, room: room ?? LIVE_ROOM });
const granted = (row: unknown): Grant | null => GrantRow.optional().parse(row) ?? null;

/** A full disk must not sign the watch out: that a session was seen is noted when it can be. */
async function noteSeen(db: Db, hash: string, now: Time): Promise<void> {
  try {
    await db.updateTable('session').set({ seen_at: now }).where('hash', '=', hash).execute();
  } catch (error) {
    if (databaseTrouble(error) === null) throw error;
  }
}
