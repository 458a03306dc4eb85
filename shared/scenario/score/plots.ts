import { planeM } from '../../geo/distance.ts';
import { METRES_PER_NM } from '../../geo/units.ts';
import type { Time } from '../../words/position.ts';
import type { Report } from '../../words/report.ts';
import { isReporting, type Inject, type ReportingInject } from '../inject.ts';
import type { HappenedInject, ScoredEntry, ScoreFacts } from './facts.ts';
import type { Moment } from './figure.ts';

/** A plot counts as of what was said when it is this near to it, where no expectation says otherwise. */
export const PLOT_NEAR_NM = 1;

/** A report that somebody entered. */
interface Plot {
  readonly entry: ScoredEntry;
  readonly report: Report;
}

/** The first report that a person entered near what was said, since it was said; null while nobody has. */
export function plotOf({ at, report: said }: HappenedInject, entries: readonly ScoredEntry[], nearNm: number): Plot | null {
  if (said === null) return null;
  for (const entry of entries) {
    const { body, actor } = entry;
    if (body.kind !== 'report' || actor.kind !== 'person' || entry.at < at) continue;
    if (apartNm(body.report, said.position) <= nearNm) return { entry, report: body.report };
  }
  return null;
}

/** The call, and the plot when there is one. */
export function plotMoments(at: Time, { id, seen }: ReportingInject, plot: Plot | null): Moment[] {
  const call: Moment = { at, what: `${id}: ${seen}`, seq: null, by: null };
  return plot === null ? [call] : [call, { at: plot.entry.at, what: `plotted as ${plot.report.id}`, seq: plot.entry.seq, by: plot.entry.actor.name }];
}

/** Whose the tracks of entered reports are, by the track's id: what the report that was said was really about. */
export function plotsOf({ entries, happened }: ScoreFacts): ReadonlyMap<string, string> {
  const whose = new Map<string, string>();
  const injects = new Map(happened.map(({ inject }) => [inject.id, inject]));
  for (const { at, body } of entries) {
    if (body.kind !== 'report') continue;
    let best: { id: string; nm: number } | null = null;
    for (const { at: saidAt, inject, report } of happened) {
      if (report === null || saidAt > at) continue;
      const about = aboutOf(inject, injects);
      const nm = apartNm(body.report, report.position);
      if (about !== null && nm <= PLOT_NEAR_NM && (best === null || nm <= best.nm)) best = { id: about, nm };
    }
    if (best !== null) whose.set(`report:${body.report.id.slice(1)}`, best.id);
  }
  return whose;
}

function aboutOf(inject: Inject, injects: ReadonlyMap<string, Inject>): string | null {
  if (!isReporting(inject)) return null;
  if (inject.about !== undefined) return inject.about;
  const first = injects.get(inject.kind === 'second-report' ? inject.of : inject.kind === 'correction' ? inject.corrects : '');
  return first === undefined ? null : aboutOf(first, injects);
}

const apartNm = (report: Report, [lon, lat]: readonly [number, number]): number => planeM(report.position[0], report.position[1], lon, lat) / METRES_PER_NM;
