import { METRES_PER_NM } from '../geo/units.ts';
import { planeM } from '../geo/distance.ts';
import type { Expectation } from './expectation.ts';
import { isReporting, type Inject } from './inject.ts';
import type { Scenario } from './scenario.ts';
import { offsetText } from './times.ts';
import type { Path } from './where.ts';
import type { Wording } from './wording.ts';

/** What could be read of a scenario: parts that could not are left out, and what they are called is known. */
export interface Readable {
  readonly lasts: number | null;
  readonly world: Scenario['world'] | null;
  readonly areas: readonly { readonly index: number; readonly area: Scenario['areas'][number] }[];
  readonly injects: readonly { readonly index: number; readonly inject: Inject }[];
  readonly expect: readonly { readonly index: number; readonly expectation: Expectation }[];
  readonly raises: readonly { readonly index: number; readonly raises: Scenario['raises'][number] }[];
  readonly marks: readonly { readonly index: number; readonly mark: Scenario['marks'][number] }[];
  /** Names of injects that could not be read: what refers to them is not wrong for that. */
  readonly unread: ReadonlySet<string>;
}

const isMmsi = (ref: string): boolean => /^\d{9}$/.test(ref);

/** What no part of a scenario can see by itself: names, references, the order of things. */
export function crossCheck(s: Readable): Wording[] {
  return [...names(s), ...s.injects.flatMap(({ index, inject }) => aboutInject(s, index, inject)), ...aboutExpectations(s), ...withinLength(s)];
}

function names(s: Readable): Wording[] {
  const found: Wording[] = [];
  const twice = (list: readonly { id: string; path: Path }[]): void => {
    const seen = new Map<string, Path>();
    for (const { id, path } of list) {
      if (seen.has(id)) found.push({ path, message: `${id} is there twice; every name is given once` });
      else seen.set(id, path);
    }
  };
  twice(s.injects.map(({ index, inject }) => ({ id: inject.id, path: ['injects', index, 'id'] })));
  twice(s.expect.map(({ index, expectation }) => ({ id: expectation.id, path: ['expect', index, 'id'] })));
  twice(s.areas.map(({ index, area }) => ({ id: area.id, path: ['areas', index, 'id'] })));
  return found;
}

function aboutInject(s: Readable, index: number, inject: Inject): Wording[] {
  const at = (key: string): Path => ['injects', index, key];
  const found: Wording[] = [];
  const say = (key: string, message: string): void => void found.push({ path: at(key), message });
  const named = (id: string): Inject | undefined => s.injects.find((other) => other.inject.id === id)?.inject;
  const vessel = (key: string, ref: string): void => {
    if (isMmsi(ref)) {
      if (s.world?.from === 'nothing' && !s.injects.some(({ inject }) => inject.kind === 'vessel' && String(inject.mmsi) === ref)) say(key, `${ref} is nowhere: the world is empty and no vessel inject has this MMSI`);
      else if (s.world?.from === 'recording' && inject.kind !== 'ais-off' && key === 'vessel') say(key, `${ref} is of the recording, and a recording's vessels cannot be moved; name a vessel inject`);
      return;
    }
    const other = named(ref);
    if (other === undefined) {
      if (!s.unread.has(ref)) say(key, `there is no vessel inject ${ref}${offer(s, (i) => i.kind === 'vessel')}`);
    } else if (other.kind !== 'vessel') say(key, `${ref} is no vessel but ${other.kind}${offer(s, (i) => i.kind === 'vessel')}`);
    else notBefore(key, other);
  };
  const notBefore = (key: string, other: Inject): void => {
    if (inject.at === undefined) return;
    if (other.at === undefined) return;
    if (other.at > inject.at) say(key, `${other.id} comes at ${offsetText(other.at)} only, after this`);
  };
  const report = (key: string, id: string, wanted: (other: Inject) => boolean, what: string): void => {
    const other = named(id);
    if (other === undefined) {
      if (!s.unread.has(id)) say(key, `there is no inject ${id}${offer(s, wanted)}`);
    } else if (!wanted(other)) say(key, `${id} is no ${what} but ${other.kind}${offer(s, wanted)}`);
    else notBefore(key, other);
  };

  if (isReporting(inject)) {
    if (inject.about !== undefined) report('about', inject.about, (i) => i.kind === 'vessel' || i.kind === 'person-in-water', 'vessel or person-in-water');
    const about = inject.about ?? (inject.kind === 'second-report' ? reportedBy(named(inject.of)) : inject.kind === 'correction' ? reportedBy(named(inject.corrects)) : undefined);
    if (inject.position === undefined && about === undefined) say('position', 'is missing: say a position, or with about: whose it is');
    if (inject.position !== undefined && inject.off !== undefined) say('off', 'puts off the place of about; with a position it has no meaning');
    if (Array.isArray(inject.people) && inject.people[0] > inject.people[1]) say('people', 'the lowest number comes first');
  }
  switch (inject.kind) {
    case 'second-report':
      report('of', inject.of, (i) => i.kind === 'report' || i.kind === 'wrong-position' || i.kind === 'second-report', 'report');
      break;
    case 'correction':
      report('corrects', inject.corrects, (i) => i.kind === 'wrong-position', 'wrong-position');
      break;
    case 'wrong-position': {
      const corrected = s.injects.some(({ inject: other }) => other.kind === 'correction' && other.corrects === inject.id);
      if (!corrected) say('kind', `no correction puts ${inject.id} right; add one with corrects: ${inject.id}`);
      break;
    }
    case 'vessel': {
      for (let i = 1; i < inject.route.length; i++) {
        const [from, to] = [inject.route[i - 1]!, inject.route[i]!];
        if (planeM(from[0], from[1], to[0], to[1]) < 1) found.push({ path: ['injects', index, 'route', i], message: 'is the same position as the one before it' });
        else if (planeM(from[0], from[1], to[0], to[1]) > 200 * METRES_PER_NM) found.push({ path: ['injects', index, 'route', i], message: 'is more than 200 nm from the one before it' });
      }
      if (inject.route.length > 1 && inject.speed === 0) say(inject.speed === 0 ? 'route' : 'speed', 'a vessel with somewhere to go needs a speed');
      break;
    }
    case 'ignores-rules':
      if (inject.how === 'collision-course' && inject.target === undefined) say('target', 'is missing: whom would it meet?');
      if (inject.how !== 'collision-course' && inject.target !== undefined) say('target', `has no meaning with ${inject.how}`);
      if (inject.how !== 'turns-against-flow' && inject.course !== undefined) say('course', `has no meaning with ${inject.how}`);
      if (inject.target !== undefined) vessel('target', inject.target);
      break;
    case 'move':
      if (inject.to === undefined && inject.course === undefined && inject.speed === undefined && inject.route === undefined) say('vessel', 'nothing is said that would move it: to, course, speed or route');
      if (inject.course !== undefined && inject.route !== undefined) say('course', 'either a course or a route');
      break;
    case 'feed-lost': {
      if (s.world !== null && s.world.from !== 'recording' && !FEEDS.includes(inject.feed)) say('feed', `there is no feed ${inject.feed}; one of ${FEEDS.join(', ')}`);
      break;
    }
    default:
      break;
  }
  if ('vessel' in inject) vessel('vessel', inject.vessel);
  return found;
}

/** What the simulator and the scenario's own vessels are brought by: all receivers, and the chain of radars. */
const FEEDS = ['ais', 'radar'];

const reportedBy = (inject: Inject | undefined): string | undefined => (inject !== undefined && isReporting(inject) ? (inject.about ?? 'known') : undefined);

function offer(s: Readable, wanted: (inject: Inject) => boolean): string {
  const ids = s.injects.flatMap(({ inject }) => (wanted(inject) ? [inject.id] : []));
  return ids.length === 0 ? '' : `; there is ${ids.join(', ')}`;
}

function aboutExpectations(s: Readable): Wording[] {
  const found: Wording[] = [];
  const vessel = (path: Path, ref: string | undefined): void => {
    if (ref === undefined || isMmsi(ref) || s.unread.has(ref)) return;
    const wanted = (i: Inject): boolean => i.kind === 'vessel' || i.kind === 'person-in-water';
    if (!s.injects.some(({ inject }) => inject.id === ref && wanted(inject))) found.push({ path, message: `there is no vessel inject ${ref}${offer(s, wanted)}` });
  };
  for (const { index, expectation } of s.expect) {
    if ('vessel' in expectation) vessel(['expect', index, 'vessel'], expectation.vessel);
    if (expectation.kind !== 'report-plotted' || s.unread.has(expectation.of)) continue;
    const of = s.injects.find(({ inject }) => inject.id === expectation.of)?.inject;
    const path = ['expect', index, 'of'];
    if (of === undefined || !isReporting(of)) found.push({ path, message: `there is no reporting inject ${expectation.of}${offer(s, isReporting)}` });
    else if (of.arrives === 'entered') found.push({ path, message: `${of.id} is entered by itself, so nobody needs to plot it; let it arrive as a call` });
  }
  s.raises.forEach(({ index, raises }) => vessel(['raises', index, 'vessel'], raises.vessel));
  return found;
}

function withinLength(s: Readable): Wording[] {
  const { lasts } = s;
  if (lasts === null) return [];
  const found: Wording[] = [];
  const check = (path: Path, at: number | undefined): void => {
    if (at !== undefined && at > lasts) found.push({ path, message: `${offsetText(at)} is after the end: the scenario lasts until ${offsetText(lasts)}` });
  };
  for (const { index, inject } of s.injects) check(['injects', index, 'at'], inject.at);
  for (const { index, mark } of s.marks) check(['marks', index, 'at'], mark.at);
  for (const { index, raises } of s.raises) check(['raises', index, 'by'], raises.by);
  for (const { index, expectation } of s.expect) if (expectation.kind === 'zone-watched') check(['expect', index, 'from'], expectation.from);
  return found;
}
