import { alertStories } from '../alert-story.ts';
import type { Criterion } from '../criterion.ts';
import type { Case } from '../figure.ts';

/** Alerts that nobody answered until they went to more people or became alarms. */
export const letEscalate: Criterion = {
  name: 'let-escalate',
  judge({ entries }) {
    const cases = alertStories(entries).flatMap((story): Case[] => {
      const moments = story.escalated.map(({ at, seq }) => ({ at, what: `${story.id} escalated: ${story.alert.what}`, seq, by: null }));
      return moments.length === 0 ? [] : [{ what: `${story.id} ${story.alert.rule}`, verdict: 'told', value: moments.length, limit: null, moments }];
    });
    return { criterion: 'let-escalate', title: 'Alerts let escalate', unit: 'times', value: cases.length, cases };
  },
};
