import { Damage } from './bits.ts';
import { Column } from './column.ts';
import { COLUMNS, HEAD } from './layout.ts';

/** No column of ours is longer, by far: what says so would fill the memory with what is not there. */
const MOST_ROWS = 1_000_000;

type ColumnName = (typeof COLUMNS)[number];

/** The columns of a chunk whose checksum is right, where they stand: nothing of them is read yet. */
export class Columns {
  readonly #columns = new Map<ColumnName, Column>();
  /** Numbers that no column holds as they are. */
  readonly values: readonly number[];

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const lengths = COLUMNS.map((_, i) => view.getUint32(25 + 5 * i, true));
    if (lengths.some((length) => length > MOST_ROWS)) throw new Damage('a column is longer than any can be');
    const valueCount = view.getUint32(20, true);
    let from = HEAD + 8 * valueCount;
    const lowFrom = from + lengths.reduce((sum, length) => sum + length, 0);
    if (lowFrom > bytes.length) throw new Damage('the columns are longer than the chunk');
    this.values = Array.from({ length: valueCount }, (_, i) => view.getFloat64(HEAD + 8 * i, true));
    const low = bytes.subarray(lowFrom);
    let bit = 0;
    for (const [i, name] of COLUMNS.entries()) {
      const symbols = bytes.subarray(from, (from += lengths[i] ?? 0));
      const column = new Column(symbols, view.getUint8(24 + 5 * i) === 1, low, bit);
      this.#columns.set(name, column);
      bit = column.endBit();
    }
  }

  of(name: ColumnName): Column {
    const column = this.#columns.get(name);
    if (column === undefined) throw new Damage(`there is no column ${name}`);
    return column;
  }
}
