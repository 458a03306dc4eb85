import { z } from 'zod';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { FeedAddress } from './address.ts';
import { ConnectionSource, type ConnectionReader } from './connection.ts';
import type { SourceContext } from './context.ts';
import { SourceMeter } from './meter.ts';
import { LineCutter } from './nmea/lines.ts';
import { NmeaReader } from './nmea/reader.ts';
import type { LiveSource } from './source.ts';

export const GPSD_PORT = 2947;
/**
 * Asks for what the devices say, as they say it. `nmea` would have gpsd write sentences of its own and pass AIS on as
 * JSON; raw 1 passes NMEA through and writes what is binary in hexadecimal (gpsd_json(5), WATCH).
 */
const WATCH = '?WATCH={"enable":true,"json":false,"nmea":false,"raw":1};\n';
/** gpsd's own limit for one of its answers (GPS_JSON_RESPONSE_MAX, gpsd.h), and some room. */
const LONGEST = 16_384;

/** `gpsd://HOST:PORT`: raw NMEA from gpsd. */
export function gpsdSource(name: string, { host, port, observer }: FeedAddress, context: SourceContext): LiveSource {
  const meter = new SourceMeter(name, context.wall);
  return new ConnectionSource({
    name,
    host,
    port,
    meter,
    clock: context.clock,
    retry: context.retry,
    greeting: WATCH,
    reader: () => new GpsdReader(name, observer, meter),
  });
}

/** What of gpsd's answers concerns us. */
const Answer = z.discriminatedUnion('class', [
  z.object({ class: z.literal('ERROR'), message: z.string() }),
  z.object({ class: z.literal('DEVICES'), devices: z.array(z.unknown()) }),
]);

const BRACE = 123;
const NEWLINE = new Uint8Array([10]);

/** Takes gpsd's answers (JSON lines) out of the stream and reads the rest. */
class GpsdReader implements ConnectionReader {
  private readonly reader: NmeaReader;
  private readonly cutter: LineCutter;
  private readonly meter: SourceMeter;
  private out: Sighting[] = [];
  private at = 0;

  constructor(name: string, observer: FeedAddress['observer'], meter: SourceMeter) {
    this.meter = meter;
    this.reader = new NmeaReader({ source: name, observer, counts: meter.counts });
    this.cutter = new LineCutter(
      (bytes, start, end) => this.line(bytes, start, end),
      () => {
        meter.counts.lines++;
        meter.counts.drop('too-long');
      },
      LONGEST,
    );
  }

  read(bytes: Uint8Array, at: number): Sighting[] {
    this.at = at;
    this.cutter.push(bytes);
    const { out } = this;
    this.out = [];
    return out;
  }

  end(at: number): Sighting[] {
    return this.reader.end(at);
  }

  private line(bytes: Uint8Array, start: number, end: number): void {
    if (bytes[start] === BRACE) return this.answer(Buffer.from(bytes.subarray(start, end)).toString('utf8'));
    this.out.push(...this.reader.read(bytes.subarray(start, end), this.at), ...this.reader.read(NEWLINE, this.at));
  }

  private answer(text: string): void {
    let value: unknown = null;
    try {
      value = JSON.parse(text);
    } catch {
      this.meter.counts.lines++;
      this.meter.counts.drop('not-nmea');
      return;
    }
    const answer = Answer.safeParse(value);
    if (!answer.success) return;
    if (answer.data.class === 'ERROR') this.meter.trouble(`gpsd says: ${answer.data.message}`);
    else if (answer.data.devices.length === 0) this.meter.trouble('gpsd has no device');
  }
}
