import { schemasAreInterpreted } from '../stream/schema-policy.ts';
import { API_PATH } from '../../shared/wire/rest.ts';
import { Ask, type NotShown, type StretchName, type Told } from './messages.ts';
import { PastReader } from './past-reader.ts';

/** Fetching, inflating and decoding a stretch is a tenth of a second and more: here it holds up no screen. */
async function fetchStretch({ number, from }: StretchName): Promise<Uint8Array<ArrayBuffer> | NotShown> {
  try {
    const answer = await fetch(`${API_PATH}${self.name}/past/stretches/${number}?from=${from}`);
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 401) return 'signed-out';
    if (answer.status === 429) return 'too-many';
    return answer.status === 404 ? 'not-found' : 'no-answer';
  } catch {
    return 'no-answer';
  }
}

const reader = new PastReader(fetchStretch, () => performance.now());

async function answer(message: unknown): Promise<void> {
  const told: Told = await reader.answer(Ask.parse(message));
  const frame = told.kind === 'shown' ? told.showing.frame : null;
  postMessage(told, { transfer: frame === null ? [] : [frame.buffer] });
}

if (schemasAreInterpreted) addEventListener('message', (event: MessageEvent<unknown>) => void answer(event.data));
