import type { Alert } from './alert.ts';

type Held = Pick<Alert, 'owner' | 'acknowledged'>;

/** A trainee acknowledged it and nobody qualified has it: whoever is qualified may take it or shelve it. */
export const onlyTraineeHas = ({ owner, acknowledged }: Held): boolean =>
  owner !== null && owner.kind === 'person' && acknowledged !== null && acknowledged.role === 'trainee' && acknowledged.by === owner.name;

/** Somebody has it who answers for it, and it is not the person of this name. */
export const isAnothers = (alert: Held, name: string): boolean =>
  alert.owner !== null && !onlyTraineeHas(alert) && (alert.owner.kind === 'centre' || alert.owner.name !== name);
