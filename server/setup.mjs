// Sets a bare clone up: the right Node, the locked packages, a fresh build. Plain Node, no packages, because it runs
// before there are any. Everything it has to say goes to standard error: standard output belongs to the answer.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const lockStamp = join(modules, '.varne-lock');
const buildStamp = join(root, 'dist', '.varne-build');
const busy = join(root, '.varne-setup');

const fail = (message) => {
  process.stderr.write(`varne: ${message}\n`);
  process.exit(1);
};

const say = (message) => process.stderr.write(`varne: ${message}\n`);

const sha = (text) => createHash('sha256').update(text).digest('hex');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Node 20.19 brought what Vite 8 needs; odd and older lines lack it. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!fits) fail(`Node ${process.versions.node} is too old: 20.19, 22.12 or newer is needed (24 is best).`);
}

/** One set-up at a time: a second `varne` on the same clone waits for the first. */
function alone(work) {
  const deadline = Date.now() + 10 * 60_000;
  for (;;) {
    try {
      mkdirSync(busy);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`cannot write in ${root}: ${error.message}`);
      const age = Date.now() - (statSync(busy, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 10 * 60_000) rmSync(busy, { recursive: true, force: true });
      else if (Date.now() > deadline) fail(`another set-up has been running for ten minutes; if none is, remove ${busy}`);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  const free = () => rmSync(busy, { recursive: true, force: true });
  process.on('exit', free);
  try {
    return work();
  } finally {
    free();
    process.off('exit', free);
  }
}

/** Runs a program with its standard output sent to ours for errors. */
function run(command, args, what) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, NODE_ENV: '' },
  });
  if (done.status !== 0) fail(`${what} failed (${done.error?.message ?? `exit ${done.status ?? done.signal}`}); see above.`);
}

function install() {
  const wanted = sha(read(join(root, 'package-lock.json')) + process.versions.modules + process.platform + process.arch);
  if (read(lockStamp) !== wanted) {
    say('installing the locked packages (once) ...');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci');
  }
  // Written again even when it says the same: its date is what tells the next start that nothing changed.
  writeFileSync(lockStamp, wanted);
}

/** Everything that a build depends on, as one hash of names, sizes and contents. */
function sourcesHash() {
  const hash = createHash('sha256');
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(path, entry.name);
      if (entry.isDirectory()) walk(full);
      else if (!entry.name.endsWith('.md')) hash.update(full.slice(root.length)).update(readFileSync(full));
    }
  };
  for (const folder of ['client', 'geodata', 'server', 'shared']) walk(join(root, folder));
  for (const file of ['package-lock.json', 'package.json', 'vite.config.ts', 'tsconfig.json']) hash.update(read(join(root, file)));
  return hash.digest('hex');
}

function build() {
  const wanted = sourcesHash();
  if (read(buildStamp) === wanted) return;
  say('building (once for these sources) ...');
  run(process.execPath, [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--app', '--logLevel', 'warn'], 'the build');
  writeFileSync(buildStamp, wanted);
}

/** After this, node_modules fits the lock file and, when asked for, dist fits the sources. */
export function prepare({ built }) {
  checkNode();
  const wantedInstall = !existsSync(lockStamp) || statSync(join(root, 'package-lock.json')).mtimeMs > statSync(lockStamp).mtimeMs;
  const fresh = !wantedInstall && (!built || read(buildStamp) === sourcesHash());
  if (fresh) return;
  alone(() => {
    install();
    if (built) build();
  });
}
