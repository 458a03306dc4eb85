import { describe, expect, it } from 'vitest';
import { wallTimers } from '../../../server/engine/timers.ts';
import { runScenario } from '../../../server/scenario/run.ts';
import { SHIPPED } from '../../../server/scenario/shipped.ts';
import { readActs } from '../../../shared/scenario/acts.ts';
import { readScenario } from '../../../shared/scenario/read.ts';
import { scoreCsv } from '../../../shared/scenario/score/csv.ts';
import { debriefOf } from '../../../shared/scenario/score/debrief.ts';
import type { Figure, Score } from '../../../shared/scenario/score/figure.ts';
import { scoreOf } from '../../../shared/scenario/score/score.ts';
import { tallyText } from '../../../shared/scenario/score/tally.ts';
import { newestOf } from '../../../shared/words/alert.ts';
import { opened, scenarioOf } from '../../stand-ins/scenario.ts';

/** A ship steers for another; a boat that no radar sees calls. */
const SCENARIO = scenarioOf(`areas:
  - { id: box, name: The box, corners: [50 50 N 1 20 E, 50 50 N 1 30 E, 50 55 N 1 30 E], rules: [{ rule: zone-entry }] }
injects:
  - { kind: vessel, id: ferry, at: +00:00:00, what: passenger, route: [51 01.0 N 1 34.1 E, 51 07.2 N 1 20.8 E], speed: 17 kn }
  - { kind: vessel, id: tanker, at: +00:00:00, what: tanker, route: [51 06.2 N 1 32.8 E, 50 57.0 N 1 16.5 E], speed: 13 kn }
  - { kind: ignores-rules, id: steers, at: +00:02:00, vessel: tanker, how: collision-course, target: ferry, speed: 15 }
  - { kind: vessel, id: boat, at: +00:00:00, what: small-boat, radar: false, people: 30, route: [50 58.0 N 1 25.0 E] }
  - { kind: report, id: call, at: +00:05:00, channel: 999, about: boat, seen: '=Help, water in the boat', people: 30 }
  - { kind: report, id: late-call, at: +00:28:00, channel: 999, about: boat, off: { bearing: 0, distance: 4 nm }, seen: They call again }
raises:
  - { rule: closest-approach, vessel: tanker, by: +00:12:00 }
expect:
  - { kind: report-plotted, id: plot, what: Plot the call, of: call, within: 120 s }
  - { kind: report-plotted, id: plot-late, what: Plot the late call, of: late-call, within: 5 min }
  - { kind: alert-acknowledged, id: ack, what: Acknowledge the approach, rule: closest-approach, vessel: ferry, within: 60 s }
  - { kind: action-logged, id: log, what: Log the call to the tanker, rule: closest-approach, vessel: tanker, says: CALLED, within: 3 min }
  - { kind: alert-acknowledged, id: never, what: Acknowledge what never comes, rule: ais-distress, within: 60 s }
  - { kind: zone-watched, id: watch, what: Watch the box, zone: box, from: +00:10:00, within: 2 min }
`);

async function scored(acts: string) {
  const read = readActs(acts === '' ? 'acts: []' : acts);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const problems: string[] = [];
  const outcome = await runScenario(await opened(SCENARIO), {
    acts: read.acts,
    timers: wallTimers,
    signal: new AbortController().signal,
    tell: (news) => void (news.kind === 'act' && news.problem !== null && problems.push(`${news.act.do}: ${news.problem}`)),
  });
  return { ...outcome, problems, score: scoreOf(outcome.facts) };
}

/** A shipped scenario, with nobody there, on an otherwise empty sea. */
async function shipped(name: string) {
  const read = readScenario((SHIPPED.get(name) ?? '').replace(/^world: .*$/m, 'world: { from: nothing }'));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { facts } = await runScenario(await opened(read.scenario), { timers: wallTimers, signal: new AbortController().signal });
  return { facts, score: scoreOf(facts) };
}

const figure = ({ figures }: Score, criterion: string): Figure => figures.find((each) => each.criterion === criterion)!;
const verdicts = (score: Score): string[] => figure(score, 'expectations').cases.map(({ verdict, value }) => `${verdict}${value === null ? '' : ` ${value}`}`);

describe('the score', () => {
  it('of a run with nobody there misses everything, lets alerts escalate, and says what the scenario itself did not bring', async () => {
    const { score, raises } = await scored('');
    expect(raises).toMatchObject([{ inTime: true }]);
    expect(verdicts(score)).toEqual(['missed', 'open', 'missed', 'missed', 'void', 'missed']);
    expect(score.expectations).toEqual({ met: 0, late: 0, missed: 4, open: 1, void: 1 });
    expect(figure(score, 'time-to-plot')).toMatchObject({ value: null, cases: [{ what: 'call', verdict: 'missed' }, { what: 'late-call', verdict: 'missed' }] });
    expect(figure(score, 'let-escalate').value).toBeGreaterThan(0);
    expect(figure(score, 'acknowledged-unshown').value).toBe(0);
  });

  it('measures what was done, from the call and from the alert, each at its moment', async () => {
    const nobody = await scored('');
    const raisedAt = nobody.raises[0]!.at! / 1_000;
    const at = (s: number): string => `+00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(Math.floor(s % 60)).padStart(2, '0')}`;
    const whole = Math.ceil(raisedAt);
    const { score, problems, facts } = await scored(`acts:
  - { at: +00:04:00, do: plot, of: call }
  - { at: +00:06:30, do: plot, of: call }
  - { at: ${at(whole + 10)}, do: look, alert: { rule: closest-approach, vessel: tanker } }
  - { at: ${at(whole + 75)}, do: acknowledge, alert: { rule: closest-approach, vessel: ferry }, by: Second desk }
  - { at: ${at(whole + 120)}, do: log, alert: { rule: closest-approach, vessel: tanker }, what: Called the tanker on channel 16, by: Second desk }
  - { at: +00:11:00, do: watch, zone: box }
`);
    expect(problems).toEqual(['plot: call was not said by then']);
    const since = (s: number): number => whole + s - raisedAt;
    expect(verdicts(score)).toEqual(['met 90', 'open', `late ${since(75)}`, `met ${since(120)}`, 'void', 'met 60']);
    const [plotted, , acknowledged] = figure(score, 'expectations').cases;
    expect(plotted?.moments.map(({ at: when, by, seq }) => [(when - SCENARIO.starts) / 1_000, by, seq === null])).toEqual([[300, null, true], [390, 'Trainee', false]]);
    expect(acknowledged?.moments.at(-1)).toMatchObject({ by: 'Second desk', at: SCENARIO.starts + (whole + 75) * 1_000 });
    expect(facts.entries[acknowledged!.moments.at(-1)!.seq! - 1]?.body).toMatchObject({ kind: 'alert', event: 'acknowledged' });
    expect(figure(score, 'raised-to-seen').cases.find(({ value }) => value !== null)?.value).toBe(since(10));
    expect(figure(score, 'time-to-plot')).toMatchObject({ value: 90, cases: [{ value: 90 }, { value: null }] });
  });

  it('counts an acknowledgement whose object was not on the chart, where that was allowed at all', async () => {
    // The two have passed each other by then: what nobody saw may be acknowledged without being shown.
    const { score, problems } = await scored(`acts:
  - { at: +00:20:00, do: acknowledge, alert: { rule: closest-approach, vessel: tanker }, shown: false }
`);
    expect(problems).toEqual([]);
    expect(figure(score, 'acknowledged-unshown')).toMatchObject({ value: 1, cases: [{ moments: [{ at: SCENARIO.starts + 20 * 60_000, by: 'Trainee' }] }] });
  });

  it('is the same for the same acts, and goes into a table and a report with every moment', async () => {
    const acts = 'acts:\n  - { at: +00:06:30, do: plot, of: call }\n';
    const [first, again] = [await scored(acts), await scored(acts)];
    expect(again.score).toEqual(first.score);
    expect(again.hash).toBe(first.hash);
    expect(first.hash).not.toBe((await scored('')).hash);
    const csv = scoreCsv(first.score).split('\r\n');
    expect(csv[0]).toBe('figure,case,outcome,value,limit,unit,moment,after_start,utc,entry,by');
    expect(csv.find((line) => line.startsWith('Expected and done,Plot the call,met') && line.includes('Trainee'))).toMatch(/^Expected and done,Plot the call,met,90,120,s,plotted as r1,00:06:30,2026-06-10T21:06:30\.000Z,\d+,Trainee$/);
    expect(csv[1]).toBe('Expected and done,all,"1 of 6 met, 3 missed, 1 not yet, 1 could not be; those met after 90 s in the middle",90,,s,,,,,');
    // What a spreadsheet could take for a formula is text.
    expect(scoreCsv({ ...first.score, figures: [{ criterion: 'x', title: '=1+1', unit: 's', value: null, cases: [] }] })).toContain("'=1+1,all");
    const debrief = debriefOf(first.facts, [{ at: SCENARIO.starts + 600_000, what: 'Well done', by: 'Trainer' }]);
    expect(debrief.lines.map(({ at }) => at)).toEqual(debrief.lines.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(new Set(debrief.lines.map(({ kind }) => kind))).toEqual(new Set(['inject', 'alert', 'report', 'note']));
  });

  it('tells a condition that joined an alert in its own words, at its own time', async () => {
    const { facts, score } = await shipped('drift-over-boundary');
    const moments = figure(score, 'expectations').cases.flatMap((each) => each.moments.filter(({ seq }) => seq !== null));
    const crossed = moments.filter(({ what }) => what.includes(' zone-entry: '));
    expect(crossed).toHaveLength(2);
    for (const { at, what, seq } of moments) {
      const entry = facts.entries[seq! - 1];
      if (entry?.body.kind !== 'alert') throw new Error('a moment leads to an entry of another kind');
      const newest = newestOf(entry.body.alert);
      expect({ at, what }).toEqual({ at: entry.at, what: `${entry.body.alert.id} ${newest.rule}: ${newest.what}` });
    }
    for (const { what } of crossed) expect(what).not.toContain('heading for');
    const joined = debriefOf(facts, []).lines.find(({ seq, kind }) => kind === 'alert' && seq === crossed[0]?.seq);
    expect(joined?.what).toContain(crossed[0]!.what.split(': ')[1]);
  });

  it('of a run that has not come to its end says "not yet" of what is still ahead, and misses what is over', async () => {
    const { facts, score } = await shipped('drift-over-boundary');
    const ahead = ['Plot the position from the phone', 'Acknowledge that it has crossed', 'Log that responsibility was accepted'];
    const asOf = (until: number) => scoreOf({ ...facts, until, entries: facts.entries.filter(({ at }) => at <= until), happened: facts.happened.filter(({ at }) => at <= until) });
    const outcomes = (of: Score) => Object.fromEntries(figure(of, 'expectations').cases.map(({ what, verdict }) => [what, verdict]));

    const early = asOf(facts.scenario.starts + 430_000);
    expect(early.expectations).toMatchObject({ met: 0, missed: 0, void: 0, open: 6 });
    const later = asOf(facts.scenario.starts + 13 * 60_000);
    expect(outcomes(later)).toMatchObject({ 'Plot the first caller': 'missed', 'Keep the boundary on the screen': 'missed', ...Object.fromEntries(ahead.map((what) => [what, 'open'])) });
    // Without a limit of their own nothing is too late before the end.
    for (const criterion of ['time-to-plot', 'raised-to-seen', 'raised-to-acknowledged']) {
      expect(new Set(figure(later, criterion).cases.map(({ verdict }) => verdict))).toEqual(new Set(['open']));
      expect(new Set(figure(score, criterion).cases.map(({ verdict }) => verdict))).toEqual(new Set(['missed']));
    }
    // A call whose time is past and that did not come will not come.
    expect(outcomes(scoreOf({ ...facts, until: facts.scenario.starts + 30 * 60_000, happened: [] }))).toMatchObject({ 'Plot the first caller': 'void', 'Plot the position from the phone': 'void' });
    expect(score.expectations).toEqual({ met: 0, late: 0, missed: 6, open: 0, void: 0 });
  });

  it.each([
    [['met', 'late', 'missed'], 60, 7, '1 of 3 met, 1 late, 1 missed; those met or late after 7 s in the middle'],
    [['missed', 'missed'], 60, null, '0 of 2 met, 2 missed'],
    [['told', 'missed'], null, 7, '1 of 2 done, 1 missed; those done after 7 s in the middle'],
    [[], null, null, null],
  ] as const)('of %j says how many of how many before what is in the middle', (all, limit, value, text) => {
    const cases = all.map((verdict) => ({ what: 'x', verdict, value: null, limit, moments: [] }));
    expect(tallyText({ criterion: 'x', title: 'x', unit: 's', value, cases }, (s) => `${s} s`)).toBe(text);
  });

  it.each(['acts: [{ at: 5, do: plot, of: x }]', 'acts: [{ at: +00:00:01, do: dance }]', 'acts: x'])('refuses acts as %s with a line', (text) => {
    const read = readActs(text);
    expect('faults' in read && read.faults[0]?.line).toBe(1);
  });
});
