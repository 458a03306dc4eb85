import type { Alert } from '../../shared/words/alert.ts';
import type { Role } from '../../shared/words/role.ts';
import { isPast } from './watch.ts';
import { isBehind, type Phase } from '../stream/phase.ts';

/** Category A is judged by its graphics (MSC.302(87) 6.3): its object is shown first. What has cleared needs no look. */
export const mustBeShown = (alert: Alert, objectShown: boolean): boolean => alert.category === 'A' && !objectShown && alert.state !== 'runack';

/** The past is past. */
export const NOTHING_TO_THE_PAST = 'Nothing can be done to the past.';

/** Why this person cannot acknowledge this alert now, in words; null when nothing is in the way. The server decides. */
export function whyNotAcknowledge(alert: Alert, role: Role | null, phase: Phase, objectShown: boolean): string | null {
  if (isPast.value) return NOTHING_TO_THE_PAST;
  if (role === null) return 'Not joined yet.';
  if (role === 'viewer') return 'Viewers see alerts; an operator acknowledges them.';
  if (role === 'trainer') return 'Trainers lead exercises; those who train in them acknowledge.';
  if (role === 'trainee' && alert.priority !== 'caution') return 'Trainees acknowledge cautions only.';
  if (alert.category === 'C') return 'Another centre owns this alert; it is acknowledged there.';
  if (isBehind(phase)) return 'No link: this cannot be acknowledged until the link is back.';
  if (mustBeShown(alert, objectShown)) return 'Show it on the chart first: this needs a look at the picture.';
  return null;
}

/** Why this person cannot report a sighting now; null when nothing is in the way. */
export function whyNotReport(role: Role | null, phase: Phase): string | null {
  if (isPast.value) return `${NOTHING_TO_THE_PAST} What is entered is kept: send it when you are back to live.`;
  if (role === null) return 'Not joined yet.';
  if (role === 'viewer') return 'Viewers cannot report sightings.';
  if (role === 'trainer') return 'Trainers lead exercises; those who train in them report.';
  if (isBehind(phase)) return 'No link: what is entered is kept. Send it when the link is back.';
  return null;
}

/** Why this person cannot change zones and rules; null when nothing is in the way. They may always look. */
export function whyNotChangeSettings(role: Role | null): string | null {
  if (role === null) return 'Not joined yet.';
  if (role !== 'supervisor') return 'Only supervisors change zones and rules. You can look at all of them here.';
  return isPast.value ? 'The chart shows the past. These are the zones and rules in force now; go back to live to change them.' : null;
}
