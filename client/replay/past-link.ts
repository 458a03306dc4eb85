import { PastOverview } from '../../shared/wire/past/overview.ts';
import { API_PATH } from '../../shared/wire/rest.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Ask, Told } from './messages.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The page's end of the worker that opens the past. */
export class PastLink {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (told: Told) => void>();
  #newest = 0;

  /** `path`: whose past it opens (`pastPath`). The worker knows it by its name. */
  constructor(path: string) {
    this.#worker = new Worker(new URL('./past.worker.ts', import.meta.url), { type: 'module', name: path });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
    // A worker that cannot be loaded answers nothing: whoever waits is told.
    this.#worker.addEventListener('error', () => {
      for (const [id, tell] of this.#waiting) tell({ id, kind: 'not-shown', why: 'no-answer' });
      this.#waiting.clear();
    });
  }

  ask(ask: WithoutId<Ask>): Promise<Told> {
    const id = ++this.#newest;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ ...ask, id }, []);
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}

/** What is recorded between two times; null when the server does not say. */
export async function fetchOverview(path: string, from: Time, to: Time): Promise<PastOverview | null> {
  const iso = (at: Time): string => encodeURIComponent(new Date(at).toISOString());
  try {
    const answer = await fetch(`${API_PATH}${path}/past?from=${iso(from)}&to=${iso(to)}`, { headers: { accept: 'application/json' } });
    return answer.ok ? fromRest(PastOverview, await answer.json()) : null;
  } catch {
    return null;
  }
}
