import { z } from 'zod';
import { Scenario } from './scenario.ts';
import type { Path } from './where.ts';

const Node = z.object({
  $ref: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
});

const known = new WeakMap<z.ZodType, unknown>();

/** The scenario's text as a JSON schema (draft 2020-12), for editors. */
export function scenarioSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(Scenario, { io: 'input' }) };
}

/** The keys that a block may have, by what stands there (`kind`, `from`): for saying what is allowed. */
export function allowedKeys(schema: z.ZodType, path: Path, root: unknown): string[] {
  const json = known.get(schema) ?? z.toJSONSchema(schema, { io: 'input' });
  known.set(schema, json);
  let node = Node.parse(json);
  let given = root;
  for (const step of path) {
    node = Node.parse((typeof step === 'number' ? node.items : choose(node, given).properties?.[step]) ?? {});
    given = typeof given === 'object' && given !== null ? Reflect.get(given, step) : undefined;
  }
  return Object.keys(choose(node, given).properties ?? {});
}

/** Of alternatives the one whose constant keys agree with what stands there. */
function choose(node: z.infer<typeof Node>, given: unknown): z.infer<typeof Node> {
  const ways = (node.oneOf ?? node.anyOf ?? []).map((way) => Node.parse(way));
  return (
    ways.find(({ properties = {} }) =>
      Object.entries(properties).some(([key, value]) => {
        const wanted = Node.safeParse(value).data?.const;
        return wanted !== undefined && typeof given === 'object' && given !== null && Reflect.get(given, key) === wanted;
      }),
    ) ?? node
  );
}
