import { onAisGrid } from '../../../shared/geo/units.ts';
import { problem } from '../../../shared/words/problem.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { Report, ReportInput } from '../../../shared/words/report.ts';
import type { Actor } from '../../../shared/words/role.ts';
import type { Command } from '../../../shared/wire/command.ts';
import type { Decision } from '../contract.ts';

type AddReport = Extract<Command, { kind: 'report.add' }>;

/** Clocks of those who report may be a little ahead. */
const FUTURE_MS = 60_000;
/** Older than this a date was mistyped: no one is looked for where they were the day before yesterday. */
const PAST_MS = 48 * 3_600_000;

/** What a report says, in the house's own units. */
export function readReport(input: ReportInput): Omit<Report, 'id' | 'receivedAt'> {
  return {
    position: [onAisGrid(input.position[0]), onAisGrid(input.position[1])],
    observedAt: Date.parse(input.observedAt),
    channel: input.channel,
    seen: input.seen,
    accuracyM: input.accuracyM ?? null,
    sog: input.sog ?? null,
    cog: input.cog ?? null,
    peopleMin: input.peopleMin ?? null,
    peopleMax: input.peopleMax ?? null,
  };
}

/** A sighting that somebody reports: kept as it was said, and shown as a track of its own. */
export function decideReport(command: AddReport, number: number, actor: Actor, at: Time): Decision {
  if (actor.kind === 'person' && actor.role === 'viewer') {
    return { outcome: 'refused', answer: { ok: false, problem: problem('role-not-allowed', 'A viewer may not enter reports. Nothing was kept.', { role: actor.role }) } };
  }
  const said = readReport(command.report);
  if (said.observedAt > at + FUTURE_MS) {
    const detail = `It says that it was seen at ${new Date(said.observedAt).toISOString()}, but it is ${new Date(at).toISOString()} here. Nothing was kept; check the time.`;
    return { outcome: 'refused', answer: { ok: false, problem: problem('observed-in-future', detail, { now: new Date(at).toISOString() }) } };
  }
  if (said.observedAt < at - PAST_MS) {
    const detail = `It says that it was seen at ${new Date(said.observedAt).toISOString()}, more than two days ago. Nothing was kept; check the date.`;
    return { outcome: 'refused', answer: { ok: false, problem: problem('observed-too-long-ago', detail, { now: new Date(at).toISOString() }) } };
  }
  const report: Report = { id: `r${number}`, ...said, receivedAt: at };
  return {
    outcome: 'commit',
    drafts: [{ at, observedAt: report.observedAt, receivedAt: at, actor, key: command.key ?? null, body: { kind: 'report', report } }],
    answer: (entries) => ({ ok: true, seq: entries[0]?.seq ?? 0, report }),
  };
}
