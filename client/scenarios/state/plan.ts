import type { Planned } from '../../map/contract.ts';
import type { Position } from '../../../shared/words/position.ts';
import type { Inject } from '../../../shared/scenario/inject.ts';
import { sameChosen, type Chosen, type Script } from './script.ts';

/** What a scenario puts on the chart, and which of its things that is. */
export interface PlannedThing extends Planned {
  readonly of: Chosen;
}

/** Ways of vessels, places of people, positions that are said. What follows a vessel has no place of its own. */
export function planOf({ parts }: Script, chosen: Chosen | null): PlannedThing[] {
  return parts.injects.flatMap(({ index, inject }) => {
    const path = pathOn(inject);
    const of: Chosen = { list: 'injects', index };
    return path.length === 0 ? [] : [{ name: inject.id, path, of, chosen: sameChosen(chosen, of) }];
  });
}

function pathOn(inject: Inject): readonly Position[] {
  if ('route' in inject && inject.route !== undefined) return inject.route;
  if ('position' in inject && inject.position !== undefined) return [inject.position];
  return inject.kind === 'move' && inject.to !== undefined ? [inject.to] : [];
}
