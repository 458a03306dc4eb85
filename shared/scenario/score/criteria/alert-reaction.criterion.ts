import { alertStories, type AlertStory } from '../alert-story.ts';
import type { Criterion } from '../criterion.ts';
import { median, type Case, type Figure } from '../figure.ts';
import { secondsBetween, undone } from '../limits.ts';

/** Cautions ask for nobody, and another centre's alerts are not acknowledged here. */
const asks = ({ alert }: AlertStory): boolean => alert.priority !== 'caution' && alert.category !== 'C';

function reaction(name: string, title: string, done: 'seen' | 'acknowledged', how: string): Criterion {
  return {
    name,
    judge(facts): Figure {
      const cases = alertStories(facts.entries)
        .filter(asks)
        .map((story): Case => {
          const first = story[done][0] ?? null;
          const moments = [{ at: story.raisedAt, what: `${story.id} raised: ${story.alert.what}`, seq: story.seq, by: null }];
          return {
            what: `${story.id} ${story.alert.rule}`,
            verdict: first === null ? undone(facts) : 'told',
            value: secondsBetween(story.raisedAt, first?.at ?? null),
            limit: null,
            moments: first === null ? moments : [...moments, { at: first.at, what: `${story.id} ${how}`, seq: first.seq, by: first.by }],
          };
        });
      return { criterion: name, title, unit: 's', value: median(cases.flatMap(({ value }) => value ?? [])), cases };
    },
  };
}

/** From raised until the first person looked at it. */
export const raisedToSeen = reaction('raised-to-seen', 'Alerts: raised to seen', 'seen', 'looked at');
/** From raised until the first acknowledgement. */
export const raisedToAcknowledged = reaction('raised-to-acknowledged', 'Alerts: raised to acknowledged', 'acknowledged', 'acknowledged');
