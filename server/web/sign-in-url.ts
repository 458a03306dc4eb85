/** Where a person signs in, and where below it a link's secret is spent. */
export const SIGN_IN_PATH = '/sign-in';

/** The address that spends a link's secret, on a server that is reached at `base`. */
export const signInUrl = (base: string, secret: string): string => `${base.replace(/\/$/, '')}${SIGN_IN_PATH}/${encodeURIComponent(secret)}`;
