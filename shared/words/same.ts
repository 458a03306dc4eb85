/** Whether two pieces of plain data say the same: the order of an object's members does not matter, and what is undefined is not there. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => saysTheSame(item, b[i]));
  const inA = new Map<string, unknown>(Object.entries(a).filter(([, value]) => value !== undefined));
  const inB = new Map<string, unknown>(Object.entries(b).filter(([, value]) => value !== undefined));
  return inA.size === inB.size && [...inA].every(([key, value]) => inB.has(key) && saysTheSame(value, inB.get(key)));
}
