import helmet from 'helmet';
import type { RequestHandler } from 'express';

/**
 * What a page of ours may load: everything from here, nothing from elsewhere, no inline code or style. With the
 * development server in front the policy is left out, for it puts code of its own into the page.
 */
export const security = (development: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: development
      ? false
      : {
          useDefaults: false,
          directives: {
            defaultSrc: ["'none'"],
            scriptSrc: ["'self'"],
            workerSrc: ["'self'"],
            styleSrc: ["'self'"],
            connectSrc: ["'self'"],
            fontSrc: ["'self'"],
            imgSrc: ["'self'", 'data:', 'blob:'],
            // These do not fall back to default-src.
            baseUri: ["'none'"],
            formAction: ["'self'"],
            frameAncestors: ["'none'"],
          },
        },
    // Whoever ends TLS in front decides about this; a plain server on a local network must not.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
