import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A TypeScript file of ours as a program that plain Node runs, for tests that need another process; `beside` it others by their names. */
export async function built(entry: string, beside: Readonly<Record<string, string>> = {}): Promise<{ path: string; remove: () => void }> {
  // Below node_modules, so that packages outside the bundle are found from there.
  const folder = mkdtempSync(join(root, 'node_modules', '.varne-test-'));
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: { program: join(root, entry), ...Object.fromEntries(Object.entries(beside).map(([name, file]) => [name, join(root, file)])) },
        output: { entryFileNames: ({ name }) => (name === 'program' ? 'program.mjs' : `${name}.js`), chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: [/^@turf\//] },
    define: { __VARNE_VERSION__: JSON.stringify('test') },
  });
  return { path: join(folder, 'program.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
