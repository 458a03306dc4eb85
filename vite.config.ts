import { readFileSync } from 'node:fs';
import { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { z } from 'zod';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(here('package.json'), 'utf8')));

/** In development the watch runs inside Vite's server: one process, one port, and the page's modules made anew as they change. */
const watchWithin: Plugin = {
  name: 'varne-watch',
  apply: 'serve',
  async configureServer(vite) {
    const http = vite.httpServer;
    // None when Vite is itself within something else, as in tests; and the stream needs HTTP/1.
    if (http === null || !(http instanceof Server)) return;
    const { develop } = await vite.ssrLoadModule(here('server/dev.ts'));
    const { app, signInPath, stop } = await develop(http);
    vite.middlewares.use(app);
    http.once('listening', () => vite.config.logger.info(`  Sign in, once: http://${addressOf(http)}${signInPath}`));
    const close = vite.close.bind(vite);
    vite.close = async () => {
      await stop();
      await close();
    };
  },
};

function addressOf(http: Server): string {
  const address = http.address();
  return typeof address === 'object' && address !== null ? `localhost:${address.port}` : 'localhost';
}

/**
 * Two builds from one tree: the page (dist/client) and the program (dist/server), with its threads.
 * `vite build --app` makes both; server/varne.mjs runs the second.
 */
export default defineConfig({
  root: here('client'),
  define: { __VARNE_VERSION__: JSON.stringify(version) },
  // On a slow machine the bundler would tell a newcomer at length how long its plugins take.
  build: { rollupOptions: { checks: { bundlerTimings: false } } },
  builder: {},
  plugins: [watchWithin],
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
          // The program, and the threads in which it looks into the past, makes recordings of it, and tries scenarios out.
          input: { varne: here('server/cli/varne.ts'), 'look-back': here('server/look-back.worker.ts'), recording: here('server/recording.worker.ts'), 'scenario-trial': here('server/scenario-trial.worker.ts') },
          // All in one folder, so that a module knows where the page lies: `../client`.
          output: { chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
  // Importing all of Turf costs most of a second of start-up when it is left outside the bundle.
  ssr: { noExternal: [/^@turf\//] },
});
