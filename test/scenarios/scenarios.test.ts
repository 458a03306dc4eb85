import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alertLine } from '../../server/engine/alert-line.ts';
import { WatchState } from '../../server/watch/state.ts';
import { Watch, type WatchConfig } from '../../server/watch/watch.ts';
import { ZoneIndex, zoneArea } from '../../server/watch/zones/zone-index.ts';
import type { Alert, AlertEvent } from '../../shared/words/alert.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import { DEFAULT_RULES, RuleSettings } from '../../shared/words/rules.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { T0 } from '../stand-ins/sea.ts';
import { aground } from './aground.scenario.ts';
import { aisDistress } from './ais-distress.scenario.ts';
import { closestApproach } from './closest-approach.scenario.ts';
import { contactLost } from './contact-lost.scenario.ts';
import { driftingAshore } from './drifting-ashore.scenario.ts';
import { feedLost } from './feed-lost.scenario.ts';
import { identityConflict } from './identity-conflict.scenario.ts';
import { impossibleSpeed } from './impossible-speed.scenario.ts';
import { laneAgainstFlow } from './lane-against-flow.scenario.ts';
import { laneStopped } from './lane-stopped.scenario.ts';
import { laneTime } from './lane-time.scenario.ts';
import { notUnderCommand } from './not-under-command.scenario.ts';
import { positionJump } from './position-jump.scenario.ts';
import { safetyText } from './safety-text.scenario.ts';
import { WATERS, type Scenario } from './scenario.ts';
import { separationZoneLingering } from './separation-zone-lingering.scenario.ts';
import { suddenStop } from './sudden-stop.scenario.ts';
import { suddenTurn } from './sudden-turn.scenario.ts';
import { zoneSpeed } from './zone-speed.scenario.ts';

const ALL: readonly Scenario[] = [
  ...aground,
  ...aisDistress,
  ...closestApproach,
  ...contactLost,
  ...driftingAshore,
  ...feedLost,
  ...identityConflict,
  ...impossibleSpeed,
  ...laneAgainstFlow,
  ...laneStopped,
  ...laneTime,
  ...notUnderCommand,
  ...positionJump,
  ...safetyText,
  ...separationZoneLingering,
  ...suddenStop,
  ...suddenTurn,
  ...zoneSpeed,
];

/** What rules do; what comes of nobody answering is the life cycle's. */
const BY_RULES: ReadonlySet<AlertEvent> = new Set<AlertEvent>(['raised', 'renewed', 'cleared', 'unverifiable', 'verifiable', 'joined', 'joined-changed']);

function configOf(scenario: Scenario): WatchConfig {
  const wanted = new Set([scenario.rule, ...(scenario.with ?? [])]);
  const off = Object.keys(DEFAULT_RULES).filter((name) => name !== 'sea' && !wanted.has(name));
  const zones = scenario.zones ?? [];
  return {
    zones,
    lookup: ZoneIndex.build(zones.map((zone) => zoneArea(zone.geometry))),
    places: [],
    waters: WATERS,
    rules: RuleSettings.parse(Object.fromEntries(off.map((name) => [name, { on: false }]))),
  };
}

const endOf = ({ lasts }: Scenario): number => T0 + lasts * 1000;

/** As a live watch has it: each second's sightings, then the second. `between` may put another watch in its place. */
function live(scenario: Scenario, between: (watch: Watch, at: number) => Watch = (watch) => watch): EntryDraft[] {
  let watch = new Watch(configOf(scenario));
  const drafts: EntryDraft[] = [];
  let next = 0;
  for (let at = T0; at <= endOf(scenario); at += 1000) {
    drafts.push(...watch.advance(at));
    for (const { source, state } of (scenario.sources ?? []).filter((change) => T0 + change.at * 1000 === at)) watch.sourceChanged(source, state, at);
    const batch: Sighting[] = [];
    for (; next < scenario.sightings.length && scenario.sightings[next]!.observedAt < at + 1000; next++) batch.push(scenario.sightings[next]!);
    drafts.push(...watch.observe(batch));
    watch = between(watch, at);
  }
  return drafts;
}

/** As a recording is run: all that lies between two changes of a source at once. */
function recorded(scenario: Scenario): EntryDraft[] {
  const watch = new Watch(configOf(scenario));
  const drafts: EntryDraft[] = [];
  let rest = scenario.sightings;
  for (const { at, source, state } of scenario.sources ?? []) {
    const time = T0 + at * 1000;
    drafts.push(...watch.observe(rest.filter((s) => s.observedAt < time)));
    rest = rest.filter((s) => s.observedAt >= time);
    watch.sourceChanged(source, state, time);
  }
  drafts.push(...watch.observe(rest), ...watch.advance(endOf(scenario)));
  return drafts;
}

const reborn = (scenario: Scenario, watch: Watch): Watch => new Watch(configOf(scenario), WatchState.parse(JSON.parse(JSON.stringify(watch.snapshot()))));

const bytes = (drafts: readonly EntryDraft[]): string => drafts.map((draft) => `${alertLine(draft) ?? ''}\n`).join('');

const clock = (at: number): string => {
  const seconds = (at - T0) / 1000;
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
};

function about({ joined, joinedNow, ...alert }: Alert): Pick<Alert, 'rule' | 'priority' | 'tracks' | 'figures'> {
  return joined.find(({ situation }) => situation === joinedNow) ?? alert;
}

const inWords = (drafts: readonly EntryDraft[]): string[] =>
  drafts.flatMap(({ at, body }) => {
    if (body.kind !== 'alert' || !BY_RULES.has(body.event)) return [];
    const { rule, priority, tracks, figures } = about(body.alert);
    if (body.event !== 'raised' && body.event !== 'joined' && body.event !== 'renewed') return [`${clock(at)} ${body.event} ${body.alert.id}`];
    const numbers = Object.entries(figures).map(([name, value]) => `${name}=${value}`);
    return [`${clock(at)} ${body.event} ${body.alert.id} ${rule} ${priority} [${tracks.join(' ')}] ${numbers.join(' ')}`.trim()];
  });

describe.each(ALL.map((scenario) => [scenario.rule, scenario.it, scenario] as const))('%s: %s', (_rule, _it, scenario) => {
  const first = live(scenario);

  it('says what the script says', () => {
    expect(inWords(first)).toEqual(scenario.lines);
  });

  it('says the same, byte for byte, when it is run as a recording', () => {
    expect(bytes(recorded(scenario))).toBe(bytes(first));
  });

  it('says the same, byte for byte, when it is stopped and started every minute', () => {
    expect(bytes(live(scenario, (watch, at) => ((at - T0) % 60_000 === 31_000 ? reborn(scenario, watch) : watch)))).toBe(bytes(first));
  });
});

/** Figures that the table of the rules' README lists, by rule. A cell without a rule, or `the same`, goes on from the row before. */
function documentedFigures(): Map<string, Set<string>> {
  const readme = readFileSync(fileURLToPath(new URL('../../server/watch/rules/README.md', import.meta.url)), 'utf8');
  const of = new Map<string, Set<string>>();
  let rules: string[] = [];
  for (const line of readme.split('\n')) {
    const [rule = '', , , , figures = ''] = line.split(' | ').map((cell) => cell.replaceAll('|', ''));
    if (!line.startsWith('| ') || figures === '') continue;
    const named = [...rule.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
    if (named.length > 0) rules = named;
    for (const name of rules) of.set(name, new Set([...(of.get(name) ?? []), ...[...figures.matchAll(/`([a-z_0-9]+)`/g)].map(([, figure = '']) => figure)]));
  }
  return of;
}

describe('the figures of every line', () => {
  const documented = documentedFigures();
  it.each(ALL.map((scenario) => [scenario.rule, scenario.it, scenario] as const))('%s: %s are those that are described', (_rule, _it, scenario) => {
    for (const { body } of live(scenario)) {
      if (body.kind !== 'alert') continue;
      const { rule, tracks, figures } = about(body.alert);
      const known = documented.get(rule);
      expect([rule, Object.keys(figures).filter((name) => !(known?.has(name) === true || (name === 'sog_kn' && tracks.length === 1)))]).toEqual([rule, []]);
    }
  });
});

describe('the scenarios', () => {
  it('are all run', () => {
    const files = readdirSync(fileURLToPath(new URL('.', import.meta.url))).flatMap((file) => (file.endsWith('.scenario.ts') ? [file.slice(0, -'.scenario.ts'.length)] : []));
    expect(files.filter((name) => !ALL.some(({ rule }) => rule === name))).toEqual([]);
  });
});
