import { z } from 'zod';
import { DEFAULT_DANGER } from './perils.ts';

const whole = (low: number, high: number, what: string) => z.coerce.number({ error: what }).int(what).min(low, what).max(high, what);

/** The world is moved on so often, and what is heard meanwhile is received at the end of it. */
export const STEP_MS = 200;
/** When a world begins that is not said to begin at another time. */
export const DEFAULT_START = '2026-06-10T06:00:00Z';
/** Longest stretch in one go, hours: a year. */
export const MOST_HOURS = 8784;
const HOURS = `hours must be a number above 0, at most ${MOST_HOURS}`;

const DANGER = 'danger must be a number from 0 to 1';

/** What may be asked of the simulated world, as text from a URL or a command line. */
export const SimulatorOptions = z.strictObject({
  /** The same seed gives the same world. */
  seed: whole(0, 2_147_483_647, 'seed must be a whole number from 0 to 2147483647').default(1),
  /** Vessels under way at once, about. 400 makes some 500 passages of the strait a day. */
  ships: whole(0, 20_000, 'ships must be a whole number from 0 to 20000').default(400),
  /** Small boats a day. */
  boats: whole(0, 200, 'boats must be a whole number from 0 to 200').default(10),
  /** The share of ships that once give way to nobody, go against the flow, or stop and drift. */
  danger: z.coerce.number({ error: DANGER }).min(0, DANGER).max(1, DANGER).default(DEFAULT_DANGER),
});
export type SimulatorOptions = z.infer<typeof SimulatorOptions>;

/** What may be asked besides when the world is played as a recording. */
const PlayedOptions = SimulatorOptions.extend({
  start: z.iso.datetime({ error: 'start must be a time as 2026-06-10T06:00:00Z' }).default(DEFAULT_START),
  hours: z.coerce.number({ error: HOURS }).positive(HOURS).max(MOST_HOURS, HOURS).optional(),
});
export type PlayedOptions = z.infer<typeof PlayedOptions>;

interface Readable<Options> {
  readonly schema: z.ZodType<Options>;
  /** In words, for who named another. */
  readonly names: string;
}

const LIVE: Readable<SimulatorOptions> = { schema: SimulatorOptions, names: 'seed, ships, boats and danger' };
const PLAYED: Readable<PlayedOptions> = { schema: PlayedOptions, names: 'seed, ships, boats, danger, start and hours' };

/** Reads options; what is wrong comes back as one sentence. */
export const readOptions = (given: Readonly<Record<string, string>>): SimulatorOptions | { problem: string } => read(LIVE, given);

/** The options of a `sim:` URL, for a world that lives in real time. */
export const readLiveUrl = (url: string): SimulatorOptions | { problem: string } => readUrl(LIVE, url);

/** The options of a `sim:` URL, for a world that is played as a recording. */
export const readPlayedUrl = (url: string): PlayedOptions | { problem: string } => readUrl(PLAYED, url);

function readUrl<Options extends object>(readable: Readable<Options>, text: string): Options | { problem: string } {
  const match = /^sim:(?:\/\/)?(?:\?(.*))?$/.exec(text);
  if (match === null) return { problem: `${text} is not how the simulator is named: write sim: or sim:?seed=1&ships=400` };
  const given = new URLSearchParams(match[1] ?? '');
  const twice = [...given.keys()].find((key, i, keys) => keys.indexOf(key) !== i);
  if (twice !== undefined) return { problem: `${text}: ${twice} is given twice` };
  const options = read(readable, Object.fromEntries(given));
  return 'problem' in options ? { problem: `${text}: ${options.problem}` } : options;
}

function read<Options extends object>({ schema, names }: Readable<Options>, given: Readonly<Record<string, string>>): Options | { problem: string } {
  const outcome = schema.safeParse(given);
  if (outcome.success) return outcome.data;
  const issue = outcome.error.issues[0];
  if (issue?.code === 'unrecognized_keys') return { problem: `there is no option ${issue.keys.join(', ')}; there are ${names}` };
  return { problem: issue?.message ?? 'the options cannot be read' };
}
