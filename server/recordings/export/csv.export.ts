import type { Sighting } from '../../../shared/words/sighting.ts';
import { OWN_HEADER, ownLine, ownMark } from '../../sources/csv/own.ts';
import type { Exporter } from './exporter.ts';

/** Our own table: a row a sighting, between those that say when the recording begins and ends. */
export const csvExporter: Exporter = {
  head: (from) => OWN_HEADER + ownMark('begins', from),
  tail: (to) => ownMark('ends', to),
  *sighting(s: Sighting) {
    yield ownLine(s);
  },
  *report() {
    yield { leftOut: 'report' };
  },
  *alert() {
    yield { leftOut: 'alert' };
  },
  *end() {
    // Nothing is held back.
  },
};
