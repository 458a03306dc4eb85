import type { Chosen, ListName } from '../state/script.ts';
import { actionLogged } from './action-logged.form.ts';
import { aisOff } from './ais-off.form.ts';
import { alertAcknowledged } from './alert-acknowledged.form.ts';
import { correction } from './correction.form.ts';
import { engineStops } from './engine-stops.form.ts';
import { feedLost } from './feed-lost.form.ts';
import { fog } from './fog.form.ts';
import type { Form } from './form.ts';
import { ignoresRules } from './ignores-rules.form.ts';
import { mark } from './mark.form.ts';
import { move } from './move.form.ts';
import { personInWater } from './person-in-water.form.ts';
import { raises } from './raises.form.ts';
import { reportPlotted } from './report-plotted.form.ts';
import { report } from './report.form.ts';
import { secondReport } from './second-report.form.ts';
import { setup } from './setup.form.ts';
import { vessel } from './vessel.form.ts';
import { wrongPosition } from './wrong-position.form.ts';
import { zoneWatched } from './zone-watched.form.ts';

export const INJECT_FORMS: ReadonlyMap<string, Form> = new Map([
  ['report', report],
  ['second-report', secondReport],
  ['wrong-position', wrongPosition],
  ['correction', correction],
  ['vessel', vessel],
  ['engine-stops', engineStops],
  ['ignores-rules', ignoresRules],
  ['move', move],
  ['ais-off', aisOff],
  ['person-in-water', personInWater],
  ['fog', fog],
  ['feed-lost', feedLost],
]);

export const EXPECTATION_FORMS: ReadonlyMap<string, Form> = new Map([
  ['report-plotted', reportPlotted],
  ['alert-acknowledged', alertAcknowledged],
  ['action-logged', actionLogged],
  ['zone-watched', zoneWatched],
]);

/** What each kind is called on the page. */
export const KIND_TITLES: ReadonlyMap<string, string> = new Map([...INJECT_FORMS, ...EXPECTATION_FORMS].map(([kind, { title }]) => [kind, title]));

/** What can be put into a list: by kind where it has kinds. */
export const FORMS_OF: Readonly<Record<ListName, ReadonlyMap<string, Form>>> = { injects: INJECT_FORMS, expect: EXPECTATION_FORMS, raises: new Map([['', raises]]), marks: new Map([['', mark]]) };

/** The form of what is chosen; null where its kind is not known. */
export const formOf = (chosen: Chosen, kind: string): Form | null => (chosen === 'setup' ? setup : (FORMS_OF[chosen.list].get(chosen.list === 'injects' || chosen.list === 'expect' ? kind : '') ?? null));
