import { destination } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import { isReporting, type Inject, type ReportingInject } from '../../../shared/scenario/inject.ts';
import type { Position, Time } from '../../../shared/words/position.ts';
import type { ReportInput } from '../../../shared/words/report.ts';
import type { Scene } from '../scene.ts';

/** Somebody reports something: the same for a first and a second report, a wrong one and its correction. */
export function reportEffect(inject: ReportingInject, scene: Scene, at: Time): void {
  const position = inject.position ?? truePlace(inject, scene);
  // What it is about never came: there is nothing to report.
  if (position === null) return;
  const { channel, seen, accuracy, people, course, speed, ago = 0 } = inject;
  const [peopleMin, peopleMax] = people === undefined ? [null, null] : Array.isArray(people) ? people : [people, people];
  const report: ReportInput = {
    position: [round(position[0]), round(position[1])],
    observedAt: new Date(at - ago).toISOString(),
    channel,
    seen,
    accuracyM: accuracy ?? null,
    cog: course ?? null,
    sog: speed ?? null,
    peopleMin,
    peopleMax,
  };
  scene.reported(inject, report);
}

/** About ten metres: as it would be read out. */
const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

function truePlace(inject: ReportingInject, scene: Scene): Position | null {
  const about = aboutOf(inject, scene.happened);
  const place = about === null ? null : scene.where(about);
  if (place === null) return saidBefore(inject, scene);
  return inject.off === undefined ? place : destination(place[0], place[1], inject.off.bearing, inject.off.distance * METRES_PER_NM);
}

/** What a report is really about: a second one and a correction are about what the first was about. */
function aboutOf(inject: ReportingInject, happened: ReadonlyMap<string, Inject>): string | null {
  if (inject.about !== undefined) return inject.about;
  const first = before(inject, happened);
  return first === null ? null : aboutOf(first, happened);
}

/** A second report that says no position, of something that nobody scripted: where it was said to be. */
const saidBefore = (inject: ReportingInject, { happened }: Scene): Position | null => before(inject, happened)?.position ?? null;

/** The report that this one comes after. */
function before(inject: ReportingInject, happened: ReadonlyMap<string, Inject>): ReportingInject | null {
  const first = happened.get(inject.kind === 'second-report' ? inject.of : inject.kind === 'correction' ? inject.corrects : '');
  return first !== undefined && isReporting(first) ? first : null;
}
