import type { Migration } from 'kysely';
import { up as first } from './001-first.ts';
import { up as rooms } from './002-rooms.ts';
import { up as glass } from './003-glass.ts';
import { up as scenarios } from './004-scenarios.ts';

/** Every migration by its number. There is no way down: an older Varne refuses a newer folder. */
export const MIGRATIONS: Record<string, Migration> = {
  '001-first': { up: first },
  '002-rooms': { up: rooms },
  '003-glass': { up: glass },
  '004-scenarios': { up: scenarios },
};
