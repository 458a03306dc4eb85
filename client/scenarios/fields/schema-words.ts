import { z } from 'zod';

const Words = z.object({ description: z.string().optional(), enum: z.array(z.string()).optional(), anyOf: z.array(z.object({ enum: z.array(z.string()).optional() })).optional(), default: z.unknown().optional() });
const Block = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

/** What a schema says of one of its keys. */
export interface KeyWords {
  readonly hint: string;
  readonly options: readonly string[];
  readonly usual: unknown;
  readonly needed: boolean;
}

const known = new WeakMap<z.ZodType, z.infer<typeof Block>>();

/** What a schema says of a key of its text form; a dot leads into a block within it. */
export function keyWords(schema: z.ZodType, key: string): KeyWords {
  const json = known.get(schema) ?? Block.parse(z.toJSONSchema(schema, { io: 'input' }));
  known.set(schema, json);
  const [first = '', second] = key.split('.');
  const within = second === undefined ? json : Block.parse(json.properties[first] ?? {});
  const name = second ?? first;
  const words = Words.catch({}).parse(within.properties[name] ?? {});
  return {
    hint: words.description ?? '',
    options: words.enum ?? words.anyOf?.flatMap((way) => way.enum ?? []) ?? [],
    usual: words.default,
    needed: within.required.includes(name) && json.required.includes(first),
  };
}
