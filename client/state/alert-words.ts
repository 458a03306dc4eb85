import type { Alert } from '../../shared/words/alert.ts';

/** What a state is called where it is told beside the priority. */
export const STATE_TEXT: Readonly<Record<Alert['state'], string>> = {
  norm: 'ended',
  unack: 'not acknowledged',
  sil: 'silenced, not acknowledged',
  ack: 'acknowledged',
  xfer: 'offered to another',
  runack: 'cleared, not seen',
  shelved: 'shelved',
  suppressed: 'suppressed',
  oos: 'out of service',
};

/** Who had it on a screen: two by name, the others counted. */
export function seenText({ seenBy }: Pick<Alert, 'seenBy'>): string {
  const names = seenBy.slice(0, 2).map((seen) => seen.by);
  const others = seenBy.length - names.length;
  return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(' and ');
}
