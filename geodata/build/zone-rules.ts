import { ZoneRule } from '../../shared/words/zone.ts';
import type { Spot } from './facts.ts';

/**
 * What the coastal fences watch for. A watch floor must hear once of a ship that comes in from the lanes, and of
 * everything without identity; and nothing of the hundreds that are there every day: ferries, fishing boats, yachts,
 * pilots, lifeboats, naval craft. geodata/README.md gives the reasons.
 *
 * Within one zone no class stands in two rules of one name: that would be two alerts for one act.
 */
export type Fence = 'uk-1nm' | 'uk-3nm' | 'uk-6nm';

/** AIS and radar wander by tens of metres: a vessel has left when it is 150 m out for a minute. */
const STEADY = { hysteresisM: 150, releaseS: 60 };
const rules = (...given: (Partial<ZoneRule> & Pick<ZoneRule, 'rule'>)[]): ZoneRule[] => given.map((rule) => ZoneRule.parse({ ...STEADY, ...rule }));

export function fenceRules(fence: Fence): ZoneRule[] {
  switch (fence) {
    case 'uk-1nm':
      return rules(
        { rule: 'zone-entry', classes: ['cargo', 'tanker', 'high-speed', 'other', 'unknown', 'unidentified'], holdS: 10 },
        { rule: 'zone-approach', classes: ['cargo', 'tanker', 'high-speed'], withinMin: 6, holdS: 60 },
      );
    case 'uk-3nm':
      return rules(
        // In one rule, so that a vessel whose static message comes while it enters is still one alert.
        { rule: 'zone-entry', classes: ['cargo', 'tanker', 'high-speed', 'other', 'unknown'], holdS: 10 },
        { rule: 'zone-entry', classes: ['unidentified'], holdS: 10, firstSeenInside: true },
      );
    case 'uk-6nm':
      return rules(
        { rule: 'zone-approach', classes: ['unidentified'], withinMin: 20, holdS: 30 },
        { rule: 'zone-entry', classes: ['unidentified'], priority: 'caution', holdS: 10 },
      );
  }
}

const APPROACH_RULES = rules(
  { rule: 'zone-entry', classes: ['unidentified'], holdS: 10 },
  { rule: 'zone-dwell', classes: ['cargo', 'tanker'], dwellS: 1200 },
);

/**
 * Waters off a harbour, where ships may be near the coast: a part of a circle around its entrance, on the right-hand
 * side of `line`, which runs just outside the moles so that no berth lies within. The whole circle is cut out of the
 * 1 nm fence.
 */
export interface Approach {
  id: string;
  name: string;
  at: Spot;
  miles: number;
  line: readonly [Spot, Spot];
  rules: readonly ZoneRule[];
}

const approach = (id: string, name: string, at: Spot, ...line: readonly [Spot, Spot]): Approach => ({
  id: `${id}-approach`,
  name: `${name} approach`,
  at,
  miles: 1.5,
  line,
  rules: APPROACH_RULES,
});

export const APPROACHES: readonly Approach[] = [
  approach('dover', 'Dover', [1.33636, 51.1165], [1.3273, 51.1108], [1.3462, 51.1216]),
  approach('folkestone', 'Folkestone', [1.19482, 51.07602], [1.1948, 51.0757], [1.2148, 51.0805]),
  approach('ramsgate', 'Ramsgate', [1.4306, 51.3262], [1.4335, 51.315], [1.4335, 51.335]),
  approach('rye', 'Rye Harbour', [0.776, 50.9195], [0.74, 50.9145], [0.81, 50.921]),
  approach('newhaven', 'Newhaven', [0.05842, 50.77588], [0.05, 50.7754], [0.07, 50.7754]),
  approach('shoreham', 'Shoreham', [-0.2475, 50.8265], [-0.28, 50.8245], [-0.21, 50.8275]),
];
