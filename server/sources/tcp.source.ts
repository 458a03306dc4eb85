import type { SourceContext } from './context.ts';
import { ConnectionSource } from './connection.ts';
import { SourceMeter } from './meter.ts';
import { NmeaReader } from './nmea/reader.ts';
import type { LiveSource } from './source.ts';
import type { FeedAddress } from './address.ts';

/** `nmea+tcp://HOST:PORT`: connects to a receiver or a server that sends NMEA lines. */
export function tcpSource(name: string, { host, port, observer }: FeedAddress, context: SourceContext): LiveSource {
  const meter = new SourceMeter(name, context.wall);
  return new ConnectionSource({
    name,
    host,
    port,
    meter,
    clock: context.clock,
    retry: context.retry,
    reader: () => new NmeaReader({ source: name, observer, counts: meter.counts }),
  });
}
