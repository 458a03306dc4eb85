import type { Position } from '../../shared/words/position.ts';

/** Where a feed is, and from where its radar looks when the URL says so. */
export interface FeedAddress {
  readonly host: string;
  readonly port: number;
  readonly observer: Position | null;
}

interface Defaults {
  readonly host?: string;
  readonly port?: number;
}

/** Takes `SCHEME://HOST:PORT?at=LAT,LON` apart. */
export function feedAddress(url: string, defaults: Defaults = {}): FeedAddress | { problem: string } {
  const scheme = url.slice(0, url.indexOf(':'));
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return { problem: `${url} is no address: write ${scheme}://HOST:PORT` };
  }
  if (parsed.username !== '' || parsed.password !== '') return { problem: `${scheme} feeds take no user or password` };
  const host = parsed.hostname.replace(/^\[|\]$/g, '') || (defaults.host ?? '');
  const port = parsed.port === '' ? defaults.port : Number(parsed.port);
  if (host === '' || port === undefined) return { problem: `${url} lacks ${host === '' ? 'a host' : 'a port'}: write ${scheme}://HOST:PORT` };
  if (parsed.pathname !== '' && parsed.pathname !== '/') return { problem: `${url}: nothing may stand after the port but ?at=LAT,LON` };
  const unknown = [...parsed.searchParams.keys()].find((key) => key !== 'at');
  if (unknown !== undefined) return { problem: `${url}: there is no option ${unknown}, only at=LAT,LON` };
  const observer = observerOf(parsed.searchParams.get('at'));
  if (observer === undefined) return { problem: `${url}: at= wants LAT,LON in degrees, for example at=51.13,1.32` };
  return { host, port, observer };
}

/** `LAT,LON` in degrees; null when there is none, undefined when it is no place. */
export function observerOf(text: string | null): Position | null | undefined {
  if (text === null) return null;
  const m = /^\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (m === null) return undefined;
  const [lat, lon] = [Number(m[1]), Number(m[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : undefined;
}
