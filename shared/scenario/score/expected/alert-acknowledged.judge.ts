import { alertsMeant } from '../alert-story.ts';
import { notHappened, secondsBetween, verdictOf } from '../limits.ts';
import type { Judge } from './judge.ts';

export const judgeAlertAcknowledged: Judge<'alert-acknowledged'> = (expectation, facts) => {
  const meant = alertsMeant(expectation, facts);
  const first = meant[0];
  if (first === undefined) return { verdict: notHappened(facts), value: null, moments: [] };
  const raised = { at: first.part.at, what: `${first.story.id} ${first.part.rule}: ${first.part.what}`, seq: first.part.seq, by: null };
  // It joined what somebody had in hand already, and asked for nobody.
  if (first.part.quiet) return { verdict: 'met', value: 0, moments: [raised] };
  const answers = meant.flatMap(({ story }) => story.acknowledged.filter(({ at }) => at >= first.part.at).map((answer) => ({ ...answer, id: story.id })));
  const answer = answers.sort((a, b) => a.at - b.at || a.seq - b.seq)[0] ?? null;
  return {
    verdict: verdictOf(first.part.at, answer?.at ?? null, expectation.within, facts.until),
    value: secondsBetween(first.part.at, answer?.at ?? null),
    moments: answer === null ? [raised] : [raised, { at: answer.at, what: `${answer.id} acknowledged`, seq: answer.seq, by: answer.by }],
  };
};
