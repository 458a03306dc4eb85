import { z } from 'zod';
import { ActionLoggedExpectation } from './expectations/action-logged.expectation.ts';
import { AlertAcknowledgedExpectation } from './expectations/alert-acknowledged.expectation.ts';
import { alertMeant } from './expectations/expectation-base.ts';
import { ReportPlottedExpectation } from './expectations/report-plotted.expectation.ts';
import { ZoneWatchedExpectation } from './expectations/zone-watched.expectation.ts';
import { Offset } from './times.ts';

/** Something that a trainee is expected to do, with a time limit. */
export const Expectation = z.discriminatedUnion('kind', [ReportPlottedExpectation, AlertAcknowledgedExpectation, ActionLoggedExpectation, ZoneWatchedExpectation]);
export type Expectation = z.infer<typeof Expectation>;

/** Which alert is meant. */
export const AlertMeant = z.strictObject(alertMeant);
export type AlertMeant = z.infer<typeof AlertMeant>;

/** What the scenario is about: an alert that it raises by itself, whatever the trainee does. Tells its author when it does not work. */
export const Raises = AlertMeant.extend({ by: Offset.describe('At the latest then.') });
export type Raises = z.infer<typeof Raises>;
