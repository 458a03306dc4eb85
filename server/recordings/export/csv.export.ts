import type { Sighting } from '../../../shared/words/sighting.ts';
import { OWN_HEADER, ownLine } from '../../sources/csv/own.ts';
import type { Exporter } from './exporter.ts';

/** Our own table: a row a sighting. */
export const csvExporter: Exporter = {
  head: OWN_HEADER,
  tail: '',
  *sighting(s: Sighting) {
    yield ownLine(s);
  },
  *report() {
    yield null;
  },
  *alert() {
    yield null;
  },
  *end() {
    // Nothing is held back.
  },
};
