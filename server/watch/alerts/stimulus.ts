import type { Alert, AlertEvent, AlertPriority, AlertState, Condition, TransferTo } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';

/** What is known of a situation at the moment that moves it. */
export interface Evidence {
  readonly since: Time;
  readonly position: Alert['position'];
  readonly figures: Alert['figures'];
  readonly where: string;
}

/** Everything that can happen to a standing alert: its condition, time, what people do, who is gone. */
export type AlertStimulus =
  /** The rule's condition. On-delay, off-delay and deadband are behind it: it has held. */
  | ({ readonly kind: 'condition'; readonly value: Condition } & Evidence)
  /** New evidence of danger, with the priority that it gives. */
  | ({ readonly kind: 'worse'; readonly priority: AlertPriority; readonly what: string; readonly todo: string } & Evidence)
  /** The earliest of its deadlines has come. */
  | { readonly kind: 'due' }
  /** Whoever bears this name has had no screen for a minute. */
  | { readonly kind: 'absent'; readonly name: string }
  | PersonStimulus;

/** What a person does. Roles are looked at before (`server/watch/commands`); the state machine's own conditions here. */
export type PersonStimulus =
  /** `onScreen`: they have a screen open here, and can be missed. */
  | { readonly kind: 'acknowledge'; readonly note: string | null; readonly shown: boolean; readonly onScreen: boolean }
  | { readonly kind: 'silence' }
  | { readonly kind: 'transfer'; readonly to: TransferTo; readonly note: string | null }
  /** `theirName`: who accepted at another centre. */
  | { readonly kind: 'accept'; readonly theirName: string | null; readonly note: string | null; readonly onScreen: boolean }
  | { readonly kind: 'refuse'; readonly reason: string | null }
  | { readonly kind: 'shelve'; readonly until: Time; readonly reason: string }
  | { readonly kind: 'unshelve' }
  /** `until` null: merged into another alert, whose id stands in `rule` after `merge:`. */
  | { readonly kind: 'suppress'; readonly rule: string; readonly reason: string; readonly until: Time | null }
  | { readonly kind: 'unsuppress' }
  | { readonly kind: 'out-of-service'; readonly until: Time; readonly reason: string }
  | { readonly kind: 'in-service' }
  | { readonly kind: 'propose-release'; readonly reason: string }
  | { readonly kind: 'release'; readonly reason: string }
  | { readonly kind: 'log'; readonly what: string }
  | { readonly kind: 'seen' };

export interface Transition {
  readonly event: AlertEvent;
  readonly from: AlertState;
  readonly alert: Alert;
}
