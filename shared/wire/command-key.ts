import { z } from 'zod';

/** Made by the sender, once per act: sending a command twice under one key does the act once. */
export const CommandKey = z.string().min(8).max(64).regex(/^[\w-]+$/);
