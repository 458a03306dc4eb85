// `npm test`: sets the clone up, then types, lint, dead code, every test, and those in a real Chromium; ends with one
// plain line that counts them all. A gate (types, lint, ...) counts as one test.
//   npm test                 everything
//   npm test -- --no-browser all but the browser tests (said loudly)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from '../server/setup.mjs';

const noBrowser = process.argv.includes('--no-browser');
const results = join(root, 'test', 'results');
const count = { passed: 0, failed: 0, skipped: 0 };
const troubles = [];

prepare({ built: true });
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const bin = (...path) => join(root, 'node_modules', ...path);

/** Runs one of the packages' programs on this Node; its words go straight to the terminal. */
function run(program, args, env = {}) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', ...env },
  }).status;
}

function gate(name, program, args) {
  const from = Date.now();
  const ok = run(program, args) === 0;
  count[ok ? 'passed' : 'failed'] += 1;
  if (!ok) troubles.push(name);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function unitTests() {
  const file = join(results, 'vitest.json');
  const status = run(bin('vitest', 'vitest.mjs'), ['run', '-c', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const told = readJson(file);
  if (told === null) {
    count.failed += 1;
    troubles.push('vitest did not finish');
    return;
  }
  count.passed += told.numPassedTests;
  count.failed += told.numFailedTests;
  count.skipped += told.numPendingTests + told.numTodoTests;
  // A file that cannot be loaded, or an error outside any test, fails the run without a failed test.
  if (status !== 0 && told.numFailedTests === 0) {
    count.failed += 1;
    troubles.push('vitest failed outside its tests');
  }
  for (const suite of told.testResults) {
    for (const test of suite.assertionResults) if (test.status === 'failed') troubles.push(test.fullName);
  }
}

async function browserTests() {
  if (noBrowser) {
    process.stdout.write('\nSKIPPED: the browser tests, because --no-browser was asked for\n');
    count.skipped += 1;
    return;
  }
  const { findChromium } = await import('./browser/find-chromium.mjs');
  const found = await findChromium();
  if (found === null) {
    count.failed += 1;
    troubles.push('no Chromium with WebGL2 could be found or installed; set CHROMIUM_PATH to one');
    return;
  }
  process.stdout.write(`Chromium: ${found.version} (${found.how})\n`);
  const file = join(results, 'playwright.json');
  const status = run(bin('@playwright', 'test', 'cli.js'), ['test', '-c', 'test/playwright.config.ts'], {
    VARNE_CHROMIUM: found.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...found.env,
  });
  const told = readJson(file);
  if (told === null) {
    count.failed += 1;
    troubles.push('playwright did not finish');
    return;
  }
  count.passed += told.stats.expected;
  count.failed += told.stats.unexpected + told.stats.flaky;
  count.skipped += told.stats.skipped;
  if (status !== 0 && told.stats.unexpected + told.stats.flaky === 0) {
    count.failed += 1;
    troubles.push('playwright failed outside its tests');
  }
}

gate('types', bin('typescript', 'bin', 'tsc'), []);
gate('lint and import walls', bin('oxlint', 'bin', 'oxlint'), ['--type-aware', '--deny-warnings']);
gate('nothing exported or installed for nothing', bin('knip', 'bin', 'knip.js'), ['--config', 'test/knip.json']);
unitTests();
await browserTests();

for (const trouble of troubles) process.stdout.write(`FAILED: ${trouble}\n`);
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
process.exit(count.failed === 0 ? 0 : 1);
