import { z } from 'zod';

/** What can be set at one place of a settings object, from its schema: its range, and what it is as delivered. */
export type Limit = { readonly path: readonly string[] } & (
  | { readonly kind: 'switch'; readonly delivered: boolean }
  | { readonly kind: 'number'; readonly delivered: number | null; readonly min: number; readonly max: number; /** The lowest value is not allowed itself. */ readonly open: boolean; readonly whole: boolean }
  | { readonly kind: 'choice'; readonly delivered: string | null; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly delivered: readonly string[] | null; readonly options: readonly string[] }
);
export type NumberLimit = Extract<Limit, { kind: 'number' }>;

const Leaf = z.union([
  z.object({ type: z.literal('boolean'), default: z.boolean() }).transform((s) => ({ kind: 'switch' as const, delivered: s.default })),
  z
    .object({ type: z.enum(['number', 'integer']), default: z.number().optional(), minimum: z.number().optional(), exclusiveMinimum: z.number().optional(), maximum: z.number() })
    .transform((s) => ({ kind: 'number' as const, delivered: s.default ?? null, min: s.minimum ?? s.exclusiveMinimum ?? 0, max: s.maximum, open: s.minimum === undefined, whole: s.type === 'integer' })),
  z.object({ type: z.literal('string'), enum: z.array(z.string()), default: z.string().optional() }).transform((s) => ({ kind: 'choice' as const, delivered: s.default ?? null, options: s.enum })),
  z
    .object({ type: z.literal('array'), items: z.object({ enum: z.array(z.string()) }), default: z.array(z.string()).optional() })
    .transform((s) => ({ kind: 'choices' as const, delivered: s.default ?? null, options: s.items.enum })),
]);
const Branch = z.object({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) });

/** Every limit of a settings schema, in the order in which it is written there. */
export function limitsOf(schema: z.ZodType): Limit[] {
  const limits: Limit[] = [];
  const walk = (part: unknown, path: readonly string[]): void => {
    const branch = Branch.safeParse(part);
    if (branch.success) {
      for (const [name, inner] of Object.entries(branch.data.properties)) walk(inner, [...path, name]);
      return;
    }
    const leaf = Leaf.safeParse(part);
    if (leaf.success) limits.push({ path, ...leaf.data });
  };
  walk(z.toJSONSchema(schema, { io: 'output' }), []);
  return limits;
}

/** What stands at a path of a settings object. */
export function valueAt(settings: unknown, path: readonly string[]): unknown {
  let at = settings;
  for (const name of path) at = Object.entries(at ?? {}).find(([key]) => key === name)?.[1];
  return at;
}

/** A copy with another value at a path; `undefined` takes it away. */
export function withValueAt(settings: object, path: readonly string[], value: unknown): object {
  const [name, ...rest] = path;
  if (name === undefined) return settings;
  const entries = Object.entries(settings).filter(([key]) => key !== name || value !== undefined);
  const inner: unknown = rest.length === 0 ? value : withValueAt(Object(entries.find(([key]) => key === name)?.[1]), rest, value);
  return Object.fromEntries(entries.some(([key]) => key === name) ? entries.map(([key, old]): [string, unknown] => [key, key === name ? inner : old]) : [...entries, [name, inner]]);
}

/** A typed number within its range, or what to type instead. Blank is null where nothing need stand. */
export function readNumber(text: string, limit: NumberLimit, needed: boolean): { ok: true; value: number | null } | { ok: false; words: string } {
  const typed = text.trim().replace(',', '.');
  if (typed === '' && !needed) return { ok: true, value: null };
  const value = Number(typed);
  const fits = /^-?\d+(\.\d+)?$/.test(typed) && value >= limit.min && value <= limit.max && (!limit.open || value > limit.min) && (!limit.whole || Number.isInteger(value));
  return fits ? { ok: true, value } : { ok: false, words: `Type ${limit.whole ? 'a whole number' : 'a number'}, ${rangeText(limit)}${needed ? '' : ', or leave it blank'}.` };
}

/** `0 to 20 nm`, `above 0, to 120 min`, `0 to 24 h`. */
export function rangeText(limit: NumberLimit, unit = ''): string {
  const inHours = unit === 's' && limit.max % 3600 === 0;
  const max = inHours ? `${figure(limit.max / 3600)} h` : `${figure(limit.max)} ${unit}`.trim();
  return limit.open ? `above ${limit.min}, to ${max}` : `${limit.min} to ${max}`;
}

const figure = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 3 });
