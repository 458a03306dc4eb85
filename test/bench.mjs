// `npm run bench [-- NAME...] [-- --keep]`: bundles test/bench/*.bench.ts as production code is bundled, runs each in
// a process of its own, prints the figures, and with --keep writes them to test/bench/RESULTS.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { prepare, root } from '../server/setup.mjs';

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write('npm run bench -- [NAME...] [--keep]\n  NAME    part of a file name in test/bench; all without one\n  --keep  write the figures to test/bench/RESULTS.md\n');
  process.exit(0);
}
prepare({ built: false });

const keep = args.includes('--keep');
const wanted = args.filter((a) => !a.startsWith('--'));
const folder = fileURLToPath(new URL('bench', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .filter((name) => wanted.length === 0 || wanted.some((w) => name.includes(w)))
  .sort();
if (names.length === 0) {
  process.stderr.write(`no benchmark is called ${wanted.join(', ')}; there are those of ${folder}\n`);
  process.exit(2);
}

const out = join(root, 'dist', 'bench');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { build } = await import('vite');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  define: { __VARNE_VERSION__: JSON.stringify('bench') },
  ssr: { noExternal: [/^@turf\//] },
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'node20',
    ssr: true,
    minify: false,
    rollupOptions: { input: Object.fromEntries(names.map((name) => [name, join(folder, `${name}.bench.ts`)])) },
  },
});

const round = (value) => (value >= 100 ? Math.round(value).toLocaleString('en-GB') : Number(value.toPrecision(3)).toString());
const sections = [];
for (const name of names) {
  const program = `
    import bench from ${JSON.stringify(pathToFileURL(join(out, `${name}.js`)).href)};
    import { writeSync } from 'node:fs';
    const rows = await bench.run();
    writeSync(3, JSON.stringify({ title: bench.title, rows }));
    process.exit(0);`;
  process.stderr.write(`${name} ...\n`);
  const done = spawnSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], { cwd: root, stdio: ['ignore', 2, 2, 'pipe'], timeout: 120 * 60_000 });
  if (done.status !== 0) {
    process.stderr.write(`${name} failed (exit ${done.status ?? done.signal})\n`);
    process.exit(1);
  }
  const { title, rows } = JSON.parse(String(done.output[3]));
  const lines = rows.map((row) => {
    const beside = row.beside ? `${row.beside.what}: ${round(row.beside.value)}` : '';
    const ratio = row.beside && row.beside.value ? `${round(row.value / row.beside.value)} x` : '';
    return `| ${row.what} | ${round(row.value)} | ${row.unit} | ${beside} | ${ratio} |`;
  });
  const section = [`## ${title}`, '', '| what | figure | unit | beside it in the same run | ratio |', '| --- | ---: | --- | --- | ---: |', ...lines, ''].join('\n');
  sections.push({ name, section });
  process.stdout.write(`${section}\n`);
}

if (keep) {
  const file = join(folder, 'RESULTS.md');
  let kept = {};
  try {
    kept = Object.fromEntries([...readFileSync(file, 'utf8').matchAll(/<!-- (\S+) -->\n([\s\S]*?)(?=<!-- |$)/g)].map((m) => [m[1], m[2].trimEnd() + '\n']));
  } catch {
    // The first results.
  }
  const day = new Date().toISOString().slice(0, 10);
  for (const { name, section } of sections) kept[name] = `${section}\nMeasured ${day}: Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, shared machine.\n`;
  const head = '# Results\n\nMade by `npm run bench -- --keep`. Machines differ: read the ratios before the figures.\n\n';
  const body = Object.keys(kept).sort().map((name) => `<!-- ${name} -->\n${kept[name]}`).join('\n');
  writeFileSync(file, head + body);
  process.stderr.write(`kept in ${file}\n`);
}
