import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LONGEST_CUT_MS, MOST_RECORDING_BYTES, RecordingId, type CutBody, type RecordingView } from '../../shared/wire/recordings.ts';
import { problem, type Problem } from '../../shared/words/problem.ts';
import type { Time } from '../../shared/words/position.ts';
import { Bounded, freeBytes, type FreeBytes } from '../recordings/file/bounded.ts';
import { written } from '../recordings/file/written.ts';
import type { RecordingCard } from '../recordings/look.ts';
import type { RecordingDesk, Shelf } from './contract.ts';

const ENDING = '.varne';
/** A shelf that is longer is looked after by nobody. */
const MOST_KEPT = 200;
/** Failures that are still told of. */
const MOST_FAILED = 10;
/** Files that are taken in at once. */
const MOST_COMING = 2;

export interface ShelfParts {
  /** Made when something is first put there. */
  readonly folder: string;
  readonly desk: RecordingDesk;
  /** Of the program, for the files' heads. */
  readonly madeBy: string;
  /** Wall time. */
  readonly now: () => Time;
  /** A number that nobody can guess. */
  readonly random: () => number;
  readonly mostBytes?: number;
  readonly free?: FreeBytes;
  readonly log: (message: string) => void;
}

interface Making {
  view: RecordingView;
  readonly cancel: AbortController;
  ended: Promise<void>;
}

/** The recordings of a data folder. What lies there is all that is known of it: files may be put there and taken away. */
export class FolderShelf implements Shelf {
  readonly #parts: ShelfParts;
  readonly #most: number;
  /** What is known of a file as long as it is that very file. */
  readonly #known = new Map<RecordingId, { readonly mark: string; readonly view: RecordingView }>();
  readonly #failed = new Map<RecordingId, RecordingView>();
  #making: Making | null = null;
  readonly #coming = new Set<RecordingId>();
  #stopped = false;

  private constructor(parts: ShelfParts) {
    this.#parts = parts;
    this.#most = parts.mostBytes ?? MOST_RECORDING_BYTES;
  }

  /** What an earlier process left unfinished is removed. */
  static async open(parts: ShelfParts): Promise<FolderShelf> {
    for (const name of await namesIn(parts.folder)) if (name.startsWith('.')) await rm(join(parts.folder, name), { force: true });
    return new FolderShelf(parts);
  }

  async list(): Promise<RecordingView[]> {
    const found: RecordingView[] = [];
    for (const id of await this.#ids()) {
      const view = await this.#look(id);
      if (view !== null) found.push(view);
    }
    return [...(this.#making === null ? [] : [this.#making.view]), ...this.#failed.values(), ...found.sort((a, b) => b.from - a.from)];
  }

  async get(id: RecordingId): Promise<RecordingView | null> {
    if (this.#making?.view.id === id) return this.#making.view;
    return this.#failed.get(id) ?? (await this.#look(id));
  }

  async cut(watch: string, wish: CutBody): Promise<RecordingView | Problem> {
    const { from, to, title, pseudonymise } = wish;
    if (to <= from) return problem('invalid', 'to: not after from. Nothing was cut.', { field: 'to' });
    if (to - from > LONGEST_CUT_MS) return problem('too-long', `At most ${LONGEST_CUT_MS / 3_600_000} hours are cut at once. Nothing was cut; take a shorter stretch.`);
    if (this.#making !== null) return problem('too-many-requests', 'Another stretch is being cut. Try again when it is done.', { retryAfterS: 5 });
    const full = await this.#isFull();
    if (full !== null) return full;
    const id = await this.#newId();
    const view: RecordingView = { ...NOTHING, id, state: 'making', title: title ?? 'A stretch of the watch', from, to, pseudonymised: pseudonymise !== null, shifted: pseudonymise?.shift === true };
    const making: Making = { view, cancel: new AbortController(), ended: Promise.resolve() };
    this.#making = making;
    making.ended = this.#make(making, watch, wish);
    return making.view;
  }

  async #make(making: Making, watch: string, { from, to, title, pseudonymise }: CutBody): Promise<void> {
    const { desk, madeBy, now, log } = this.#parts;
    const { id } = making.view;
    const made = { madeBy, madeAt: new Date(now()).toISOString() };
    const told = (done: number): void => void (making.view = { ...making.view, done });
    try {
      const card = await desk.cut(watch, { path: this.#pathOf(id), from, to, title: title ?? null, pseudonymise, made, most: this.#most }, told, making.cancel.signal);
      if ('problem' in card) this.#fail(making.view, `It was not cut: ${card.problem}. Nothing was kept of it.`);
    } catch (error) {
      if (!making.cancel.signal.aborted) {
        log(`A recording could not be cut: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        this.#fail(making.view, 'It was not cut: something went wrong here. Nothing was kept of it; try again, or a shorter stretch.');
      }
    }
    await this.#sweep(id);
    if (making.cancel.signal.aborted) await rm(this.#pathOf(id), { force: true });
    this.#making = null;
  }

  async receive(bytes: AsyncIterable<Uint8Array>, name: string): Promise<RecordingView | Problem> {
    if (this.#coming.size >= MOST_COMING) return problem('too-many-requests', 'Other files are being taken in. Try again in a minute.', { retryAfterS: 30 });
    const full = await this.#isFull();
    if (full !== null) return full;
    const id = await this.#newId();
    this.#coming.add(id);
    try {
      return await this.#take(id, bytes, name);
    } finally {
      this.#coming.delete(id);
      await this.#sweep(id);
    }
  }

  /** Under a name that nobody sees until it is known to be whole. */
  async #take(id: RecordingId, bytes: AsyncIterable<Uint8Array>, name: string): Promise<RecordingView | Problem> {
    const { folder, desk, free = freeBytes } = this.#parts;
    const hidden = join(folder, `.${id}.coming`);
    const came = await written(hidden, { served: true }, async (sink) => {
      const bounded = new Bounded(sink, hidden, this.#most, free);
      for await (const piece of bytes) await bounded.write(piece);
      return {};
    });
    if ('problem' in came) return problem('not-possible', `${name} was not taken in: ${came.problem.replace(hidden, 'it')}. Nothing was kept of it.`);
    const card = await desk.look(hidden, name, true);
    if ('problem' in card) return problem('invalid', `${card.problem}. Nothing was kept of it; fetch it again from where it was made.`, { field: null });
    await rename(hidden, this.#pathOf(id));
    return (await this.#look(id, card)) ?? problem('not-found', 'It was taken away while it came in.');
  }

  async pathOf(id: RecordingId): Promise<string | null> {
    const view = await this.#look(id);
    return view?.state === 'ready' ? this.#pathOf(id) : null;
  }

  async remove(id: RecordingId): Promise<Problem | null> {
    const making = this.#making;
    if (making?.view.id === id) {
      making.cancel.abort();
      await making.ended;
      return null;
    }
    if (this.#failed.delete(id)) return null;
    if ((await this.#markOf(id)) === null) return problem('not-found', 'There is no such recording.');
    await rm(this.#pathOf(id), { force: true });
    this.#known.delete(id);
    return null;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#making?.cancel.abort();
    await this.#making?.ended;
  }

  #fail(view: RecordingView, why: string): void {
    this.#failed.set(view.id, { ...view, state: 'failed', problem: why });
    const [oldest] = this.#failed.keys();
    if (this.#failed.size > MOST_FAILED && oldest !== undefined) this.#failed.delete(oldest);
  }

  /** What is known of a file, looked at once; null when there is none. */
  async #look(id: RecordingId, card: RecordingCard | null = null): Promise<RecordingView | null> {
    const mark = await this.#markOf(id);
    if (mark === null) return null;
    const known = this.#known.get(id);
    if (known?.mark === mark) return known.view;
    const found = card ?? (await this.#parts.desk.look(this.#pathOf(id), `${id}${ENDING}`, false));
    const view = 'problem' in found ? { ...NOTHING, id, state: 'failed' as const, title: id, problem: `${found.problem}. It cannot be used; take it off the shelf.` } : viewOf(id, found);
    this.#known.set(id, { mark, view });
    return view;
  }

  async #markOf(id: RecordingId): Promise<string | null> {
    const stats = await stat(this.#pathOf(id)).catch(() => null);
    return stats?.isFile() === true ? `${stats.size} ${stats.mtimeMs}` : null;
  }

  async #ids(): Promise<RecordingId[]> {
    return (await namesIn(this.#parts.folder)).flatMap((name) => {
      const id = RecordingId.safeParse(name.slice(0, -ENDING.length));
      return name.endsWith(ENDING) && id.success ? [id.data] : [];
    });
  }

  async #isFull(): Promise<Problem | null> {
    if (this.#stopped) return problem('not-possible', 'The server is being stopped. Nothing was kept.');
    await mkdir(this.#parts.folder, { recursive: true, mode: 0o700 });
    return (await this.#ids()).length < MOST_KEPT ? null : problem('not-possible', `There are ${MOST_KEPT} recordings on the shelf already. Nothing was kept; take one off first.`);
  }

  async #newId(): Promise<RecordingId> {
    const taken = await namesIn(this.#parts.folder);
    for (;;) {
      const id = `rec-${Math.floor(this.#parts.random() * 2 ** 32).toString(16).padStart(8, '0')}`;
      if (!taken.some((name) => name.includes(id))) return id;
    }
  }

  /** Removes what is unfinished of one. */
  async #sweep(id: RecordingId): Promise<void> {
    const { folder } = this.#parts;
    for (const name of await namesIn(folder)) if (name.startsWith(`.${id}.`) || name.startsWith(`..${id}.`)) await rm(join(folder, name), { force: true });
  }

  #pathOf(id: RecordingId): string {
    return join(this.#parts.folder, `${id}${ENDING}`);
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

const NOTHING: Omit<RecordingView, 'id'> = { state: 'ready', done: 0, problem: null, title: '', from: 0, to: 0, sightings: 0, tracks: 0, alerts: 0, reports: 0, pseudonymised: false, shifted: false, bytes: 0 };

function viewOf(id: RecordingId, { title, from, to, counts, pseudonymised, shifted, bytes }: RecordingCard): RecordingView {
  const { sightings, tracks, alerts, reports } = counts;
  return { id, state: 'ready', done: 1, problem: null, title, from, to, sightings, tracks, alerts, reports, pseudonymised, shifted, bytes };
}
