import type { z } from 'zod';
import {
  AcceptBody,
  AcknowledgeBody,
  InServiceBody,
  LogBody,
  OutOfServiceBody,
  RefuseBody,
  ReleaseBody,
  SeenBody,
  ShelveBody,
  SilenceBody,
  SuppressBody,
  TransferBody,
  UnshelveBody,
  UnsuppressBody,
} from '../../../shared/wire/command.ts';
import type { ProblemName } from '../../../shared/words/problem.ts';

/** What can be asked of one alert: `POST /alerts/:id/ACT` is the command `alert.ACT`, with the same body. */
export interface AlertAct {
  readonly act: string;
  readonly summary: string;
  readonly body: z.ZodType;
  /** Beside those that every act may answer. */
  readonly problems: readonly ProblemName[];
}

export const ALERT_ACTS: readonly AlertAct[] = [
  {
    act: 'acknowledge',
    summary: 'Acknowledges an alert; answers the alert as it then stands, once that is durable',
    body: AcknowledgeBody,
    problems: ['already-acknowledged', 'not-acknowledgeable', 'not-shown'],
  },
  { act: 'silence', summary: 'Stops the sound of an alert for 30 s', body: SilenceBody, problems: [] },
  { act: 'transfer', summary: 'Offers responsibility to another desk (60 s to answer) or centre (300 s)', body: TransferBody, problems: ['not-present'] },
  { act: 'accept', summary: 'Accepts what was offered', body: AcceptBody, problems: ['not-yours'] },
  { act: 'refuse', summary: 'Refuses what was offered: it goes back', body: RefuseBody, problems: ['not-yours'] },
  { act: 'shelve', summary: 'Puts a warning (at most 30 min) or caution (at most 8 h) aside', body: ShelveBody, problems: ['not-shelvable', 'not-yours', 'too-long'] },
  { act: 'unshelve', summary: 'Takes a shelved alert back', body: UnshelveBody, problems: [] },
  { act: 'suppress', summary: 'Suppresses an alert by a written rule until it ends; supervisors', body: SuppressBody, problems: [] },
  { act: 'unsuppress', summary: 'Ends a suppression; supervisors', body: UnsuppressBody, problems: [] },
  { act: 'out-of-service', summary: 'Takes an alert out of service for at most 24 h; supervisors', body: OutOfServiceBody, problems: ['not-shelvable', 'too-long'] },
  { act: 'in-service', summary: 'Puts an alert back in service; supervisors', body: InServiceBody, problems: [] },
  { act: 'release', summary: 'Proposes to release a held alert; or, as another person and with confirm, releases it', body: ReleaseBody, problems: ['same-person'] },
  { act: 'log', summary: 'Says what was done about an alert', body: LogBody, problems: [] },
  { act: 'seen', summary: 'Says that this person has looked at an alert', body: SeenBody, problems: [] },
];
