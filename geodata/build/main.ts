import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Facts } from './facts.ts';
import { chartText } from './feature.ts';
import { makeLand } from './land.ts';
import { worldLand } from './lands.ts';
import { makeLines } from './lines.ts';
import { makePoints } from './points.ts';
import { makeRouteing } from './routeing.ts';
import { makeZones, zonesText } from './zones.ts';

const HELP = `node geodata/build.mjs [--check] [--lands FILE]

Makes geodata/chart/*.json and geodata/zones.json from the facts (VARNE_FACTS, default ../shared/facts) and the land
polygons of @geo-maps/earth-lands-10m, which it fetches from the npm registry (33 MB) and does not keep.

  --check       write nothing; exit 1 when the files would change
  --lands FILE  the package's map.geo.json, when it is already here
`;

/** The whole build. `home` is the folder geodata/. Answers the exit code. */
export async function main(args: string[], home: string): Promise<number> {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean' }, lands: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = process.env.VARNE_FACTS ?? join(home, '..', '..', 'shared', 'facts');
  if (!existsSync(join(folder, 'chart'))) {
    process.stderr.write(`No facts in ${folder}: set VARNE_FACTS to the folder that has chart/routeing.geojson.\n`);
    return 1;
  }
  const facts = new Facts(folder);
  const land = makeLand(facts, worldLand(values.lands ?? null));
  const files: Record<string, string> = {
    'chart/land.json': chartText(land.features),
    'chart/routeing.json': chartText(makeRouteing(facts, land.area)),
    'chart/lines.json': chartText(makeLines(facts)),
    'chart/points.json': chartText(makePoints(facts)),
    'zones.json': zonesText(makeZones(land.area)),
  };
  let changed = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = join(home, name);
    const fresh = !existsSync(path) || readFileSync(path, 'utf8') !== text;
    if (fresh) changed++;
    process.stdout.write(`${name}  ${(text.length / 1000).toFixed(0)} kB  ${fresh ? (values.check ? 'differs' : 'written') : 'the same'}\n`);
    if (!fresh || values.check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return values.check && changed > 0 ? 1 : 0;
}
