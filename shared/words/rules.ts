import { z } from 'zod';
import { AlertPriority } from './alert.ts';
import { VesselClass } from './vessel.ts';

const seconds = z.number().min(0).max(86_400);
const knots = z.number().min(0).max(100);
const nm = z.number().min(0).max(20);
const degrees = z.number().min(0).max(180);

/** What every rule has: whether it watches at all, its on-delay and its off-delay in seconds. */
const rule = (holdS: number, releaseS: number, priority: AlertPriority) => ({
  on: z.boolean().default(true),
  holdS: seconds.default(holdS),
  releaseS: seconds.default(releaseS),
  priority: AlertPriority.default(priority),
});

/** Nautical miles and minutes that are too near, for how long it must be predicted before, and what it is then. */
const approachLimit = (cpaNm: number, tcpaMin: number, holdS: number, priority: AlertPriority) =>
  z.strictObject({ holdS: seconds.default(holdS), cpaNm: nm.default(cpaNm), tcpaMin: z.number().min(0).max(60).default(tcpaMin), priority: AlertPriority.default(priority) }).prefault({});

/**
 * Limits of the rules that are no zone's. Everything has its default, so that a file says only what is otherwise
 * there. Times in seconds unless the name says minutes (`Min`), speeds in knots, distances in nautical miles (`Nm`)
 * or metres (`M`), angles in degrees.
 */
export const RuleSettings = z.strictObject({
  /** What more than one rule goes by. */
  sea: z
    .strictObject({
      /** A vessel shorter than this is a small craft. */
      smallCraftM: z.number().min(0).max(100).default(20),
      /** Slower than this, something is still. */
      stillKn: knots.default(1),
      /** This near to a port's position a vessel is in harbour. */
      harbourNm: nm.default(0.8),
      /** From this length on a ship is large. */
      largeShipM: z.number().min(0).max(500).default(100),
    })
    .prefault({}),
  'closest-approach': z
    .strictObject({
      on: z.boolean().default(true),
      /**
       * A vessel that turns points at others for a moment, and class B says only every 30 s where it goes: what is far ahead waits for
       * `holdS`. Nothing waits longer than this part of the time that is left, but for `soonHoldS`: 45 s with 5 minutes left, 10 s with one.
       */
      holdPart: z.number().min(0).max(1).default(0.15),
      soonHoldS: seconds.default(10),
      releaseS: seconds.default(90),
      shipAndShip: approachLimit(0.25, 10, 60, 'warning'),
      shipAndSmallCraft: approachLimit(0.3, 12, 60, 'alarm'),
      smallCraftAndSmallCraft: approachLimit(0.3, 12, 60, 'caution'),
      /** A ship and something in distress. */
      distress: approachLimit(0.3, 12, 0, 'emergency'),
      /** Over only beyond the limits times this (the deadband). */
      deadband: z.number().min(1).max(3).default(1.2),
      /** So near, and no faster than `togetherKn` against each other, two are alongside. */
      alongsideM: z.number().min(0).max(1000).default(100),
      togetherKn: knots.default(1.5),
      /** As far as this a tug that moves together with another has it in tow. */
      towM: z.number().min(0).max(2000).default(500),
      /** Classes that come close to others on purpose: never more than a caution. */
      closeOnPurpose: z.array(VesselClass).default(['pilot', 'sar']),
      /** A moving vessel's position that is older cannot be reckoned with. */
      maxAgeS: seconds.default(180),
    })
    .prefault({}),
  'contact-lost': z
    .strictObject({
      on: z.boolean().default(true),
      /** A vessel in a live alert, or a contact without identity: seconds after it counts as lost. */
      holdS: seconds.default(30),
      /** A small craft that speaks for itself is often only out of reach. */
      smallCraftHoldS: seconds.default(450),
      releaseS: seconds.default(0),
      distress: AlertPriority.default('alarm'),
      inAlert: AlertPriority.default('alarm'),
      unidentified: AlertPriority.default('alarm'),
      smallCraft: AlertPriority.default('warning'),
    })
    .prefault({}),
  'feed-lost': z.strictObject({ ...rule(0, 10, 'warning'), distress: AlertPriority.default('alarm') }).prefault({}),
  'ais-distress': z.strictObject({ on: z.boolean().default(true), releaseS: seconds.default(120) }).prefault({}),
  'safety-text': z.strictObject({ ...rule(0, 600, 'caution') }).prefault({}),
  'lane-against-flow': z
    .strictObject({
      ...rule(180, 120, 'warning'),
      /** Crossing is allowed and done at about 90 degrees to the flow; beyond this it is against it. */
      offFlowDeg: degrees.default(135),
      /** ... and over only within this (the deadband). */
      backDeg: degrees.default(120),
      makingWayKn: knots.default(2),
    })
    .prefault({}),
  'lane-stopped': z.strictObject({ ...rule(180, 120, 'warning'), movingKn: knots.default(2) }).prefault({}),
  'lane-time': z
    .strictObject({
      ...rule(600, 120, 'warning'),
      /** A small craft that makes this way and speaks for itself crosses: a caution. */
      crossingKn: knots.default(3),
      /** Vessels that work in the lanes. */
      except: z.array(VesselClass).default(['pilot', 'sar']),
      /** How far ahead ships are counted that will pass, and how near. */
      trafficMin: z.number().min(1).max(120).default(30),
      trafficNm: nm.default(1),
    })
    .prefault({}),
  'separation-zone-lingering': z
    .strictObject({ ...rule(1800, 120, 'warning'), /** Fishing is allowed there (COLREG 10(e)). */ except: z.array(VesselClass).default(['fishing']) })
    .prefault({}),
  'identity-conflict': z
    .strictObject({
      ...rule(0, 0, 'caution'),
      /** So many positions out of reach within so many seconds are two vessels. */
      times: z.number().int().min(2).max(4).default(3),
      withinS: seconds.default(600),
    })
    .prefault({}),
  'position-jump': z.strictObject({ ...rule(0, 300, 'caution') }).prefault({}),
  'impossible-speed': z.strictObject({ ...rule(30, 120, 'caution') }).prefault({}),
  'not-under-command': z.strictObject({ ...rule(60, 120, 'warning') }).prefault({}),
  aground: z.strictObject({ ...rule(60, 120, 'alarm') }).prefault({}),
  'sudden-stop': z.strictObject({ ...rule(30, 600, 'warning'), fromKn: knots.default(8), toKn: knots.default(1.5), withinS: seconds.default(180) }).prefault({}),
  'sudden-turn': z.strictObject({ ...rule(0, 300, 'caution'), fromKn: knots.default(8), turnDeg: degrees.default(60), withinS: seconds.default(60) }).prefault({}),
  'drifting-ashore': z
    .strictObject({
      ...rule(300, 120, 'warning'),
      withinMin: z.number().min(1).max(240).default(60),
      /** A drifting vessel goes between these speeds and at least this far off its heading. */
      fromKn: knots.default(0.5),
      toKn: knots.default(4),
      offHeadingDeg: degrees.default(45),
      /** Vessels whose work is to go slowly and sideways. */
      except: z.array(VesselClass).default(['fishing', 'pilot', 'sar', 'tug']),
      /** So near to a light vessel is upon it. */
      lightVesselNm: nm.default(0.3),
    })
    .prefault({}),
});
export type RuleSettings = z.infer<typeof RuleSettings>;

/** The limits as they are delivered. */
export const DEFAULT_RULES: RuleSettings = RuleSettings.parse({});
