import { feedAddress, observerOf } from './address.ts';
import type { SourceContext } from './context.ts';
import { openFile } from './file.source.ts';
import { GPSD_PORT, gpsdSource } from './gpsd.source.ts';
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

const KNOWN = 'sim:, nmea+tcp://HOST:PORT, nmea+tcp-listen://HOST:PORT, nmea+udp://HOST:PORT, gpsd://HOST:PORT or file:PATH';

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
      return file(url.slice(colon + 1), context);
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

/** `PATH?speed=10&at=LAT,LON`; a path that begins with `//` is that of a file URL. */
async function file(rest: string, context: SourceContext): Promise<Opened> {
  const query = rest.lastIndexOf('?');
  const written = query < 0 ? rest : rest.slice(0, query);
  const path = written.startsWith('//') ? decoded(written.slice(2)) : written;
  if (path === null || path === '') return { problem: 'file: lacks a path: write file:PATH, or file:- for standard input' };
  const options = new URLSearchParams(query < 0 ? '' : rest.slice(query + 1));
  const unknown = [...options.keys()].find((key) => key !== 'speed' && key !== 'at');
  if (unknown !== undefined) return { problem: `file:${rest}: there is no option ${unknown}, only speed=NUMBER, speed=max and at=LAT,LON` };
  const speed = speedOf(options.get('speed'));
  if (speed === null) return { problem: `file:${rest}: speed= wants a number above 0 (at most 100000), or max` };
  const observer = observerOf(options.get('at'));
  if (observer === undefined) return { problem: `file:${rest}: at= wants LAT,LON in degrees, for example at=51.13,1.32` };
  const name = nameFor(`file:${path}`, context);
  const opened = await openFile(name, { path, speed, observer }, context);
  if (!('problem' in opened)) return opened;
  context.names.delete(name);
  return { problem: opened.problem, unreadable: true };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function speedOf(text: string | null): number | 'max' | null {
  if (text === null) return 1;
  if (text === 'max') return 'max';
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return speed > 0 && speed <= 100_000 ? speed : null;
}

/** Two sources never have the same name. */
function nameFor(wanted: string, context: SourceContext): string {
  let name = wanted;
  for (let n = 2; context.names.has(name); n++) name = `${wanted} (${n})`;
  context.names.add(name);
  return name;
}
