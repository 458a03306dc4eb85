import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AisMessage } from '../../../server/sources/ais/message.ts';
import { MessageReader } from '../../../server/sources/nmea/messages.ts';
import { fact } from '../../facts.ts';

/**
 * gpsd's own sample of every type against gpsd's own expectation of it. `expected` puts one into the words of the other;
 * where the two differ on purpose, it says why, there and nowhere else.
 */
const sample = fact('ais/gpsd_sample.aivdm');
const check = fact('ais/gpsd_sample.aivdm.js.chk');

type Checked = Record<string, unknown> & { type: number; mmsi: number };
const num = (value: unknown): number => (typeof value === 'number' ? value : Number(value));
/** Zero is AIS's "not available" for these; gpsd shows the zero. */
const noZero = (value: unknown) => (value === 0 ? null : value);
const noText = (value: unknown) => (value === '' ? null : value);

/** gpsd prints positions to 7 decimals at most (type 27 to 4, type 17 to 1), and shows places that are not on the globe. */
function near(value: unknown, limit: number, decimals: number): unknown {
  const degrees = num(value);
  return Math.abs(degrees) > limit ? null : expect.closeTo(degrees, decimals);
}
const place = (c: Checked, decimals = 6) => ({ lon: near(c.lon, 180, decimals), lat: near(c.lat, 90, decimals) });
const size = (c: Checked) => {
  const length = num(c.to_bow) + num(c.to_stern) > 0;
  const beam = num(c.to_port) + num(c.to_starboard) > 0;
  return {
    toBow: length ? c.to_bow : null,
    toStern: length ? c.to_stern : null,
    toPort: beam ? c.to_port : null,
    toStarboard: beam ? c.to_starboard : null,
  };
};
/** gpsd gives the numbers that mean "not available" as they are. */
const motion = (c: Checked) => ({
  ...place(c),
  sog: c.speed === 102.3 ? null : c.speed,
  cog: num(c.course) >= 360 ? null : c.course,
  heading: num(c.heading) >= 360 ? null : c.heading,
  second: c.second === 60 ? null : c.second,
  accuracy: c.accuracy,
  raim: c.raim,
});
/** gpsd says in words what we say as 10 degrees a minute without a turn indicator. */
const turn = (text: unknown) =>
  text === 'n/a' ? { rot: null } : text === 'fastleft' ? { rot: -10, rotSensor: false } : text === 'fastright' ? { rot: 10, rotSensor: false } : { rot: num(text) };
/** `LENGTH:hex`. Where gpsd takes application data apart we leave it whole: only who, what kind and that it is there. */
function data(c: Checked): object {
  if (typeof c.data !== 'string') return { bits: expect.any(Number) };
  const [bits, digits] = c.data.split(':');
  // gpsd fills its last byte with whatever bits come next, we fill our last digit with zeros.
  return { bits: Number(bits), data: expect.stringMatching(`^${digits?.slice(0, Math.floor(Number(bits) / 4))}.?$`) };
}
/** gpsd does not show the sequence number that stands beside each. */
const station = (mmsi: unknown): object => expect.objectContaining({ mmsi });
/** A moment of which a part is not available (hour 24, year 0, month 0) is no moment. */
const moment = (text: unknown) => (/T24|^0000|-00|^\d{5}/.test(String(text)) ? null : text);
const corners = (c: Checked) => ({
  neLon: expect.closeTo(num(c.ne_lon), 5),
  neLat: expect.closeTo(num(c.ne_lat), 5),
  swLon: expect.closeTo(num(c.sw_lon), 5),
  swLat: expect.closeTo(num(c.sw_lat), 5),
});
/** gpsd numbers its fields (mmsi1, mmsi2 ...) and fills up with zeros; we have lists. */
const numbered = (c: Checked, stem: string, count: number, make: (i: number) => object) =>
  Array.from({ length: count }, (_, i) => i + 1).filter((i) => num(c[`${stem}${i}`]) !== 0).map(make);

function body(c: Checked): object {
  switch (c.type) {
    case 1:
    case 2:
    case 3: {
      const { radio } = c;
      // One type 1 of the sample lacks its last 5 bits: gpsd reads a radio state of 14 bits where 19 belong (1076), we none.
      return { ...motion(c), ...turn(c.turn), status: c.status, maneuver: noZero(c.maneuver), radio: radio === 1076 ? null : radio };
    }
    case 4:
    case 11:
      return { ...place(c), timestamp: moment(c.timestamp), accuracy: c.accuracy, epfd: c.epfd, raim: c.raim, radio: c.radio };
    case 5:
      return {
        ...size(c),
        imo: noZero(c.imo),
        callsign: noText(c.callsign),
        name: noText(c.shipname),
        shiptype: noZero(c.shiptype),
        destination: noText(c.destination),
        draught: noZero(c.draught),
        eta: String(c.eta).startsWith('00-00') ? null : c.eta,
        epfd: c.epfd,
        version: c.ais_version,
        dte: c.dte,
      };
    case 6:
      return { sequence: c.seqno, addressedTo: c.dest_mmsi, retransmit: c.retransmit, dac: c.dac, fid: c.fid, ...data(c) };
    case 7:
    case 13: {
      // Two of the samples end within their third station (128 and 130 bits of 136): gpsd reads zeros for the rest of its
      // number, we leave it out.
      const cut = c.mmsi3 === 836359488 || c.mmsi3 === 76161024;
      return { acknowledged: numbered(c, 'mmsi', cut ? 2 : 4, (i) => station(c[`mmsi${i}`])) };
    }
    case 8:
      return { dac: c.dac, fid: c.fid, ...data(c) };
    case 9:
      return { ...place(c), altitude: c.alt, sog: c.speed, cog: c.course, second: c.second, accuracy: c.accuracy, dte: c.dte, raim: c.raim, radio: c.radio };
    case 10:
      return { addressedTo: c.dest_mmsi };
    case 12:
      return { sequence: c.seqno, addressedTo: c.dest_mmsi, retransmit: c.retransmit, text: c.text };
    case 14:
      return { text: c.text };
    case 15: {
      const asked = (type: unknown, offset: unknown) => (type === 0 ? [] : [{ type, offset }]);
      const first = { mmsi: c.mmsi1, messages: [...asked(c.type1_1, c.offset1_1), ...asked(c.type1_2, c.offset1_2)] };
      return { requests: c.mmsi2 === 0 ? [first] : [first, { mmsi: c.mmsi2, messages: asked(c.type2_1, c.offset2_1) }] };
    }
    case 16:
      return { assignments: numbered(c, 'mmsi', 2, (i) => ({ mmsi: c[`mmsi${i}`], offset: c[`offset${i}`], increment: c[`increment${i}`] })) };
    case 17:
      return { lon: near(c.lon, 180, 0), lat: near(c.lat, 90, 0), ...data(c) };
    case 18: {
      const { cs, display, dsc, band, msg22, radio } = c;
      return { ...motion(c), cs, display, dsc, band, msg22, radio };
    }
    case 19:
      return { ...motion(c), ...size(c), name: c.shipname, shiptype: c.shiptype, epfd: c.epfd, dte: c.dte, assigned: c.assigned };
    case 20:
      return {
        reservations: numbered(c, 'number', 4, (i) => ({
          offset: c[`offset${i}`],
          slots: c[`number${i}`],
          timeout: c[`timeout${i}`],
          increment: c[`increment${i}`],
        })),
      };
    case 21:
      return {
        ...place(c),
        ...size(c),
        name: c.name,
        aidType: noZero(c.aid_type),
        accuracy: c.accuracy,
        epfd: c.epfd,
        second: c.second,
        offPosition: c.off_position,
        regional: c.regional,
        raim: c.raim,
        virtualAid: c.virtual_aid,
      };
    case 22:
      return {
        channelA: c.channel_a,
        channelB: c.channel_b,
        txrx: c.txrx,
        lowPower: c.power,
        area: c.addressed === true ? null : corners(c),
        addressedTo: c.addressed === true ? [c.dest1, c.dest2] : null,
        bandA: c.band_a,
        bandB: c.band_b,
        zoneSize: c.zonesize,
      };
    case 23:
      return { area: corners(c), stationType: c.stationtype, shiptype: noZero(c.shiptype), interval: c.interval, quiet: c.quiet };
    case 25:
    case 26:
      // gpsd never reads the radio state of a type 26, it always shows 0: ours is not compared.
      return { addressedTo: c.addressed === true ? c.dest_mmsi : null, appId: c.structured === true ? c.app_id : null, ...data(c) };
    case 27:
      return { ...place(c, 4), status: c.status, accuracy: c.accuracy, raim: c.raim, sog: c.speed, cog: c.course, current: c.gnss === false };
    default:
      throw new Error(`no expectation for type ${c.type}`);
  }
}

describe.skipIf(sample === null || check === null)("gpsd's sample", () => {
  const bytes = sample === null ? new Uint8Array() : readFileSync(sample);
  const checked = (check === null ? '' : readFileSync(check, 'utf8'))
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Checked);
  const reader = new MessageReader();
  const messages = [...reader.read(bytes), ...reader.end()];
  const halves = messages.filter((m) => m.type === 24);
  const ours = messages.filter((m) => m.type !== 24);
  const theirs = checked.filter((c) => c.type !== 24);

  it('gives as many messages as gpsd, and of the same types', () => {
    expect(ours.map((m) => m.type)).toEqual(theirs.map((c) => c.type));
    expect(checked).toHaveLength(97);
  });

  const types = [...new Set(theirs.map((c) => c.type))].sort((a, b) => a - b);
  it.each(types)('reads every type %i as gpsd does', (type) => {
    theirs.forEach((c, i) => {
      if (c.type !== type) return;
      expect(ours[i]).toMatchObject({ type, repeat: c.repeat, mmsi: c.mmsi, ...body(c) });
    });
  });

  it('covers all types from 1 to 27', () => {
    expect([...types, 24].sort((a, b) => a - b)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
  });

  it('reads both halves of each type 24 that gpsd joined', () => {
    const joined = checked.filter((c) => c.type === 24);
    expect(joined).toHaveLength(2);
    for (const c of joined) {
      const own = halves.filter((m) => m.mmsi === c.mmsi);
      expect(own.find((m) => m.part === 'A')).toMatchObject({ name: c.shipname });
      expect(own.find((m) => m.part === 'B')).toMatchObject({
        ...size(c),
        shiptype: c.shiptype,
        callsign: c.callsign,
        model: c.model,
        serial: c.serial,
        // gpsd shows the whole 42 bits of the vendor field as letters, as M.1371-3 had it; since M.1371-4 only the first
        // three are letters, the rest are model and serial (which gpsd also shows).
        vendor: String(c.vendorid).slice(0, 3),
      });
    }
  });

  it('gives the two halves of type 24 that gpsd could not join, each as a message', () => {
    const alone = halves.filter((m) => !checked.some((c) => c.type === 24 && c.mmsi === m.mmsi));
    expect(alone.map((m: AisMessage) => [m.mmsi, 'part' in m ? m.part : null])).toEqual([
      [271041511, 'A'],
      [271020195, 'B'],
    ]);
  });

  it('counts the one line that is no sentence, the comments, and nothing else', () => {
    expect(reader.counts.errors).toEqual({ 'not-nmea': 1 });
    expect(reader.counts.comments).toBe(1001);
  });
});
