import { alertStories } from '../alert-story.ts';
import type { Criterion } from '../criterion.ts';
import type { Case } from '../figure.ts';

/** Acknowledgements given without the alert's object on the chart before whoever gave them. */
export const acknowledgedUnshown: Criterion = {
  name: 'acknowledged-unshown',
  judge({ entries }) {
    const cases = alertStories(entries).flatMap((story) =>
      story.acknowledged
        // An alert about no vessel has nothing to be shown.
        .filter(({ shown }) => shown === false && story.alert.position !== null)
        .map(({ at, seq, by }): Case => ({
          what: `${story.id} ${story.alert.rule}`,
          verdict: 'told',
          value: null,
          limit: null,
          moments: [{ at, what: `${story.id} acknowledged, its object not on the chart`, seq, by }],
        })),
    );
    return { criterion: 'acknowledged-unshown', title: 'Acknowledged without the object shown', unit: 'times', value: cases.length, cases };
  },
};
