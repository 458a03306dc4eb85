import type { Alert } from '../../shared/words/alert.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';

/** More than this would push the picture off the screen. */
const SHOWN_AT_MOST = 5;

/**
 * What everyone must be told while the journal cannot be written. An alert that is raised meanwhile has no number to
 * be sent under, so it is said here in full: it must not wait for a disk.
 */
export function journalTrouble(reason: string | null, waiting: readonly EntryDraft[]): string[] {
  if (reason === null) return [];
  const raised = waiting.flatMap(({ body }) => (body.kind === 'alert' && (body.event === 'raised' || body.event === 'renewed') ? [body.alert] : []));
  const more = raised.length - SHOWN_AT_MOST;
  return [
    `The journal cannot be written (${reason}). Alerts raised meanwhile are told here; acknowledgements and reports are refused until it can.`,
    ...raised.slice(-SHOWN_AT_MOST).map(inWords),
    ...(more > 0 ? [`... and ${more} alerts before these.`] : []),
  ];
}

/** What everyone must be told when some of the recorded positions are lost: it is missing from the picture and from any replay. */
export function trafficTrouble(damage: readonly string[]): string[] {
  const [first] = damage;
  if (first === undefined) return [];
  const more = damage.length > 1 ? ` There is more of it (${damage.length - 1}).` : '';
  return [`Recorded traffic is damaged. ${first}${more} Alerts, acknowledgements and reports are kept, and vessels come back as they report. Copy the data folder, check its disk, and run 'varne verify'.`];
}

/** What everyone must be told when the journal is not as it was written. */
export function chainTrouble(findings: readonly { readonly watch: string; readonly detail: string }[]): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const more = findings.length > 1 ? ` There is more of it (${findings.length - 1}).` : '';
  return [`The record is not as it was written: in ${first.watch}, ${first.detail}.${more} The watch goes on and what comes is kept. Copy the data folder, tell whoever answers for it, and run 'varne verify'.`];
}

const inWords = (alert: Alert): string =>
  `${alert.priority.toUpperCase()}, not in the journal yet: ${alert.what}. ${alert.who}, ${alert.where}, since ${new Date(alert.since).toISOString().slice(11, 19)} UTC. ${alert.todo}`;
