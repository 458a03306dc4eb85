/** A seeded source of chance: the same seed and label give the same numbers on every machine. */
export interface Random {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** `low` (included) to `high` (excluded). */
  between(low: number, high: number): number;
  /** A whole number, `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** About the standard normal distribution (sum of four uniforms, never beyond 3.5). */
  normal(): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
}

/** FNV-1a, 32 bits: turns seed and label into a starting state. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, fast, and passes the usual batteries. Each use of
 * chance has a stream of its own, told apart by its label, so that a new use does not disturb the others.
 */
export function randomStream(seed: number, label: string): Random {
  let a = hash(`${seed}/${label}`);
  let b = hash(`${label}:${seed}`);
  let c = 0x9e3779b9 ^ seed;
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 15; i++) next();
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}
