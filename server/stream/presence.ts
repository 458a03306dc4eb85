import type { Present } from '../../shared/wire/events.ts';
import type { z } from 'zod';
import type { Person } from '../../shared/words/role.ts';

/** Who is watching, and on how many screens. */
export class Presence {
  readonly #people = new Map<string, z.infer<typeof Present>>();
  /** Something changed since `settle` was last called; that nobody is there yet is news too. */
  #changed = true;

  enter(person: Person): void {
    const key = keyOf(person);
    const here = this.#people.get(key);
    this.#people.set(key, { name: person.name, role: person.role, screens: (here?.screens ?? 0) + 1 });
    this.#changed = true;
  }

  leave(person: Person): void {
    const key = keyOf(person);
    const here = this.#people.get(key);
    if (here === undefined) return;
    if (here.screens > 1) this.#people.set(key, { ...here, screens: here.screens - 1 });
    else this.#people.delete(key);
    this.#changed = true;
  }

  list(): z.infer<typeof Present>[] {
    return [...this.#people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** Whether there is something new to tell, once. */
  settle(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }
}

const keyOf = (person: Person): string => `${person.role} ${person.name}`;
