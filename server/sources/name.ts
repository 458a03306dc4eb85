import type { SourceContext } from './context.ts';

/** Two sources never have the same name. */
export function nameFor(wanted: string, context: Pick<SourceContext, 'names'>): string {
  let name = wanted;
  for (let n = 2; context.names.has(name); n++) name = `${wanted} (${n})`;
  context.names.add(name);
  return name;
}
