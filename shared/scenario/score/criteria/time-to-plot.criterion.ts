import { isReporting } from '../../inject.ts';
import type { Criterion } from '../criterion.ts';
import { median, type Case } from '../figure.ts';
import { secondsBetween, undone } from '../limits.ts';
import { PLOT_NEAR_NM, plotMoments, plotOf } from '../plots.ts';

/** How long it took from each call until somebody had plotted what was said. */
export const timeToPlot: Criterion = {
  name: 'time-to-plot',
  judge(facts) {
    const { happened, entries } = facts;
    const cases = happened.flatMap((each): Case[] => {
      const { at, inject, report } = each;
      if (report === null || !isReporting(inject) || inject.arrives !== 'call') return [];
      const plot = plotOf(each, entries, PLOT_NEAR_NM);
      return [{ what: inject.id, verdict: plot === null ? undone(facts) : 'told', value: secondsBetween(at, plot?.entry.at ?? null), limit: null, moments: plotMoments(at, inject, plot) }];
    });
    return { criterion: 'time-to-plot', title: 'Time to plot a report', unit: 's', value: median(cases.flatMap(({ value }) => value ?? [])), cases };
  },
};
