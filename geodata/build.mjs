// Makes the chart anew: bundles geodata/build/main.ts with Vite (Node 20 runs no TypeScript) and runs it.
// node geodata/build.mjs [--check] [--lands FILE]
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
// Inside the project, so that the bundle finds node_modules from where it lies.
const folder = mkdtempSync(join(here, '.bundle-'));
try {
  await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    ssr: { noExternal: [/^@turf\//] },
    build: { ssr: join(here, 'build', 'main.ts'), outDir: folder, target: 'node20', minify: false },
  });
  const { main } = await import(pathToFileURL(join(folder, 'main.js')).href);
  process.exitCode = await main(process.argv.slice(2), here);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
