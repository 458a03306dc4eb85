import type { Acknowledgement, Alert, AlertOverlay } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { isAnothers, onlyTraineeHas } from '../../../shared/words/in-hand.ts';
import { isReleasable } from '../../../shared/words/release.ts';
import { isQualified, type Person } from '../../../shared/words/role.ts';
import { ANSWER_WITHIN_MS, OUT_OF_SERVICE_AT_MOST_MS, REALARM_MS, SHELVED_AT_MOST_MS, SILENCE_MS } from '../../../shared/words/alert-limits.ts';
import { uncoveredBy } from './on-time.ts';
import { calling, covered, inHand, moved, noted, over, ownedBy, running, uncovered, underOf } from './standing.ts';
import type { PersonStimulus, Transition } from './stimulus.ts';

/** As many as a card can name. */
const SEEN_AT_MOST = 50;

/** What a person does to a standing alert; null where the table of REQUIREMENTS 3.6 has no such row. */
export function onPerson(alert: Alert, act: PersonStimulus, at: Time, by: Person): Transition | null {
  switch (act.kind) {
    case 'acknowledge':
      return acknowledged(alert, act, at, by);
    case 'silence':
      if (alert.state !== 'unack') return null;
      return moved(alert, 'silenced', at, { state: 'sil', silencedUntil: at + SILENCE_MS, due: { ...alert.due, realert: null } });
    case 'transfer':
      return transferred(alert, act, at, by);
    case 'accept':
      return accepted(alert, act, at, by);
    case 'refuse':
      if (alert.state !== 'xfer' || alert.transfer === null) return null;
      return moved(alert, 'refused', at, { ...calling(alert, at), notice: `${alert.transfer.to.name} did not take it${act.reason === null ? '' : `: ${act.reason}`}.` });
    case 'shelve':
      return shelved(alert, act, at, by);
    case 'unshelve':
      return alert.state === 'shelved' ? moved(alert, uncoveredBy(alert), at, uncovered(alert, at)) : null;
    case 'suppress': {
      if (alert.state === 'suppressed' || (act.until !== null && act.until <= at)) return null;
      const under = act.until === null ? 'unack' : underOf(alert);
      return put(alert, 'suppressed', { kind: 'suppressed', by: by.name, at, until: act.until, reason: act.reason, rule: act.rule, under }, at);
    }
    case 'unsuppress':
      return alert.state === 'suppressed' ? moved(alert, uncoveredBy(alert), at, uncovered(alert, at)) : null;
    case 'out-of-service':
      if (alert.state === 'oos' || alert.priority === 'emergency' || alert.latched || !within(act.until, at, OUT_OF_SERVICE_AT_MOST_MS)) return null;
      return put(alert, 'out-of-service', { kind: 'oos', by: by.name, at, until: act.until, reason: act.reason, rule: null, under: underOf(alert) }, at);
    case 'in-service':
      return alert.state === 'oos' ? moved(alert, uncoveredBy(alert), at, uncovered(alert, at)) : null;
    case 'propose-release':
      return isReleasable(alert) ? moved(alert, 'release-proposed', at, { release: { by: by.name, role: by.role, at, reason: act.reason } }) : null;
    case 'release':
      if (!isReleasable(alert) || alert.release === null || alert.release.by === by.name) return null;
      return moved(alert, 'released', at, { ...over(), notice: `Released by ${alert.release.by} (${alert.release.reason}) and ${by.name} (${act.reason}).` });
    case 'log':
      return logged(alert, act.what, at, by);
    case 'seen':
      if (alert.seenBy.length >= SEEN_AT_MOST || alert.seenBy.some((seen) => seen.by === by.name)) return null;
      return noted(alert, 'seen', { seenBy: [...alert.seenBy, { by: by.name, role: by.role, at }] });
  }
}

const within = (until: Time, at: Time, most: number): boolean => until > at && until <= at + most;

function acknowledged(alert: Alert, { note, shown, onScreen }: Extract<PersonStimulus, { kind: 'acknowledge' }>, at: Time, by: Person): Transition | null {
  if (alert.category === 'C') return null;
  const acknowledged: Acknowledgement = { by: by.name, role: by.role, at, note, reactionMs: Math.max(0, at - (alert.callingSince ?? alert.raisedAt)), shown };
  const owner = ownedBy(by.name, onScreen, at);
  switch (alert.state) {
    case 'unack':
    case 'sil':
      if (alert.category === 'A' && !shown) return null;
      return moved(alert, 'acknowledged', at, { ...inHand(alert, at), acknowledged, owner });
    case 'runack':
      return moved(alert, 'acknowledged', at, { ...over(), acknowledged });
    case 'ack':
      // A caution asks for no acknowledgement; whoever gives one is kept, and gives way to somebody qualified.
      if ((alert.acknowledged !== null && !mayTakeOver(alert, by)) || (alert.category === 'A' && !shown)) return null;
      return moved(alert, 'acknowledged', at, { acknowledged, owner });
    default:
      return null;
  }
}

/** What only a trainee has in hand, somebody qualified takes from them. */
export const mayTakeOver = (alert: Alert, by: Person): boolean => alert.state === 'ack' && isQualified(by.role) && onlyTraineeHas(alert);

function transferred(alert: Alert, { to, note }: Extract<PersonStimulus, { kind: 'transfer' }>, at: Time, by: Person): Transition | null {
  if ((alert.state !== 'unack' && alert.state !== 'ack') || alert.category === 'C' || (to.kind === 'desk' && to.name === by.name)) return null;
  return moved(alert, 'transferred', at, {
    state: 'xfer',
    transfer: { to, by: by.name, at, until: at + ANSWER_WITHIN_MS[to.kind], note },
    callingSince: alert.callingSince ?? at,
    soundedAt: at,
    held: null,
    due: running(alert, {}),
  });
}

function accepted(alert: Alert, { theirName, note, onScreen }: Extract<PersonStimulus, { kind: 'accept' }>, at: Time, by: Person): Transition | null {
  const { transfer } = alert;
  if (alert.state !== 'xfer' || transfer === null) return null;
  const reactionMs = Math.max(0, at - transfer.at);
  if (transfer.to.kind === 'desk') {
    if (by.name !== transfer.to.name) return null;
    const acknowledged: Acknowledgement = { by: by.name, role: by.role, at, note, reactionMs, shown: null };
    return moved(alert, 'accepted', at, { ...inHand(alert, at), acknowledged, owner: ownedBy(by.name, onScreen, at), notice: `${by.name} accepted it from ${transfer.by}.` });
  }
  if (theirName === null) return null;
  return moved(alert, 'accepted', at, {
    ...inHand(alert, at),
    acknowledged: { by: by.name, role: by.role, at, note, reactionMs, shown: null },
    owner: { kind: 'centre', name: transfer.to.name, since: at, onScreen: false },
    notice: `${theirName} accepted it for ${transfer.to.name}, as ${by.name} was told.`,
  });
}

function shelved(alert: Alert, { until, reason }: Extract<PersonStimulus, { kind: 'shelve' }>, at: Time, by: Person): Transition | null {
  if (alert.state !== 'unack' && alert.state !== 'sil' && alert.state !== 'ack' && alert.state !== 'runack') return null;
  const most = SHELVED_AT_MOST_MS[alert.priority];
  if (most === undefined || alert.latched || isAnothers(alert, by.name) || !within(until, at, most)) return null;
  return put(alert, 'shelved', { kind: 'shelved', by: by.name, at, until, reason, rule: null, under: underOf(alert) }, at);
}

const put = (alert: Alert, event: 'shelved' | 'suppressed' | 'out-of-service', overlay: AlertOverlay, at: Time): Transition =>
  moved(alert, event, at, covered(alert, overlay));

function logged(alert: Alert, what: string, at: Time, by: Person): Transition {
  const wait = REALARM_MS[alert.priority];
  const realarm = alert.state === 'ack' && wait !== null ? at + wait : alert.due.realarm;
  return noted(alert, 'logged', { action: { by: by.name, role: by.role, at, what }, due: { ...alert.due, realarm } });
}

/** Whoever had it has had no screen for a minute: it is the team's again, and says whose it was. */
export function onAbsent(alert: Alert, name: string, at: Time): Transition | null {
  const { owner } = alert;
  if (owner === null || owner.kind !== 'person' || !owner.onScreen || owner.name !== name || alert.state === 'norm') return null;
  const notice = `${name} had it and has been away for a minute. Nobody has it now.`;
  const overlay: AlertOverlay | null = alert.overlay && { ...alert.overlay, under: 'unack' };
  if (alert.state === 'ack') return moved(alert, 'owner-absent', at, { ...calling(alert, at), owner: null, notice });
  return moved(alert, 'owner-absent', at, { owner: null, overlay, notice });
}
