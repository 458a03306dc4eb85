import { isReporting } from '../../inject.ts';
import { notHappened, secondsBetween, verdictOf } from '../limits.ts';
import { plotMoments, plotOf } from '../plots.ts';
import type { Judge } from './judge.ts';

export const judgeReportPlotted: Judge<'report-plotted'> = ({ of, within, near }, facts) => {
  const { scenario, happened, entries, until } = facts;
  const call = happened.find(({ inject, report }) => inject.id === of && report !== null);
  if (call === undefined || !isReporting(call.inject)) {
    const due = scenario.injects.find(({ id }) => id === of)?.at;
    // Its time came, and the call did not.
    const failed = due !== undefined && scenario.starts + due < until;
    return { verdict: failed ? 'void' : notHappened(facts), value: null, moments: [] };
  }
  const plot = plotOf(call, entries, near);
  return { verdict: verdictOf(call.at, plot?.entry.at ?? null, within, until), value: secondsBetween(call.at, plot?.entry.at ?? null), moments: plotMoments(call.at, call.inject, plot) };
};
