import type { Alert } from '../../shared/words/alert.ts';
import { OUT_OF_SERVICE_AT_MOST_MS, SHELVED_AT_MOST_MS } from '../../shared/words/alert-limits.ts';
import { isAnothers } from '../../shared/words/in-hand.ts';
import { isReleasable } from '../../shared/words/release.ts';
import type { Time } from '../../shared/words/position.ts';
import { isQualified, type Role } from '../../shared/words/role.ts';
import { clockText } from './time-text.ts';

/** A person at a desk. */
export interface Me {
  readonly name: string;
  readonly role: Role;
}

/** What the card offers beside Acknowledge, Show and Note. */
export type ActName = 'silence' | 'log' | 'transfer' | 'shelve' | 'unshelve' | 'suppress' | 'unsuppress' | 'out-of-service' | 'in-service' | 'release';

/** What is offered, in minutes, as far as the limits allow. */
const SHELVE_MINUTES = [5, 10, 20, 30, 60, 240, 480] as const;
const OUT_OF_SERVICE_MINUTES = [60, 240, 480, 720, 1440] as const;

const upTo = (minutes: readonly number[], atMostMs: number): number[] => minutes.filter((m) => m * 60_000 <= atMostMs);

/** How long, in minutes, this alert may be shelved; empty when it may not be. */
export const shelveMinutes = (alert: Alert): readonly number[] => (alert.latched ? [] : upTo(SHELVE_MINUTES, SHELVED_AT_MOST_MS[alert.priority] ?? 0));

/** How long, in minutes, an alert may be out of service. */
export const outOfServiceMinutes: readonly number[] = upTo(OUT_OF_SERVICE_MINUTES, OUT_OF_SERVICE_AT_MOST_MS);

/** Responsibility for it is offered to this very person. */
export const isOfferedTo = (alert: Pick<Alert, 'state' | 'transfer'>, name: string | null): boolean =>
  alert.state === 'xfer' && alert.transfer?.to.kind === 'desk' && alert.transfer.to.name === name;

/** Another centre was asked; what it says over its own line is entered here. */
export const awaitsCentre = (alert: Alert): boolean => alert.state === 'xfer' && alert.transfer?.to.kind === 'centre';

/** Why a silenced alert cannot be transferred now. */
export const silencedUntil = (until: Time): string => `It is silenced until ${clockText(until)}; acknowledge it first, or wait.`;

/** What this person may do about it now, in the order in which it is offered. The server decides; this only keeps dead buttons away. */
export function actsOn(alert: Alert, me: Me | null): ActName[] {
  if (me === null || !isQualified(me.role)) return [];
  const { state, category } = alert;
  const supervises = me.role === 'supervisor';
  const stands = state === 'unack' || state === 'sil' || state === 'ack' || state === 'runack';
  const acts: ActName[] = [];
  if (state === 'unack' && alert.priority !== 'caution') acts.push('silence');
  if (state === 'ack') acts.push('log');
  if ((state === 'unack' || state === 'ack') && category !== 'C') acts.push('transfer');
  if (stands && shelveMinutes(alert).length > 0 && !isAnothers(alert, me.name)) acts.push('shelve');
  if (isReleasable(alert)) acts.push('release');
  if (state === 'shelved') acts.push('unshelve');
  if (supervises) {
    if (stands) acts.push('suppress');
    if (stands && alert.priority !== 'emergency' && !alert.latched) acts.push('out-of-service');
    if (state === 'suppressed') acts.push('unsuppress');
    if (state === 'oos') acts.push('in-service');
  }
  return acts;
}
