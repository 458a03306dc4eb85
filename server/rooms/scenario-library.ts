import { setImmediate } from 'node:timers/promises';
import type { KeptScenario, ScenarioShelf } from '../journal/contract.ts';
import { SHIPPED } from '../scenario/shipped.ts';
import type { ScenarioFault } from '../../shared/scenario/fault.ts';
import { scenarioOutline } from '../../shared/scenario/outline.ts';
import { readScenario } from '../../shared/scenario/read.ts';
import type { NewScenario, ScenarioAct, ScenarioCard, ScenarioChange, ScenarioShelving, ScenarioVersion, ScenarioView } from '../../shared/wire/scenarios.ts';
import type { Time } from '../../shared/words/position.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Person } from '../../shared/words/role.ts';
import type { ScenarioLibrary } from './contract.ts';

/** A page lists them all. */
const MOST_OWN = 300;

/** Versions that are remembered: more than a list has. */
const MOST_TOLD = 2 * MOST_OWN;

export interface LibraryParts {
  readonly shelf: ScenarioShelf;
  /** Wall time, for who saved what when. */
  readonly now: () => Time;
  /** At least 0, below 1; nobody can guess it. */
  readonly random: () => number;
}

type Told = Pick<ScenarioCard, 'title' | 'brief' | 'objectives' | 'minutes'> & { readonly found: readonly ScenarioFault[] };

/** The scenarios that come with the product, and the centre's own, of which every version is kept. */
export class KeptScenarios implements ScenarioLibrary {
  readonly #parts: LibraryParts;
  /** What each version says of itself: a text that was read once is not read again for a list. */
  readonly #told = new Map<string, Told>();

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  async list(aside: boolean): Promise<ScenarioCard[]> {
    const shipped: ScenarioCard[] = [];
    if (!aside) for (const [id, text] of SHIPPED) shipped.push(await this.#shippedCard(id, text));
    const own: ScenarioCard[] = [];
    for (const line of await this.#parts.shelf.newest()) {
      if ((line.act === 'put-aside') !== aside) continue;
      own.push(cardOf(line, await this.#toldOf(line)));
    }
    return [...shipped, ...own.sort((a, b) => a.title.localeCompare(b.title, 'en'))];
  }

  async find(id: string, revision: number | null): Promise<ScenarioView | Problem> {
    const text = SHIPPED.get(id);
    if (text !== undefined) return { ...(await this.#shippedCard(id, text)), text, found: [] };
    const kept = await this.#parts.shelf.find(id, revision);
    return kept === null ? noSuch() : this.#view(kept);
  }

  async versions(id: string): Promise<ScenarioVersion[] | Problem> {
    const versions = await this.#parts.shelf.versions(id);
    if (versions.length === 0) return SHIPPED.has(id) ? problem('not-possible', 'It comes with the product and has no versions. Make a copy to change it.') : noSuch();
    return versions.map(({ revision, act, at, by, title }) => ({ revision, act, at, by, title }));
  }

  async make({ text }: NewScenario, person: Person): Promise<ScenarioView | Problem> {
    const { shelf, random } = this.#parts;
    const own = await shelf.newest();
    if (own.length >= MOST_OWN) return problem('not-possible', `${MOST_OWN} scenarios are kept already, those that were put aside among them. Write over one of them instead. Nothing was kept.`);
    for (;;) {
      const id = `own-${Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0')}`;
      const version = this.#version(id, 1, 'made', text, person);
      if (await shelf.add(version)) return this.#view(version);
    }
  }

  save(id: string, { text, revision }: ScenarioChange, person: Person): Promise<ScenarioView | Problem> {
    return this.#next(id, revision, person, (kept) => {
      if (kept.act === 'put-aside') return problem('not-possible', `${kept.by} put it aside. Bring it back first, or save yours as a copy. Nothing was kept.`);
      return this.#version(id, revision + 1, 'saved', text, person);
    });
  }

  async shelve(id: string, { aside, revision }: ScenarioShelving, person: Person): Promise<ScenarioView | Problem> {
    return this.#next(id, revision, person, (kept) => {
      if ((kept.act === 'put-aside') === aside) return problem('not-possible', aside ? 'It is put aside already.' : 'It is among the others already.');
      return this.#version(id, revision + 1, aside ? 'put-aside' : 'brought-back', kept.text, person);
    });
  }

  async #next(id: string, revision: number, person: Person, next: (kept: KeptScenario) => KeptScenario | Problem): Promise<ScenarioView | Problem> {
    if (SHIPPED.has(id)) return problem('not-possible', 'It comes with the product and cannot be changed. Make a copy. Nothing was kept.');
    const kept = await this.#parts.shelf.find(id, null);
    if (kept === null) return noSuch();
    if (kept.revision !== revision) return stale(kept, person);
    const version = next(kept);
    if ('status' in version) return version;
    if (await this.#parts.shelf.add(version)) return this.#view(version);
    const first = await this.#parts.shelf.find(id, null);
    return first === null ? noSuch() : stale(first, person);
  }

  #version(id: string, revision: number, act: ScenarioAct, text: string, person: Person): KeptScenario {
    return { id, revision, act, at: Math.floor(this.#parts.now()), by: person.name, title: scenarioOutline(text).title, text };
  }

  async #view(kept: KeptScenario): Promise<ScenarioView> {
    const told = await this.#toldOf(kept, kept.text);
    return { ...cardOf(kept, told), text: kept.text, found: [...told.found] };
  }

  async #shippedCard(id: string, text: string): Promise<ScenarioCard> {
    const told = await this.#toldOf({ id, revision: 0 }, text);
    const [first] = told.found;
    if (first !== undefined) throw new Error(`the scenario ${id} that is shipped cannot be read: line ${first.line}: ${first.message}`);
    const { title, brief, objectives, minutes } = told;
    return { id, title, brief, objectives, minutes, shipped: true, revision: 0, savedAt: null, savedBy: null, faults: 0, aside: false };
  }

  /** Of one that is not known yet the text is fetched, and others get their turn before it is read. */
  async #toldOf({ id, revision }: Pick<KeptScenario, 'id' | 'revision'>, text?: string): Promise<Told> {
    const key = `${id} ${revision}`;
    const known = this.#told.get(key);
    if (known !== undefined) return known;
    await setImmediate();
    const told = read(text ?? (await this.#parts.shelf.find(id, revision))?.text ?? '');
    if (this.#told.size >= MOST_TOLD) this.#told.clear();
    this.#told.set(key, told);
    return told;
  }
}

function read(text: string): Told {
  const outline = scenarioOutline(text);
  const outcome = readScenario(text);
  return { ...outline, objectives: [...outline.objectives], found: 'faults' in outcome ? outcome.faults : [] };
}

const cardOf = ({ id, revision, act, at, by }: Omit<KeptScenario, 'text'>, { title, brief, objectives, minutes, found }: Told): ScenarioCard => ({
  id,
  title,
  brief,
  objectives: [...objectives],
  minutes,
  shipped: false,
  revision,
  savedAt: at,
  savedBy: by,
  faults: found.length,
  aside: act === 'put-aside',
});

const noSuch = (): Problem => problem('not-found', 'There is no such scenario.');

/** Two who write at once are told, and neither loses what they wrote. */
function stale({ revision, by, at }: KeptScenario, person: Person): Problem {
  const who = by === person.name ? 'You saved' : `${by} saved`;
  return problem('stale-scenario', `${who} another version of it meanwhile. Yours was not kept: save it as a copy, or look at the other and save over it.`, { revision, by, at });
}
