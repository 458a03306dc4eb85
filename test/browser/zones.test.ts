import { expect, test, type Browser, type Page } from '@playwright/test';
import { destination } from '../../shared/geo/distance.ts';
import { readPosition } from '../../shared/geo/position-reading.ts';
import type { Position } from '../../shared/words/position.ts';
import { openFedWatch, type FedWatch } from './fed-watch.ts';
import { TEST_ZONE } from './traffic.ts';

/** Corners of the new zone, CSS pixels from the chart's top left; the last is where the drawing is refused first. */
const CORNERS = [
  [240, 380],
  [330, 380],
  [330, 450],
  [240, 450],
] as const;
const CROSSING = [285, 330] as const;

const drawer = (page: Page) => page.getByTestId('drawer');
const draft = (page: Page) => page.getByRole('region', { name: 'Draft' });
const card = (page: Page) => page.locator('[data-alert-id]');

test.describe('zones and rules in the page', () => {
  let watch: FedWatch;
  test.beforeAll(async () => {
    watch = await openFedWatch(TEST_ZONE);
  });
  test.afterAll(() => watch.close());

  const pageOf = async (browser: Browser, name: string, role: string): Promise<Page> => watch.page(browser, await watch.link(name, role), { reducedMotion: 'reduce' });

  /** A click as a hand does it: the pen follows the pointer on its way. */
  async function corner(page: Page, [x, y]: readonly [number, number]): Promise<void> {
    const box = await page.getByTestId('chart').boundingBox();
    if (!box) throw new Error('the chart has no place');
    await page.mouse.move(box.x + x, box.y + y, { steps: 3 });
    await page.mouse.down();
    await page.mouse.up();
  }

  async function cornersOf(page: Page): Promise<Position[]> {
    await page.getByText('Corners as text').click();
    const text = await drawer(page).getByLabel('Corners, one a line, in any notation').inputValue();
    return text.split('\n').map((line) => {
      const reading = readPosition(line);
      if (reading.kind !== 'understood') throw new Error(`${line} is no position`);
      return [reading.meant.lon, reading.meant.lat];
    });
  }

  async function save(page: Page, why: string): Promise<void> {
    await draft(page).getByLabel('Why, for the log').fill(why);
    await draft(page).getByRole('button', { name: 'Save for everyone' }).click();
    await expect(draft(page)).toBeHidden();
  }

  test('a zone is drawn, tried, saved and edited by a supervisor; its alerts name its version everywhere; others only look', async ({ browser }, info) => {
    test.slow();
    const chief = await pageOf(browser, 'Chief', 'supervisor');
    const desk = await pageOf(browser, 'Desk', 'operator');

    await chief.keyboard.press('e');
    await drawer(chief).getByRole('button', { name: 'New zone' }).click();
    await drawer(chief).getByLabel('Name').fill('Drill square');
    await drawer(chief).getByRole('button', { name: 'Draw it on the chart' }).click();
    await expect(chief.getByTestId('drawing')).toContainText('Click each corner');
    await expect(chief.getByTestId('chart')).toHaveAttribute('data-pen', 'on');
    for (const at of CORNERS.slice(0, 3)) await corner(chief, at);
    await corner(chief, CROSSING);
    await expect(chief.getByTestId('drawing')).toContainText('would cross');
    await corner(chief, CORNERS[3]);
    await corner(chief, CORNERS[0]);
    await expect(drawer(chief)).toContainText('4 corners');
    const corners = await cornersOf(chief);

    await drawer(chief).getByLabel('Add a rule').selectOption({ label: 'Enters' });
    await drawer(chief).getByLabel('Delay').fill('two');
    await expect(draft(chief)).toContainText('One field is not understood');
    await expect(draft(chief).getByRole('button', { name: 'Save for everyone' })).toBeDisabled();
    await drawer(chief).getByLabel('Delay').fill('2');

    await draft(chief).getByRole('button', { name: /Try on the last 24 hours/ }).click();
    await expect(draft(chief)).toContainText(/In the last 24 hours this would have raised \d+ alerts? \(now: \d+\)/);
    await expect(draft(chief)).toContainText('recorded');
    await save(chief, 'drill tonight');

    const west = Math.min(...corners.map(([lon]) => lon));
    const lats = corners.map(([, lat]) => lat);
    const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
    watch.sail([{ mmsi: 235999031, name: 'TEST ENTRANT', from: destination(west, middle, 270, 45), course: 90, knots: 30 }]);
    await expect(card(desk)).toHaveCount(1);
    await expect(card(desk)).toContainText('Drill square');
    await card(desk).getByRole('button', { name: 'More' }).click();
    await card(desk).getByRole('button', { name: 'Why this alert' }).click();
    await expect(card(desk)).toContainText('Drill square, version 1');

    await desk.keyboard.press('e');
    await expect(drawer(desk)).toContainText('Only supervisors change zones and rules');
    await expect(drawer(desk).getByRole('button', { name: 'New zone' })).toBeHidden();
    await drawer(desk).getByRole('button', { name: /Drill square/ }).click();
    await expect(drawer(desk).getByLabel('Name')).toBeDisabled();

    await drawer(chief).getByLabel('Kind').selectOption('exercise');
    await expect(drawer(chief)).toContainText('saved as version 2');

    const other = await chief.request.post(`${watch.server.url}/api/v1/settings`, { data: { revision: 1, rules: { aground: { on: false } }, note: 'from another desk' }, headers: { origin: new URL(watch.server.url).origin } });
    expect(other.status()).toBe(200);
    await expect(draft(chief)).toContainText('changed zones or rules');
    await expect(draft(chief).getByRole('button', { name: 'Save for everyone' })).toBeDisabled();
    await draft(chief).getByRole('button', { name: 'Put my draft on what stands now' }).click();
    await expect(draft(chief)).toContainText('zones: 1 changed');
    await expect(draft(chief)).not.toContainText('limit');
    await save(chief, 'it is an exercise area');
    await expect(drawer(desk)).toContainText('Version 2');

    await drawer(chief).getByRole('button', { name: 'All zones' }).click();
    const downloading = chief.waitForEvent('download');
    await drawer(chief).getByRole('button', { name: 'Export GeoJSON' }).click();
    const file = info.outputPath('exported.geojson');
    await (await downloading).saveAs(file);
    await drawer(chief).getByRole('button', { name: /Drill square/ }).click();
    await drawer(chief).getByRole('button', { name: 'Delete zone' }).click();
    await expect(drawer(chief)).toContainText('One alert of it stands now and will stay');
    await drawer(chief).getByRole('button', { name: 'Delete Drill square' }).click();
    await expect(draft(chief)).toContainText('1 deleted');
    await drawer(chief).getByLabel('GeoJSON file with zones').setInputFiles(file);
    await expect(drawer(chief)).toContainText('1 new, 0 changed, 1 the same');
    await expect(draft(chief)).toBeHidden();
  });
});
