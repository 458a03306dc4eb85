import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Everything that needs no browser: pure rooms, properties, real sockets, real SQLite. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: { __VARNE_VERSION__: JSON.stringify('test') },
  test: {
    include: ['test/{unit,property,wire,scenarios}/**/*.test.{ts,tsx}'],
    testTimeout: 240_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
  },
});
