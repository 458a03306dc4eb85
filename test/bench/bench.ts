/** One figure. `beside` is the peer's, measured in the same run on the same data. */
export interface BenchRow {
  what: string;
  value: number;
  unit: string;
  beside?: { what: string; value: number };
}

/** One benchmark file's default export. Seeded, bounded, and seconds long. */
export interface Bench {
  title: string;
  run(): Promise<BenchRow[]>;
}
