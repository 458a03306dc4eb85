import { z } from 'zod';

/**
 * Zod compiles its checks with `new Function` where it may; the page's content security policy forbids that, and the
 * try alone would be reported. It is decided when a schema is made, so this file is imported before all others.
 */
z.config({ jitless: true });

export const schemasAreInterpreted = true;
