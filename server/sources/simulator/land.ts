import land from '../../../geodata/chart/land.json' with { type: 'json' };
import { ChartCollection } from '../../../shared/words/chart.ts';
import { openSea, type Sea } from './sea.ts';

let sea: Sea | null = null;

/** The sea as the built-in chart has it; made once, when it is first asked for. */
export function builtInSea(): Sea {
  sea ??= openSea(ChartCollection.parse(land));
  return sea;
}
