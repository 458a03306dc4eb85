import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { z } from 'zod';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(here('package.json'), 'utf8')));

/**
 * Two builds from one tree: the page (dist/client) and the program (dist/server).
 * `vite build --app` makes both; server/varne.mjs runs the second.
 */
export default defineConfig({
  root: here('client'),
  define: { __VARNE_VERSION__: JSON.stringify(version) },
  builder: {},
  environments: {
    client: {
      build: { outDir: here('dist/client'), emptyOutDir: true, target: 'es2022', sourcemap: true, chunkSizeWarningLimit: 1600 },
    },
    ssr: {
      build: {
        outDir: here('dist/server'),
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        ssr: true,
        rollupOptions: {
          input: { varne: here('server/cli/varne.ts') },
          // All in one folder, so that a module knows where the page lies: `../client`.
          output: { chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
  // Importing all of Turf costs most of a second of start-up when it is left outside the bundle.
  ssr: { noExternal: [/^@turf\//] },
});
