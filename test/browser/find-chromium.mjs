// A Chromium for the tests that gives WebGL2, tried in this order: CHROMIUM_PATH, Playwright's own, the system's,
// Playwright's download, the npm package that carries one (Linux x64), Debian's by apt when root. The first that
// launches and paints is taken.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tmpdir } from 'node:os';
import { chromium } from '@playwright/test';
import { root } from '../../server/setup.mjs';
import { chromiumArgs } from './chromium-args.mjs';

const say = (message) => process.stderr.write(`chromium: ${message}\n`);

/** Launches it and asks for WebGL2. Its version, or null. */
async function probe(path, env) {
  let browser;
  try {
    browser = await chromium.launch({ executablePath: path, args: chromiumArgs(), timeout: 30_000, env: { ...process.env, ...env } });
    const page = await browser.newPage();
    const paints = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null);
    if (!paints) say(`${path} gives no WebGL2`);
    return paints ? browser.version() : null;
  } catch (error) {
    say(`${path} does not start: ${String(error.message).split('\n')[0]}`);
    return null;
  } finally {
    await browser?.close();
  }
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}

function run(command, args, minutes) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], timeout: minutes * 60_000, shell: process.platform === 'win32' });
  return done.status === 0;
}

const playwrightsOwn = () => [chromium.executablePath()].filter((path) => existsSync(path));

const systems = () => [
  ...onPath(['chromium', 'chromium-browser', 'chromium-headless-shell', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']),
  ...['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'].filter((path) => existsSync(path)),
];

function downloaded() {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium-headless-shell'], 3) ? playwrightsOwn() : [];
}

/** The package holds the browser packed; asking for its path unpacks it into the temporary folder. */
async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = join(root, 'node_modules', '.varne-chromium');
  const entry = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
  if (!existsSync(join(folder, 'node_modules', '@sparticuz'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    if (!run('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts', '@sparticuz/chromium@147.0.0'], 5)) return [];
  }
  const candidates = [entry, join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js')].filter((path) => existsSync(path));
  if (candidates.length === 0) return [];
  const { default: carried } = await import(pathToFileURL(candidates[0]).href);
  return [await carried.executablePath()];
}

function byApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  if (onPath(['apt-get']).length === 0) return [];
  if (!run('apt-get', ['update', '-qq'], 5)) return [];
  if (!run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], 10)) return [];
  return onPath(['chromium-headless-shell', 'chromium']);
}

const ways = [
  { how: 'CHROMIUM_PATH', candidates: () => (process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []) },
  { how: "Playwright's own", candidates: playwrightsOwn },
  { how: "the system's", candidates: systems },
  { how: "Playwright's download", candidates: downloaded },
  { how: 'the npm package', candidates: packaged },
  { how: "Debian's package", candidates: byApt },
];

/** @returns {Promise<{ path: string, version: string, how: string, env: Record<string, string> } | null>} null when there is none */
export async function findChromium() {
  for (const { how, candidates } of ways) {
    const env = how === 'the npm package' ? { TMPDIR: tmpdir() } : {};
    for (const path of await candidates()) {
      const version = await probe(path, env);
      if (version !== null) return { path, version, how, env };
    }
  }
  return null;
}
