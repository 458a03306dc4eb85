import { z } from 'zod';

const whole = (low: number, high: number, what: string) => z.coerce.number({ error: what }).int(what).min(low, what).max(high, what);

/** What may be asked of the simulated world, as text from a URL or a command line. */
export const SimulatorOptions = z.strictObject({
  /** The same seed gives the same world. */
  seed: whole(0, 2_147_483_647, 'seed must be a whole number from 0 to 2147483647').default(1),
  /** Vessels under way at once, about. 400 makes some 500 passages of the strait a day. */
  ships: whole(0, 20_000, 'ships must be a whole number from 0 to 20000').default(400),
  /** Small boats a day. */
  boats: whole(0, 200, 'boats must be a whole number from 0 to 200').default(10),
});
export type SimulatorOptions = z.infer<typeof SimulatorOptions>;

/** Reads options; what is wrong comes back as one sentence. */
export function readOptions(given: Readonly<Record<string, string>>): SimulatorOptions | { problem: string } {
  const read = SimulatorOptions.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  if (issue?.code === 'unrecognized_keys') return { problem: `there is no option ${issue.keys.join(', ')}; there are seed, ships and boats` };
  return { problem: issue?.message ?? 'the options cannot be read' };
}
