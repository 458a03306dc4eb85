import type { Steps } from '../../../shared/words/steps.ts';

/** Elements of a list that are written in one step. */
const AT_ONCE = 64;

/** Plain data as JSON in UTF-8, as JSON.stringify gives it, a long list some elements at a time. */
export function* jsonSteps(value: unknown): Steps<Uint8Array> {
  const pieces: Uint8Array[] = [];
  yield* write(value, (text) => void pieces.push(Buffer.from(text)));
  return Buffer.concat(pieces);
}

function* write(value: unknown, put: (text: string) => void): Steps<void> {
  if (typeof value !== 'object' || value === null) {
    put(JSON.stringify(value) ?? 'null');
    return;
  }
  if (Array.isArray(value)) {
    put('[');
    for (let i = 0; i < value.length; i += AT_ONCE) {
      const some = JSON.stringify(value.slice(i, i + AT_ONCE)).slice(1, -1);
      put(i === 0 ? some : `,${some}`);
      yield;
    }
    put(']');
    return;
  }
  let before = '{';
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    put(`${before}${JSON.stringify(key)}:`);
    yield* write(inner, put);
    before = ',';
  }
  put(before === '{' ? '{}' : '}');
}
