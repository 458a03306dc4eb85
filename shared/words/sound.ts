import type { Alert, AlertEvent, AlertPriority } from './alert.ts';
import type { Role } from './role.ts';

/** Where a sound may be heard: one person at one screen. */
export interface Desk {
  readonly name: string;
  readonly role: Role;
  /** An operator has a screen open somewhere: while none has, supervisors are the team. */
  readonly operatorHere: boolean;
}

/** Cautions are silent (MSC.302(87), REQUIREMENTS 3.2). */
export type SoundingPriority = Exclude<AlertPriority, 'caution'>;

const LOUDEST_FIRST: readonly SoundingPriority[] = ['emergency', 'alarm', 'warning'];

/** Whether a desk is among those that an alert calls. */
export function isCalled({ audience, category }: Pick<Alert, 'audience' | 'category'>, { role, operatorHere }: Desk): boolean {
  if (category === 'C') return false;
  switch (audience) {
    case 'elsewhere':
      return false;
    case 'team':
      return role === 'operator' || (role === 'supervisor' && !operatorHere);
    case 'supervisor':
      return role === 'operator' || role === 'supervisor';
    case 'everyone':
      return true;
  }
}

/**
 * Whether one alert sounds at a desk: it is unacknowledged, no caution, and not silenced, shelved, suppressed, out of
 * service (those are states of their own) or held by the chatter or flood rule. A condition that joined a standing alert has no
 * sound beside that alert's. One that is offered to this very person sounds here as if it were unacknowledged.
 */
export function sounds(alert: Alert, desk: Desk): boolean {
  if (alert.priority === 'caution') return false;
  if (alert.state === 'xfer') return alert.transfer?.to.kind === 'desk' && alert.transfer.to.name === desk.name;
  return alert.state === 'unack' && alert.held === null && isCalled(alert, desk);
}

const NEWS: ReadonlySet<AlertEvent> = new Set<AlertEvent>(['raised', 'renewed', 'joined', 'worsened']);

/**
 * Whether an event brings news that calls for a sound: something new, something that came back, or worse. Not what time alone makes of
 * what was told (sounded again, escalated), no caution, and nothing of another centre. Whether that sound is held is another question (`mayBeHeard`).
 */
export const bringsNews = (event: AlertEvent, alert: Alert): boolean => NEWS.has(event) && asksAloud(alert) && alert.soundedAt === alert.changedAt;

/** Whether an alert sounds at the desks that it calls: it asks for a person, and nothing holds its sound. */
export const mayBeHeard = (alert: Alert): boolean => asksAloud(alert) && alert.held === null;

const asksAloud = ({ state, priority, category }: Alert): boolean => state === 'unack' && priority !== 'caution' && category !== 'C';

/**
 * The sound that a desk must hear now; null for silence. Emergency and alarm sound without a break; a warning's two
 * pulses are given at its `soundedAt`, which moves when it sounds again.
 */
export function soundFor(alerts: Iterable<Alert>, desk: Desk): SoundingPriority | null {
  let loudest = LOUDEST_FIRST.length;
  for (const alert of alerts) {
    if (alert.priority !== 'caution' && sounds(alert, desk)) loudest = Math.min(loudest, LOUDEST_FIRST.indexOf(alert.priority));
  }
  return LOUDEST_FIRST[loudest] ?? null;
}
