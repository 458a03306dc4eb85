import fc from 'fast-check';
import type { AisMessage } from '../../server/sources/ais/message.ts';

/** Every message that AIS can carry, as it comes out of the decoder: what no field can say is not made. */
const TEXT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';
const text = (most: number) =>
  fc.string({ unit: fc.constantFrom(...TEXT.split('')), maxLength: most }).map((s) => s.trim());
const name = (most: number) => text(most).map((s) => (s === '' ? null : s));
const none = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const upTo = (max: number) => fc.integer({ min: 0, max });
const from1 = (max: number) => fc.integer({ min: 1, max });
const scaled = (min: number, max: number, by: number) => none(fc.integer({ min, max }).map((raw) => raw / by));

const head = { repeat: upTo(3), mmsi: upTo(2 ** 30 - 1) };
const fix = { accuracy: fc.boolean(), lon: scaled(-108_000_000, 108_000_000, 600_000), lat: scaled(-54_000_000, 54_000_000, 600_000) };
const second = none(upTo(63).filter((s) => s !== 60));
const motion = { ...fix, sog: scaled(0, 1022, 10), cog: scaled(0, 3599, 10), heading: none(upTo(359)), second };
const size = fc.tuple(upTo(511), upTo(511), upTo(63), upTo(63)).map(([toBow, toStern, toPort, toStarboard]) => ({
  ...(toBow + toStern > 0 ? { toBow, toStern } : { toBow: null, toStern: null }),
  ...(toPort + toStarboard > 0 ? { toPort, toStarboard } : { toPort: null, toStarboard: null }),
}));
const radio = (bits: number) => none(upTo(2 ** bits - 1)).map((r) => r ?? 0);
const binary = (most: number) =>
  fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: Math.floor(most / 4) }).map((digits) => ({
    data: digits.map((d) => d.toString(16)).join(''),
    bits: digits.length * 4,
  }));
const other = upTo(2 ** 30 - 1);
const named = from1(2 ** 30 - 1);
const area = fc.record({
  neLon: scaled(-108_000, 108_000, 600),
  neLat: scaled(-54_000, 54_000, 600),
  swLon: scaled(-108_000, 108_000, 600),
  swLat: scaled(-54_000, 54_000, 600),
});
/** Only turns that the field can hold come out again: the root is rounded. */
const turn = fc.oneof(
  fc.constant({ rot: null, rotSensor: false }),
  fc.constantFrom({ rot: 10, rotSensor: false }, { rot: -10, rotSensor: false }),
  fc.integer({ min: -126, max: 126 }).map((raw) => ({ rot: Math.round(Math.sign(raw) * (raw / 4.733) ** 2 * 100) / 100 || 0, rotSensor: true })),
);
const moment = none(
  fc.date({ min: new Date('1999-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }).map((d) => `${d.toISOString().slice(0, 19)}Z`),
);
const two = (n: number) => String(n).padStart(2, '0');
const eta = none(fc.tuple(from1(12), from1(31), upTo(24), upTo(60)).map(([m, d, h, min]) => `${two(m)}-${two(d)}T${two(h)}:${two(min)}Z`));
const type = <T extends number>(value: T) => fc.constant(value);
const both = <A, B>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> => fc.tuple(a, b).map(([x, y]) => ({ ...x, ...y }));

const shiptype = none(from1(255));
const epfd = upTo(15);
const dte = upTo(1);
const asked = fc.record({ type: from1(27), offset: upTo(4095) });

export const MESSAGES: Record<string, fc.Arbitrary<AisMessage>> = {
  'types 1, 2 and 3': both(
    fc.record({
      type: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
      ...head,
      ...motion,
      status: upTo(15),
      maneuver: none(from1(3)),
      raim: fc.boolean(),
      radio: radio(19),
    }),
    turn,
  ),
  'types 4 and 11': fc.record({ type: fc.constantFrom<4 | 11>(4, 11), ...head, ...fix, timestamp: moment, epfd, raim: fc.boolean(), radio: radio(19) }),
  'type 5': both(
    fc.record({
      type: type(5),
      ...head,
      version: upTo(3),
      imo: none(named),
      callsign: name(7),
      name: name(20),
      shiptype,
      epfd,
      eta,
      draught: none(from1(255).map((d) => d / 10)),
      destination: name(20),
      dte,
    }),
    size,
  ),
  'type 6': both(fc.record({ type: type(6), ...head, sequence: upTo(3), addressedTo: other, retransmit: fc.boolean(), dac: upTo(1023), fid: upTo(63) }), binary(920)),
  'types 7 and 13': fc.record({
    type: fc.constantFrom<7 | 13>(7, 13),
    ...head,
    acknowledged: fc.array(fc.record({ mmsi: named, sequence: upTo(3) }), { minLength: 1, maxLength: 4 }),
  }),
  'type 8': both(fc.record({ type: type(8), ...head, dac: upTo(1023), fid: upTo(63) }), binary(952)),
  'type 9': fc.record({
    type: type(9),
    ...head,
    ...fix,
    altitude: none(upTo(4094)),
    sog: none(upTo(1022)),
    cog: scaled(0, 3599, 10),
    second,
    barometric: fc.boolean(),
    dte,
    assigned: fc.boolean(),
    raim: fc.boolean(),
    radio: radio(20),
  }),
  'type 10': fc.record({ type: type(10), ...head, addressedTo: other }),
  'type 12': fc.record({ type: type(12), ...head, sequence: upTo(3), addressedTo: other, retransmit: fc.boolean(), text: text(156) }),
  'type 14': fc.record({ type: type(14), ...head, text: text(161) }),
  'type 15': fc.record({
    type: type(15),
    ...head,
    requests: fc.oneof(
      fc.tuple(fc.record({ mmsi: named, messages: fc.array(asked, { minLength: 1, maxLength: 2 }) })),
      fc.tuple(
        fc.record({ mmsi: named, messages: fc.array(asked, { minLength: 1, maxLength: 2 }) }),
        fc.record({ mmsi: named, messages: fc.array(asked, { minLength: 1, maxLength: 1 }) }),
      ),
    ),
  }),
  'type 16': fc.record({
    type: type(16),
    ...head,
    assignments: fc.array(fc.record({ mmsi: named, offset: upTo(4095), increment: upTo(1023) }), { minLength: 1, maxLength: 2 }),
  }),
  'type 17': both(fc.record({ type: type(17), ...head, lon: scaled(-108_000, 108_000, 600), lat: scaled(-54_000, 54_000, 600) }), binary(736)),
  'type 18': fc.record({
    type: type(18),
    ...head,
    ...motion,
    cs: fc.boolean(),
    display: fc.boolean(),
    dsc: fc.boolean(),
    band: fc.boolean(),
    msg22: fc.boolean(),
    assigned: fc.boolean(),
    raim: fc.boolean(),
    radio: radio(20),
  }),
  'type 19': both(
    fc.record({ type: type(19), ...head, ...motion, name: name(20), shiptype, epfd, raim: fc.boolean(), dte, assigned: fc.boolean() }),
    size,
  ),
  'type 20': fc.record({
    type: type(20),
    ...head,
    reservations: fc.array(fc.record({ offset: upTo(4095), slots: from1(15), timeout: upTo(7), increment: upTo(2047) }), { minLength: 1, maxLength: 4 }),
  }),
  'type 21': both(
    fc.record({
      type: type(21),
      ...head,
      ...fix,
      aidType: none(from1(31)),
      name: name(34),
      epfd,
      second,
      offPosition: fc.boolean(),
      regional: upTo(255),
      raim: fc.boolean(),
      virtualAid: fc.boolean(),
      assigned: fc.boolean(),
    }),
    size,
  ),
  'type 22': fc.oneof(
    fc.record({ type: type(22), ...head, ...channels(), area, addressedTo: fc.constant(null) }),
    fc.record({ type: type(22), ...head, ...channels(), area: fc.constant(null), addressedTo: fc.tuple(other, other) }),
  ),
  'type 23': fc.record({ type: type(23), ...head, area, stationType: upTo(15), shiptype, txrx: upTo(3), interval: upTo(15), quiet: upTo(15) }),
  'type 24, part A': fc.record({ type: type(24), part: fc.constant('A' as const), ...head, name: name(20) }),
  'type 24, part B': fc.oneof(
    both(fc.record({ ...partB(), mmsi: fc.integer({ min: 200_000_000, max: 799_999_999 }), mothership: fc.constant(null) }), size),
    fc.record({
      ...partB(),
      mmsi: fc.integer({ min: 980_000_000, max: 989_999_999 }),
      mothership: none(named),
      toBow: fc.constant(null),
      toStern: fc.constant(null),
      toPort: fc.constant(null),
      toStarboard: fc.constant(null),
    }),
  ),
  'type 25': both(fc.record({ type: type(25), ...head, addressedTo: none(other), appId: none(upTo(65_535)) }), binary(80)),
  'type 26': both(fc.record({ type: type(26), ...head, addressedTo: none(other), appId: none(upTo(65_535)), radio: upTo(2 ** 20 - 1) }), binary(900)),
  'type 27': fc.record({
    type: type(27),
    ...head,
    accuracy: fc.boolean(),
    lon: scaled(-108_000, 108_000, 600),
    lat: scaled(-54_000, 54_000, 600),
    status: upTo(15),
    raim: fc.boolean(),
    sog: none(upTo(62)),
    cog: none(upTo(359)),
    current: fc.boolean(),
  }),
};

function channels() {
  return {
    channelA: upTo(4095),
    channelB: upTo(4095),
    txrx: upTo(15),
    lowPower: fc.boolean(),
    bandA: fc.boolean(),
    bandB: fc.boolean(),
    zoneSize: upTo(7),
  };
}

function partB() {
  return {
    type: type(24),
    part: fc.constant('B' as const),
    repeat: upTo(3),
    shiptype,
    vendor: name(3),
    model: upTo(15),
    serial: upTo(2 ** 20 - 1),
    callsign: name(7),
    epfd,
  };
}

export const anyMessage: fc.Arbitrary<AisMessage> = fc.oneof(...Object.values(MESSAGES));
