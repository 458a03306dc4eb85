import { sql } from 'kysely';
import { z } from 'zod';
import { ScenarioAct } from '../../../shared/wire/scenarios.ts';
import type { KeptScenario, ScenarioShelf } from '../../journal/contract.ts';
import type { Db } from './schema.ts';
import { orUnavailable } from './unavailable.ts';

const WITHOUT_TEXT = ['id', 'revision', 'act', 'at', 'by', 'title'] as const;
const Line = z.object({ id: z.string(), revision: z.number(), act: ScenarioAct, at: z.number(), by: z.string(), title: z.string() });
const Row = Line.extend({ text: z.string() });

const WRITING = ['The scenario could not be written', 'Nothing of it was kept.'] as const;
const READING = ['The scenarios could not be read', 'Nothing was changed.'] as const;

/** The centre's own scenarios, in SQLite. */
export function openScenarioShelf(db: Db): ScenarioShelf {
  return {
    async newest() {
      const rows = await orUnavailable(...READING, () =>
        db
          .selectFrom('scenario as s')
          .select(WITHOUT_TEXT)
          .where('revision', '=', (of) => of.selectFrom('scenario as t').select((t) => t.fn.max('t.revision').as('newest')).whereRef('t.id', '=', 's.id'))
          .orderBy('id')
          .execute(),
      );
      return z.array(Line).parse(rows);
    },

    async find(id, revision) {
      const row = await orUnavailable(...READING, () => {
        const all = db.selectFrom('scenario').selectAll().where('id', '=', id);
        return (revision === null ? all.orderBy('revision', 'desc').limit(1) : all.where('revision', '=', revision)).executeTakeFirst();
      });
      return Row.optional().parse(row) ?? null;
    },

    async versions(id) {
      const rows = await orUnavailable(...READING, () => db.selectFrom('scenario').select(WITHOUT_TEXT).where('id', '=', id).orderBy('revision', 'desc').execute());
      return z.array(Line).parse(rows);
    },

    async add({ id, revision, act, at, by, title, text }: KeptScenario) {
      // One statement: of two who save at once, one finds that the other was first.
      const added = await orUnavailable(...WRITING, () =>
        sql`INSERT INTO scenario (id, revision, act, at, by, title, text)
            SELECT ${id}, ${revision}, ${act}, ${at}, ${by}, ${title}, ${text}
            WHERE (SELECT coalesce(max(revision), 0) FROM scenario WHERE id = ${id}) = ${revision - 1}
            RETURNING revision`.execute(db),
      );
      return added.rows.length === 1;
    },
  };
}
