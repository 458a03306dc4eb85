import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRules } from '../../../server/rules.ts';
import { readZones } from '../../../server/zones.ts';
import { squareZone } from '../../stand-ins/sea.ts';

const file = (json: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'varne-')), 'given.json');
  writeFileSync(path, JSON.stringify(json));
  return path;
};

test('a rules file with a key that there is not says so in one plain sentence', async () => {
  const given = file({ nonsense: 1 });
  expect(await readRules(given)).toEqual({ problem: `the rules in ${given} do not fit: there is no "nonsense" here.` });
});

test('a zones file whose rule has a key that there is not names zone and key', async () => {
  const zone = squareZone('west', []);
  const given = file({ type: 'FeatureCollection', features: [{ ...zone, properties: { ...zone.properties, rules: [{ rule: 'zone-entry', holdSeconds: 99 }] } }] });
  expect(await readZones(given)).toEqual({ problem: `the zones in ${given} do not fit: zone west, features.0.properties.rules.0: a zone's rule knows no "holdSeconds".` });
});
