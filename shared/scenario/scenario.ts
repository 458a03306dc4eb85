import { z } from 'zod';
import { RuleSettings } from '../words/rules.ts';
import { Area } from './area.ts';
import { Expectation, Raises } from './expectation.ts';
import { Inject } from './inject.ts';
import { Sentence } from './names.ts';
import { Duration, Offset } from './times.ts';
import { World } from './world.ts';

/** Version of the text format. A change that an older file would not survive is a new one, with a migration. */
export const SCENARIO_FORMAT = 1;

/** The time of the exercise, UTC. */
const Start = z.codec(z.iso.datetime('a time as 2026-06-10T21:00:00Z'), z.number().int().min(0), { decode: (text) => Date.parse(text), encode: (ms) => new Date(ms).toISOString() });

/** A moment that the trainer wants to come back to. */
export const Mark = z.strictObject({ at: Offset, what: Sentence });
export type Mark = z.infer<typeof Mark>;

/**
 * A trainer's script. Inside, moments are milliseconds from the start, lengths milliseconds, positions `[lon, lat]`; in its file
 * they are as people write them (see server/scenario/README.md).
 */
export const Scenario = z
  .strictObject({
    scenario: z.literal(SCENARIO_FORMAT).describe('Version of this format: 1.'),
    title: z.string().trim().min(1).max(100),
    brief: z.string().trim().min(1).max(4_000).describe('What trainees are told before it begins.'),
    objectives: z.array(Sentence).min(1, 'at least one').max(12).describe('What it trains.'),
    starts: Start.describe('What time it is in the exercise when it begins, UTC.'),
    lasts: Duration.describe('How long it lasts.'),
    world: World,
    zones: z.string().min(1).optional().describe('A GeoJSON file of zones beside the scenario, in place of those of the watch.'),
    areas: z.array(Area).max(50).default([]).describe('Zones of its own, besides the others.'),
    rules: RuleSettings.prefault({}).describe('Limits of the rules; what is not named is as delivered.'),
    injects: z.array(Inject).max(500).default([]),
    raises: z.array(Raises).max(50).default([]).describe('Alerts that it raises whatever anybody does: what it is about.'),
    expect: z.array(Expectation).max(100).default([]),
    marks: z.array(Mark).max(100).default([]),
  })
  .describe('A Varne exercise scenario.');
export type Scenario = z.infer<typeof Scenario>;
