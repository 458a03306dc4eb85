import type { Path } from '../../../shared/scenario/where.ts';
import { at, isList } from '../text/plain.ts';
import { picking, script, setValue } from './editing.ts';

/** Lets clicks on the chart set what stands at a path: a place, or one more position of a way. */
export function pickAt(path: Path, many: boolean): void {
  picking.value = {
    path,
    many,
    take: (position) => {
      const given = script.value.given === null ? undefined : at(script.value.given, path);
      setValue(path, many ? [...(isList(given) ? given : []), position] : position);
    },
  };
}
