import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request may change something or open a stream, as to where it comes from: browsers name the page's
 * origin on every such request, and it must be this very host. Programs that are no browser send none and are let
 * through; they hold no cookie that somebody else's page could make them use.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, host: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  // `URL` leaves the scheme's own port out of host; a Host header may carry it.
  const { protocol, host: from } = new URL(origin);
  return from === host.toLowerCase() || from === new URL(`${protocol}//${host}`).host;
}
