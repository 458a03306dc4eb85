import { feedAddress } from './address.ts';
import type { SourceContext } from './context.ts';
import { readFileUrl } from './file-url.ts';
import { GPSD_PORT, gpsdSource } from './gpsd.source.ts';
import { nameFor } from './name.ts';
import { openPlayable } from './open-playable.ts';
import type { LiveSource, RecordedSource } from './source.ts';
import { tcpSource } from './tcp.source.ts';
import { TcpListenSource } from './tcp-listen.source.ts';
import { UdpSource } from './udp.source.ts';

/** What is wrong, in one sentence; `unreadable` when the URL is right and its file cannot be read. */
export interface NotOpened {
  readonly problem: string;
  readonly unreadable?: true;
}
type Opened = LiveSource | RecordedSource | NotOpened;

const KNOWN = 'sim:, nmea+tcp://HOST:PORT, nmea+tcp-listen://HOST:PORT, nmea+udp://HOST:PORT, gpsd://HOST:PORT, file:PATH or recording:PATH';

/**
 * Opens the source that a URL names. What is wrong with the URL, or with the file that it names, comes back as one
 * sentence; a feed that is not there yet is no problem, it is waited for. Nothing is read from a live source before
 * `start`; of a recording so much is read as it takes to know when it begins.
 */
export async function openSource(url: string, context: SourceContext): Promise<Opened> {
  const colon = url.indexOf(':');
  const scheme = url.slice(0, Math.max(0, colon));
  switch (scheme) {
    case 'nmea+tcp':
      return feed(url, context, (name, address) => tcpSource(name, address, context));
    case 'nmea+tcp-listen':
      return feed(url, context, (name, address) => new TcpListenSource(name, address, context));
    case 'nmea+udp':
      return feed(url, context, (name, address) => new UdpSource(name, address, context));
    case 'gpsd':
      return feed(url, context, (name, address) => gpsdSource(name, address, context), { host: 'localhost', port: GPSD_PORT });
    case 'sim': {
      // Brought in only when asked for: it carries the coast with it.
      const { openSimulator } = await import('./simulator/open.ts');
      return openSimulator(url, context);
    }
    case 'file':
    case 'recording':
      return file(scheme, url.slice(colon + 1), context);
    default:
      return { problem: `${url} is no source that there is: it must be ${KNOWN}` };
  }
}

function feed(
  url: string,
  context: SourceContext,
  make: (name: string, address: Exclude<ReturnType<typeof feedAddress>, { problem: string }>) => LiveSource,
  defaults: { host?: string; port?: number } = {},
): Opened {
  const address = feedAddress(url, defaults);
  if ('problem' in address) return address;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return make(nameFor(`${url.slice(0, url.indexOf(':'))}://${host}:${address.port}`, context), address);
}

async function file(scheme: string, rest: string, context: SourceContext): Promise<Opened> {
  const options = readFileUrl(rest, scheme);
  if ('problem' in options) return options;
  const name = nameFor(`${scheme}:${options.path}`, context);
  const opened = await openPlayable(scheme, name, options, context);
  if (!('problem' in opened)) return opened;
  context.names.delete(name);
  return { problem: opened.problem, unreadable: true };
}
