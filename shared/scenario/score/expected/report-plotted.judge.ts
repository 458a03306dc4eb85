import { isReporting } from '../../inject.ts';
import { secondsBetween, verdictOf } from '../limits.ts';
import { plotMoments, plotOf } from '../plots.ts';
import type { Judge } from './judge.ts';

export const judgeReportPlotted: Judge<'report-plotted'> = ({ of, within, near }, { happened, entries, until }) => {
  const call = happened.find(({ inject, report }) => inject.id === of && report !== null);
  if (call === undefined || !isReporting(call.inject)) return { verdict: 'void', value: null, moments: [] };
  const plot = plotOf(call, entries, near);
  return { verdict: verdictOf(call.at, plot?.entry.at ?? null, within, until), value: secondsBetween(call.at, plot?.entry.at ?? null), moments: plotMoments(call.at, call.inject, plot) };
};
