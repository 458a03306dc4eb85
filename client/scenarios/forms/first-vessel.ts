import { idsOf, type Script } from '../state/script.ts';
import type { PlainMap } from '../text/plain.ts';

/** The first vessel of a scenario, for something that happens to one; nothing where there is none. */
export function firstVessel(script: Script): PlainMap {
  const [vessel] = idsOf(script, ['vessel']);
  return vessel === undefined ? {} : { vessel };
}
