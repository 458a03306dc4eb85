import { alertsMeant } from '../alert-story.ts';
import { notHappened, secondsBetween, verdictOf } from '../limits.ts';
import type { Judge } from './judge.ts';

export const judgeActionLogged: Judge<'action-logged'> = (expectation, facts) => {
  const meant = alertsMeant(expectation, facts);
  const first = meant[0];
  if (first === undefined) return { verdict: notHappened(facts), value: null, moments: [] };
  const raised = { at: first.part.at, what: `${first.story.id} ${first.part.rule}: ${first.part.what}`, seq: first.part.seq, by: null };
  const word = expectation.says?.toLowerCase() ?? '';
  const logs = meant.flatMap(({ story }) => story.logged.filter(({ at, what }) => at >= first.part.at && what.toLowerCase().includes(word)));
  const log = logs.sort((a, b) => a.at - b.at || a.seq - b.seq)[0] ?? null;
  return {
    verdict: verdictOf(first.part.at, log?.at ?? null, expectation.within, facts.until),
    value: secondsBetween(first.part.at, log?.at ?? null),
    moments: log === null ? [raised] : [raised, { at: log.at, what: `logged: ${log.what}`, seq: log.seq, by: log.by }],
  };
};
