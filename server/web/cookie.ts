/**
 * The session cookie's name. Cookies know no ports, and a live watch and an exercise often run on one machine: so
 * without TLS the port is part of the name. With TLS `__Host-` makes the browser insist on Secure, Path=/ and no Domain.
 */
export function cookieName(secure: boolean, host: string | undefined): string {
  if (secure) return '__Host-varne';
  const port = /:(\d{1,5})$/.exec(host ?? '')?.[1];
  return port === undefined ? 'varne' : `varne-${port}`;
}

/** One cookie's value out of a `Cookie` header; null when it is not there. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** How long a browser keeps the cookie; when the session itself ends is decided by who keeps the sessions. */
export const COOKIE_DAYS = 2;
